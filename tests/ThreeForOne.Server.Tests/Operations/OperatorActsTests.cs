using System.Net;
using System.Text.Json;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Tests.Operations;

/// <summary>What an operator may do on the page, and what health tells to whom.</summary>
public sealed class OperatorActsTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Failed_work_is_tried_again_with_a_reason_that_the_trail_keeps()
    {
        var id = await Failed();
        using var administrator = await site.As(DemoPeople.Administrator);

        var without = await administrator.Submit("/operations", "/operations?handler=Retry", ("Work", id));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.True(await Sql.Scalar(site.Databases.Owner!,
            $"select next_at > now() + interval '5 minutes' from outbox where id = '{id}'") is true);

        var answer = await administrator.Submit("/operations", "/operations?handler=Retry",
            ("Work", id), ("WorkReason", "El servidor ya responde"));
        Assert.Equal("/operations", answer.Location);
        Assert.True(await Sql.Scalar(site.Databases.Owner!,
            $"select next_at <= clock_timestamp() and attempts = 0 from outbox where id = '{id}'") is true);
        Assert.Equal("El servidor ya responde", await Sql.Scalar(site.Databases.Verifier!,
            "select reason from audit_event where code = 'outbox.retried' order by seq desc limit 1"));
        Assert.Null(await Sql.Scalar(site.Databases.Owner!, $"update outbox set done_at = now() where id = '{id}'"));

        var late = await site.In<RetryWork, Domain.Result<bool>>(use =>
            use.Handle(Guid.Parse(id), "otra vez", DemoPeople.Administrator.Actor, Stop));
        Assert.IsType<NoSuchWork>(late.Refusal);
    }

    [Fact]
    public async Task An_incident_is_closed_once_with_a_reason()
    {
        var id = Guid.CreateVersion7();
        await Sql.Scalar(site.Databases.App, $"""
            select set_config('app.org', '00000000-0000-7000-8000-000000000001', false);
            insert into incident (id, source, problem, raised_at) values ('{id}', 'timer:agreement', 'budget.short', now())
            """);
        using var administrator = await site.As(DemoPeople.Administrator);

        var answer = await administrator.Submit("/operations", "/operations?handler=Resolve",
            ("Incident", $"{id}"), ("IncidentReason", "Hay techo otra vez"));

        Assert.Equal("/operations", answer.Location);
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from audit_event where code = 'incident.retried' and subject_id = '{id}'"));
        var again = await site.In<ResolveIncident, Domain.Result<bool>>(use =>
            use.Handle(id, "otra vez", DemoPeople.Administrator.Actor, Stop));
        Assert.IsType<NoSuchIncident>(again.Refusal);
    }

    [Fact]
    public async Task Nobody_else_acts_for_the_operators()
    {
        var id = Guid.Parse(await Failed());
        Assert.Equal("task.not_your_turn", (await site.In<RetryWork, Domain.Result<bool>>(use =>
            use.Handle(id, "porque sí", DemoPeople.Director.Actor, Stop))).Refusal!.Code);
        Assert.Equal("task.not_your_turn", (await site.In<ResolveIncident, Domain.Result<bool>>(use =>
            use.Handle(id, "porque sí", DemoPeople.Director.Actor, Stop))).Refusal!.Code);
    }

    [Fact]
    public async Task Health_tells_its_reasons_to_an_administrator_only()
    {
        await Sql.Scalar(site.Databases.Owner!, """
            insert into outbox (id, kind, subject_id, created_at, next_at)
            values (gen_random_uuid(), 'mail.send', gen_random_uuid(), now(), now() - interval '10 minutes')
            """);
        using var stranger = site.Visitor();
        using var administrator = await site.As(DemoPeople.Administrator);

        using var seen = await stranger.Raw("/health/ready");
        using var told = await administrator.Raw("/health/ready");

        // Late work is no reason to take the pages out of service.
        Assert.Equal(HttpStatusCode.OK, seen.StatusCode);
        Assert.Equal("""{"status":"degraded"}""", await seen.Content.ReadAsStringAsync(Stop));
        using var checks = JsonDocument.Parse(await told.Content.ReadAsStringAsync(Stop));
        Assert.StartsWith("work has been due for", checks.RootElement.GetProperty("checks")
            .GetProperty("work and seals").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal("ready", checks.RootElement.GetProperty("checks").GetProperty("schema")
            .GetProperty("status").GetString());
        using var live = await stranger.Raw("/health/live");
        Assert.Equal("""{"status":"ready"}""", await live.Content.ReadAsStringAsync(Stop));
        await Sql.Scalar(site.Databases.Owner!, "update outbox set done_at = now()");
    }

    [Fact]
    public async Task Without_the_renderer_it_is_degraded_and_without_its_schema_not_ready()
    {
        var renderer = await new RendererHealth(new(Node: "/no/such/node")).CheckHealthAsync(new(), Stop);
        var schema = await new SchemaHealth(site.Databases.Named("postgres")).CheckHealthAsync(new(), Stop);
        var database = await new DatabaseHealth(site.Databases.Named("nowhere")).CheckHealthAsync(new(), Stop);

        Assert.Contains("/no/such/node is not found", renderer.Description!, StringComparison.Ordinal);
        Assert.Contains("run `migrate` first", schema.Description!, StringComparison.Ordinal);
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy, database.Status);
    }

    private async Task<string> Failed()
    {
        var id = Guid.CreateVersion7();
        await Sql.Scalar(site.Databases.Owner!, $"""
            insert into outbox (id, kind, subject_id, created_at, attempts, problem, next_at)
            values ('{id}', 'mail.send', gen_random_uuid(), now(), 5, 'no answer', now() + interval '10 minutes')
            """);
        return id.ToString();
    }
}
