using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>Accounts, the cookie, and where each role begins.</summary>
public static class SignInModule
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddDbContext<SignInContext>((found, options) => options.UsePostgres(found));
        services.AddDbContext<DataProtectionKeys>((found, options) => options
            .UseNpgsql(found.GetRequiredService<NpgsqlDataSource>().CreateConnection(), contextOwnsConnection: true)
            .UseSnakeCaseNamingConvention());
        services.AddDataProtection().SetApplicationName("three-for-one").PersistKeysToDbContext<DataProtectionKeys>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddIdentityCore<SignInAccount>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.RequireUniqueEmail = true;
                // An address has letters of any alphabet; it was read before.
                identity.User.AllowedUserNameCharacters = "";
                // Guesses are counted by us (SignInTries), so that nobody is locked out by a stranger's.
                identity.Lockout.AllowedForNewUsers = false;
                // Length, not riddles: a sentence is easier to keep and harder to guess.
                identity.Password = new PasswordOptions
                {
                    RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<SignInContext>()
            .AddSignInManager();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<RealTime>((cookie, real) =>
        {
            cookie.Cookie.Name = "person";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = OpenSignIns.Idle;
            cookie.SlidingExpiration = true;
            // A demonstration's clock jumps by weeks; people stay signed in.
            cookie.TimeProvider = real.Clock;
            cookie.Events.OnValidatePrincipal = asked =>
                asked.HttpContext.RequestServices.GetRequiredService<SignInCookie>().Validate(asked);
        });
        services.AddSingleton<OpenSignIns>();
        services.AddSingleton<SignInCookie>();
        foreach (var scheme in (string[])[IdentityConstants.ExternalScheme, IdentityConstants.TwoFactorUserIdScheme])
            services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<RealTime>((cookie, real) =>
            {
                cookie.ExpireTimeSpan = HalfSignIn.Lifetime;
                cookie.TimeProvider = real.Clock;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            });
        services.AddScoped<StartSignIn>();
        services.AddScoped<KnownDevice>();
        services.AddScoped<SignInTries>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<CheckCode>();
        services.AddScoped<ConfirmItIsYou>();
        services.AddScoped<EndSignIns>();
        services.AddScoped<AccountStore>();
        services.AddScoped<SignInWithPassword>();
        return services;
    }

    public static void MapSignIn(this WebApplication app) =>
        app.MapGet("/home", (HttpContext http) => TypedResults.LocalRedirect(Home.Of(http.Actor())));
}
