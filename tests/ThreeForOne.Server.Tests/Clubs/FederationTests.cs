using System.Net;
using Npgsql;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Proposals;

namespace ThreeForOne.Server.Tests.Clubs;

/// <summary>A federation's officers see their clubs and what these have submitted, and nothing else.</summary>
public sealed class FederationTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    [Fact]
    public async Task A_federation_sees_submitted_projects_of_its_clubs_with_totals_and_no_drafts()
    {
        var draft = await club.Complete();
        using var officer = await site.As(DemoPeople.FederationOfficer);
        Assert.DoesNotContain(draft.ToString(), (await officer.Get("/federation")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.Get($"/projects/{draft}")).Status);

        var folio = (await club.Submit(draft)).Value;

        var page = await officer.Get("/federation");
        Assert.Contains(folio, page.Text, StringComparison.Ordinal);
        Assert.Contains("Club Jalpa Unido", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await officer.Get($"/projects/{draft}")).Status);
        var cost = (long)(await Sql.Scalar(site.Databases.Verifier!,
            "select sum(cost_centavos)::bigint from project where folio is not null"))!;
        Assert.Contains(MoneyText.Format(Money.Mxn(cost)),
            page.Page.QuerySelector("main tfoot")!.TextContent, StringComparison.Ordinal);
        var row = page.Page.QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains(folio, StringComparison.Ordinal));
        Assert.Equal("0.00", row.QuerySelector("[data-label^=Convenido]")!.TextContent);
    }

    [Fact]
    public async Task The_database_holds_it_whatever_a_query_asks()
    {
        var draft = await club.Complete();
        var sent = await club.Complete();
        await club.Submit(sent);

        Assert.Equal(1L, await As(DemoOffices.Federation.Id, $"select count(*) from project where id = '{sent}'"));
        Assert.Equal(0L, await As(DemoOffices.Federation.Id, $"select count(*) from project where id = '{draft}'"));
        Assert.Equal(0L, await As(DemoOffices.Federation.Id,
            $"select count(*) from audit_event where project_id = '{draft}'"));
        Assert.NotEqual(0L, await As(DemoOffices.Federation.Id,
            $"select count(*) from audit_event where project_id = '{sent}'"));
        foreach (var table in new[] { "attachment", "registered_account", "vote", "project_section", "club_filing" })
            Assert.Equal(0L, await As(DemoOffices.Federation.Id, $"select count(*) from {table}"));
        await Sql.Scalar(site.Databases.Owner!, """
            insert into organisation (id, kind, name, sees)
            values ('00000000-0000-7000-8000-00000001ffff', 'federation', 'Otra federación', 'clubs') on conflict do nothing
            """);
        Assert.Equal(0L, await As(Guid.Parse("00000000-0000-7000-8000-00000001ffff"), "select count(*) from project"));
        Assert.Equal(0L, await As(DemoOffices.Federation.Id,
            "with changed as (update project set title = 'x' returning 1) select count(*) from changed"));
    }

    private async Task<object?> As(Guid organisation, string sql)
    {
        await using var connection = new NpgsqlConnection(site.Databases.App);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(
            $"select set_config('app.org', '{organisation}', true)", connection);
        await command.ExecuteNonQueryAsync();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
