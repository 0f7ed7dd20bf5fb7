using Microsoft.AspNetCore.Routing;

namespace ThreeForOne.Server.Web;

/// <summary>Who may ask for a route: nobody needs to be signed in, anyone signed in, or the roles listed.</summary>
public sealed record Access(string Route, bool SignedIn, params IReadOnlyList<string> Roles);

/// <summary>
/// Every route and who may ask for it, one line each, by feature. A route that is not here is refused, and a test says so.
/// What a person sees of a project is held again by row-level security, and every decision by its use case.
/// </summary>
public static class AccessTable
{
    public static IReadOnlyList<Access> Routes { get; } =
    [
        // The public site
        Public("/"), Public("/language"), Public("/errors/{status:int}"),

        // Operators' probes: alive or not, nothing about anybody
        Public("/health/live"), Public("/health/ready"),
    ];

    private static Access Public(string route) => new(route, SignedIn: false);

    private static Access Everyone(string route) => new(route, SignedIn: true);

    private static Access Only(string route, params IReadOnlyList<string> roles) => new(route, SignedIn: true, roles);

    /// <summary>Refuses what the table does not allow, before the endpoint runs.</summary>
    public static void UseAccessTable(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (http.GetEndpoint() is RouteEndpoint endpoint && !IsAsset(endpoint))
        {
            var route = "/" + endpoint.RoutePattern.RawText?.Trim('/');
            var access = Routes.FirstOrDefault(r => r.Route == route);
            var actor = http.User.TryGetActor();
            if (access is null || (access.SignedIn && actor is not null && access.Roles.Count > 0 && !access.Roles.Any(actor.Roles.Contains)))
            {
                http.Response.StatusCode = StatusCodes.Status403Forbidden;
                return;
            }
            if (access.SignedIn && actor is null)
            {
                http.Response.Redirect("/sign-in?to=" + Uri.EscapeDataString(http.Request.Path + http.Request.QueryString));
                return;
            }
        }
        await next(http);
    });

    /// <summary>Static files carry their own metadata and nothing about anybody.</summary>
    public static bool IsAsset(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null;
}
