using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>The made-up people and what only a demonstration can do.</summary>
public static class DemoModule
{
    /// <summary>What a demonstration shows beside its pages; nothing elsewhere.</summary>
    public static void MapDemo(this IEndpointRouteBuilder app, bool isDemo)
    {
        if (isDemo) app.MapMethods(MailHtml.Route, [HttpMethods.Get], MailHtml.Handle);
    }

    /// <summary>
    /// Registers the demonstration. In any other installation the pages of this folder, sign-in without a credential
    /// among them, are not even mapped.
    /// </summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, bool isDemo)
    {
        if (!isDemo)
            return services.Configure<RazorPagesOptions>(pages =>
                pages.Conventions.AddFolderRouteModelConvention("/Features/Demo", page => page.Selectors.Clear()));

        return services.AddScoped<DemoData>().AddScoped<DemoEditions>().AddScoped<DemoProposals>()
            .AddScoped<DemoSession>().AddScoped<DemoYear>().AddScoped<MoveClock>();
    }
}
