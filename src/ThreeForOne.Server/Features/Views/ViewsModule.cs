namespace ThreeForOne.Server.Features.Views;

/// <summary>Lists with filters that a person keeps (<c>/views</c>), shown above the list.</summary>
public static class ViewsModule
{
    public static IServiceCollection AddViews(this IServiceCollection services) => services.AddScoped<SavedViews>();
}
