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
    private static readonly TimeSpan Idle = TimeSpan.FromHours(8);
    private static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddDbContext<SignInContext>((found, options) => options.UsePostgres(found));
        services.AddDbContext<DataProtectionKeys>((found, options) =>
            options.UseNpgsql(found.GetRequiredService<NpgsqlDataSource>()).UseSnakeCaseNamingConvention());
        services.AddDataProtection().SetApplicationName("three-for-one").PersistKeysToDbContext<DataProtectionKeys>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorization();
        services.AddIdentityCore<SignInAccount>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.RequireUniqueEmail = true;
                // An address has letters of any alphabet; it was read before.
                identity.User.AllowedUserNameCharacters = "";
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = LockOut;
                // Length, not riddles: a sentence is easier to keep and harder to guess.
                identity.Password = new PasswordOptions
                {
                    RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
            })
            .AddEntityFrameworkStores<SignInContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<SignInClaims>();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<RealTime>((cookie, real) =>
        {
            cookie.Cookie.Name = "person";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = Idle;
            cookie.SlidingExpiration = true;
            // A demonstration's clock jumps by weeks; people stay signed in.
            cookie.TimeProvider = real.Clock;
        });
        services.AddOptions<SecurityStampValidatorOptions>().Configure<RealTime>((stamp, real) =>
        {
            stamp.TimeProvider = real.Clock;
            stamp.ValidationInterval = TimeSpan.FromMinutes(5);
        });
        services.AddScoped<AccountStore>();
        services.AddScoped<SignInWithPassword>();
        return services;
    }

    public static void MapSignIn(this WebApplication app) =>
        app.MapGet("/home", (HttpContext http) => TypedResults.LocalRedirect(Home.Of(http.Actor())));
}
