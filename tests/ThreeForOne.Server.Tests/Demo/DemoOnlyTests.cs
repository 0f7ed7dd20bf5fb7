using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Demo;

public sealed class DemoOnlyTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Outside_a_demonstration_nobody_signs_in_without_a_credential()
    {
        await using var app = WebHost.Build(new HostSettings(database.Databases, TimeProvider.System));
        await app.Listen(TestContext.Current.CancellationToken);
        using var visitor = new Visitor(new Uri($"http://localhost:{app.Port()}"));

        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(AccessTable.RouteOf);
        Assert.Contains("/sign-in", routes);
        Assert.DoesNotContain(routes, r => r.Contains("demo", StringComparison.OrdinalIgnoreCase));
        Assert.Null(app.Services.GetService<DemoData>());

        var page = await visitor.Get("/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var person in DemoPeople.All)
            Assert.DoesNotContain(person.Id.ToString(), page.Body, StringComparison.Ordinal);
        // In a clone the route that finds new files answers any unknown POST with 405.
        Assert.Contains(
            (await visitor.Post("/sign-in/demo", ("Person", DemoPeople.ClubPresident.Id.ToString()))).Status,
            new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/demo/clock")).Status);
        Assert.Equal("/sign-in?to=%2Fhome", (await visitor.Get("/home")).Location);
    }
}
