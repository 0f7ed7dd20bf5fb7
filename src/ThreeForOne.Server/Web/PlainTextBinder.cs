using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace ThreeForOne.Server.Web;

/// <summary>Whatever text a page reads, from a form or an address, arrives as <see cref="PlainText"/>.</summary>
public sealed class PlainTextBinder(IModelBinder inner) : IModelBinder
{
    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        await inner.BindModelAsync(bindingContext);
        if (bindingContext.Result.Model is string typed)
            bindingContext.Result = ModelBindingResult.Success(PlainText.Of(typed));
    }

    /// <summary>Takes every text.</summary>
    public sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            context.Metadata.ModelType == typeof(string)
                ? new PlainTextBinder(new SimpleTypeModelBinder(
                    typeof(string), context.Services.GetRequiredService<ILoggerFactory>()))
                : null;
    }
}
