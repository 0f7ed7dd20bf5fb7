using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using ThreeForOne.Server.Web.Errors;

namespace ThreeForOne.Server.Web;

/// <summary>
/// A form whose token no longer holds (left open over night, signed in again in another tab) shows a page that carries
/// what was typed and offers to send it, in place of a bare 400.
/// </summary>
public sealed class ExpiredFormFilter : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult) return;

        if (ExpiredForm.Of(context.HttpContext.Request) is not { } form)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }
        context.Result = new ViewResult
        {
            ViewName = "/Web/Errors/Expired.cshtml",
            StatusCode = StatusCodes.Status400BadRequest,
            ViewData = new ViewDataDictionary<ExpiredForm>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
            {
                Model = form,
            },
        };
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
