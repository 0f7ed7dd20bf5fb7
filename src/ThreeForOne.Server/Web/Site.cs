using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Web;

/// <summary>The pages as a whole: language, layout, components, error pages, headers.</summary>
public static class Site
{
    public static IServiceCollection AddSite(this IServiceCollection services, bool demo)
    {
        services.AddSingleton(new SiteMode(demo));
        services.AddHttpContextAccessor();
        services.AddScoped(found => new Texts(
            Languages.Of(found.GetRequiredService<IHttpContextAccessor>().HttpContext?.Request)));

        services.AddScoped<ReaderZone>();

        // Accents stay letters in the page: entities would add a tenth to what a phone must fetch.
        services.Configure<WebEncoderOptions>(web =>
            web.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        // Behind a proxy, its word counts for where a visitor comes from: one on this machine, or those of the setting.
        services.Configure<ForwardedHeadersOptions>(behind =>
        {
            behind.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in Settings.ListOf(Settings.Proxies)) behind.KnownProxies.Add(IPAddress.Parse(proxy));
        });

        // Pages stand beside their use cases (Features/Noun); each names its own address in @page.
        services.AddRazorPages(pages => pages.RootDirectory = "/").AddMvcOptions(BindingMessages.Apply);
        services.Configure<MvcOptions>(mvc =>
        {
            mvc.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            mvc.Filters.Add<ExpiredFormFilter>();
            mvc.Filters.Add<NoHandlerFilter>();
            mvc.ModelBinderProviders.Insert(0, new PlainTextBinder.Provider());
        });
        services.Configure<RazorViewEngineOptions>(views =>
        {
            views.PageViewLocationFormats.Add("/Web/Components/{0}.cshtml");
            views.ViewLocationFormats.Add("/Web/Components/{0}.cshtml");
        });
        // Plots are text too. Over TLS pages stay as they are: they repeat what a visitor sent beside what is secret.
        services.AddResponseCompression(pages =>
            pages.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"]);
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormsOfOneOrganisation>();
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = "form";
            form.Cookie.HttpOnly = true;
            form.Cookie.SameSite = SameSiteMode.Strict;
            form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        return services;
    }

    /// <summary>Before routing, sign-in and everything that may fail.</summary>
    public static void UseSite(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.Use((http, next) =>
        {
            Languages.Apply(Languages.Of(http.Request));
            return next(http);
        });
        app.UseExceptionHandler("/errors/500");
        app.UseStatusCodePagesWithReExecute("/errors/{0}");
    }

    public static void MapSite(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapPost("/language", LanguageSwitch.Handle).DisableAntiforgery().AllowAnonymous();
    }
}
