using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>Signing in by the government's own provider, where the settings name one.</summary>
public static class StaffSignInModule
{
    /// <summary>Where the provider sends people back to; it is registered there.</summary>
    public const string Callback = "/sign-in/staff/callback";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // After a provider was down, or changed its keys, it is asked again that soon.
    private static readonly TimeSpan AskedAgainAfter = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddStaffSignIn(this IServiceCollection services, StaffProvider? provider)
    {
        services.AddScoped<StaffLogins>();
        services.AddScoped<SignInWithStaff>();
        services.AddScoped<ReadStaffIdentity>();
        services.AddScoped<JoinStaff>();
        services.AddScoped<RemoveStaff>();
        if (provider is null) return services;

        services.AddAuthentication().AddOpenIdConnect(StaffProvider.Scheme, options => Configure(options, provider));
        services.AddOptions<OpenIdConnectOptions>(StaffProvider.Scheme)
            .Configure<RealTime>((options, real) => options.TimeProvider = real.Clock);
        return services;
    }

    // What the provider offers is asked when somebody first signs in, so that one that is down stops nothing else.
    private static void Configure(OpenIdConnectOptions options, StaffProvider provider)
    {
        options.Authority = provider.Authority.ToString();
        options.RequireHttpsMetadata = !provider.Authority.IsLoopback;
        options.ClientId = provider.Client;
        options.ClientSecret = provider.Secret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as an address, so that our cookies need not go along with forms of other sites.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.Scope.Add("email");
        options.CallbackPath = Callback;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.MapInboundClaims = false;
        options.BackchannelTimeout = Patience;
        options.RefreshInterval = AskedAgainAfter;
        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
        options.Events.OnTokenValidated = validated =>
        {
            validated.Principal = StaffIdentity.From(
                validated.SecurityToken.Issuer, validated.Principal!, provider.CountsSecondFactor).Principal();
            return Task.CompletedTask;
        };
        options.Events.OnAccessDenied = denied => Tell(denied, StaffPage.Denied);
        options.Events.OnRemoteFailure = failed =>
            Tell(failed, StaffPage.IsDown(failed.Failure) ? StaffPage.Down : StaffPage.Broken);
    }

    private static Task Tell(HandleRequestContext<RemoteAuthenticationOptions> context, string problem)
    {
        context.Response.Redirect($"{StaffPage.Path}?problem={problem}");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
