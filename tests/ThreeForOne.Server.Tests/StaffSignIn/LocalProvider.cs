using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using ThreeForOne.Server.Web;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ThreeForOne.Server.Tests.StaffSignIn;

/// <summary>Somebody whom the provider knows.</summary>
public sealed record ProviderUser(string Subject, string Email, params string[] Methods);

/// <summary>
/// A small OpenID Connect provider on this machine: one client with a secret, code flow with PKCE, and whoever the test
/// says is in front of it.
/// </summary>
public sealed class LocalProvider : IAsyncDisposable
{
    public const string Client = "tresporuno";
    public const string Secret = "a secret of the two";

    // It keeps its keys when it comes back.
    private readonly RsaSecurityKey _signing = new(RSA.Create(2048));
    private readonly SymmetricSecurityKey _secret = new(RandomNumberGenerator.GetBytes(32));

    private WebApplication? _app;

    /// <summary>Who is signed in there; null when they cancel.</summary>
    public ProviderUser? User { get; set; } = new("1", "nadie@gobierno.example");

    /// <summary>What it was last asked for.</summary>
    public OpenIddictRequest? Asked { get; private set; }

    public async Task Start(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRouting();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode()
                .SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token")
                .AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange()
                .RegisterScopes(Scopes.Email, Scopes.Profile)
                .AddEncryptionKey(_secret).AddSigningKey(_signing);
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(asked =>
            {
                if (asked.ClientId != Client) asked.Reject(Errors.InvalidClient, "Unknown client.");
                return ValueTask.CompletedTask;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(asked =>
            {
                Asked = asked.Request;
                if (User is { } user) asked.SignIn(Principal(user, asked.Request.GetScopes()));
                else asked.Reject(Errors.AccessDenied, "Cancelled.");
                return ValueTask.CompletedTask;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(asked =>
            {
                if (asked.ClientId != Client || asked.ClientSecret != Secret)
                    asked.Reject(Errors.InvalidClient, "Wrong secret.");
                return ValueTask.CompletedTask;
            }));
        });
        _app = builder.Build();
        _app.UseAuthentication();
        await _app.StartAsync();
        // Its first answer takes longest.
        using var http = new HttpClient();
        await http.GetStringAsync(new Uri($"http://127.0.0.1:{Port}/.well-known/openid-configuration"));
    }

    public int Port => _app!.Port();

    /// <summary>It goes away: nobody answers there.</summary>
    public async Task Stop()
    {
        if (_app is not null) await _app.DisposeAsync();
        _app = null;
    }

    public ValueTask DisposeAsync() => new(Stop());

    private static ClaimsPrincipal Principal(ProviderUser user, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("local", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, user.Subject);
        identity.SetClaim(Claims.Email, user.Email);
        identity.AddClaim(new(Claims.EmailVerified, "true", ClaimValueTypes.Boolean));
        if (user.Methods.Length > 0) identity.SetClaims(Claims.AuthenticationMethodReference, [.. user.Methods]);
        identity.SetScopes(scopes);
        identity.SetDestinations(_ => [Destinations.IdentityToken]);
        return new(identity);
    }
}
