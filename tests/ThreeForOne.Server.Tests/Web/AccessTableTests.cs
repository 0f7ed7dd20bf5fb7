using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Web;

/// <summary>
/// Deny by default, held for every route there is: a new page without a line in the table fails here.
/// </summary>
public sealed class AccessTableTests(DemoSite site) : IClassFixture<DemoSite>
{
    // Switching the language harms nobody and must work on yesterday's page; an error page only tells what happened.
    private static readonly string[] NeedsNoToken = ["/language", "/errors/{status:int}"];

    private IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>().Where(e => !AccessTable.IsAsset(e))];

    [Fact]
    public void Every_route_has_a_line()
    {
        var routes = AccessTable.Routes.Select(r => r.Route).ToHashSet();

        Assert.NotEmpty(Endpoints);
        Assert.Equal([], Endpoints.Select(AccessTable.RouteOf).Where(r => !routes.Contains(r)).Distinct());
    }

    [Fact]
    public void Every_line_has_a_route()
    {
        var mapped = Endpoints.Select(AccessTable.RouteOf).ToHashSet();

        Assert.Equal([], AccessTable.Routes.Select(r => r.Route).Where(r => !mapped.Contains(r)));
    }

    [Fact]
    public void A_line_names_roles_that_exist_and_that_a_person_of_the_demonstration_holds()
    {
        var named = AccessTable.Routes.SelectMany(r => r.Roles).Distinct().ToList();

        Assert.Equal([], named.Except(RoleTable.All));
        Assert.Equal([], named.Except(DemoPeople.All.Select(p => p.Role)));
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in()
    {
        using var visitor = site.Visitor();
        foreach (var route in AccessTable.Routes.Where(r => r.SignedIn))
        {
            var path = Path(route.Route);
            var answer = await visitor.Get(path);
            Assert.True(answer.Location == "/sign-in?to=" + Uri.EscapeDataString(path),
                $"{path}: {answer.Status} {answer.Location}");
            if (TakesPosts(route.Route)) Assert.Equal("/sign-in", (await visitor.Post(path)).Location);
        }
    }

    [Fact]
    public async Task A_wrong_role_is_refused_with_a_page_that_says_so()
    {
        foreach (var line in AccessTable.Routes.Where(r => r.Roles.Count > 0))
        {
            using var wrong = await site.As(DemoPeople.All.First(p => !line.Roles.Contains(p.Role)));
            var answer = await wrong.Get(Path(line.Route));

            Assert.True(answer.Status == HttpStatusCode.Forbidden, $"{line.Route}: {answer.Status}");
            Assert.NotEqual("", answer.Text);
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_everywhere()
    {
        foreach (var line in AccessTable.Routes)
        {
            if (NeedsNoToken.Contains(line.Route) || !TakesPosts(line.Route)) continue;
            using var person = line.SignedIn
                ? await site.As(DemoPeople.All.First(p => line.Roles.Count == 0 || line.Roles.Contains(p.Role)))
                : site.Visitor();
            var answer = await person.Post(Path(line.Route), ("Person", DemoPeople.Auditor.Id.ToString()));

            Assert.True(answer.Status is HttpStatusCode.BadRequest, $"{line.Route}: {answer.Status}");
        }
    }

    [Fact]
    public async Task Health_and_the_sign_in_page_need_nobody()
    {
        using var visitor = site.Visitor();
        foreach (var path in new[] { "/health/live", "/health/ready", "/sign-in" })
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(path)).Status);
    }

    // Pages answer every method; other routes say which.
    private bool TakesPosts(string route) => Endpoints.Where(e => AccessTable.RouteOf(e) == route).Any(e =>
        e.Metadata.GetMetadata<HttpMethodMetadata>() is { } methods
            ? methods.HttpMethods.Contains(HttpMethods.Post)
            : e.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null);

    /// <summary>The route with its parameters filled in.</summary>
    private static string Path(string route) => string.Join('/', route.Split('/').Select(part => part switch
    {
        ['{', .., '}'] when part.Contains(":guid", StringComparison.Ordinal) => Guid.CreateVersion7().ToString(),
        ['{', .., '}'] when part.Contains(":int", StringComparison.Ordinal) => "404",
        ['{', .., '?', '}'] => "",
        ['{', .., '}'] => "x",
        _ when part.Contains('{') => System.Text.RegularExpressions.Regex.Replace(part, @"\{.*?\}", "x"),
        _ => part,
    })).TrimEnd('/') is { Length: > 0 } path ? path : "/";
}
