using System.Net;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Examples;

/// <summary>
/// Example 8 through the session's pages: 19.0 million of federal money against a ranked list of 9.0, 6.5, 5.0 and 3.5.
/// </summary>
public sealed class EnvelopeExampleTests(ExampleSite site) : IClassFixture<ExampleSite>
{
    private const int Rules = 1999;

    [Fact]
    public async Task Example_8_skip_and_continue_funds_A_B_and_D_and_stop_at_first_miss_funds_A_and_B()
    {
        using var club = await ExampleClub.SignedIn(site);
        // Only the federal envelope of 19,000,000.00 binds.
        await club.Publishes(Rules, "state", 17_000_000, 30_000_000);
        await club.Publishes(Rules, "municipal", 15_000_000, 30_000_000);
        var projects = new List<Guid>();
        foreach (var (cost, pledge) in new[] { ("36,000,000.00", "9,000,000.00"), ("26,000,000.00", "6,500,000.00"),
            ("20,000,000.00", "5,000,000.00"), ("14,000,000.00", "3,500,000.00") })
        {
            var proposal = await club.Writes(Rules, "social", cost);
            await club.Pledges(proposal, pledge);
            projects.Add(await club.Sends(proposal));
            await club.Opined(projects[^1]);
        }
        var session = $"/sessions/{await club.Voted(Rules, [.. projects])}";
        using var secretary = await site.As(DemoPeople.Secretary);

        var whatIf = (await secretary.Get(session)).Page.QuerySelector(".what-if")!;
        Assert.Equal(["3 de 4", "2 de 4"], Row(whatIf, "Proyectos con dinero"));
        Assert.Equal(["0.00", "3,500,000.00"], Row(whatIf, "Sin usar, Federación"));

        await secretary.Submit(session, $"{session}?handler=Allocate", ("rule", "stop"));
        Assert.Equal("approved approved waiting waiting", await Rulings(session));
        Assert.Contains("espera detrás del primero que no alcanza", (await secretary.Get(session)).Body,
            StringComparison.Ordinal);
        await secretary.Submit(session, $"{session}?handler=Allocate", ("rule", "skip"));
        Assert.Equal("approved approved waiting approved", await Rulings(session));

        var preview = await secretary.Get($"{session}/closing");
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal(session, (await secretary.Submit($"{session}/closing", $"{session}/closing")).Location);
        Assert.Equal(["APROBADA", "APROBADA", "EN_ESPERA", "APROBADA"], await Task.WhenAll(
            projects.Select(async p => (await club.Project(p)).State)));
        Assert.Equal("0 1900000000", await Text($"""
            select concat(max(b.centavos) filter (where b.account = '8.2.2-D'), ' ',
                          max(b.centavos) filter (where b.account = '8.2.2-P'))
              from balance b join budget_line l on l.id = b.scope_id join edition e on e.id = l.edition_id
             where l.party = 'federal' and e.programme_id = '{ExampleSite.Programme(Rules)}'
            """));
    }

    private static IEnumerable<string> Row(AngleSharp.Dom.IElement table, string heading) => table
        .QuerySelectorAll("tbody tr")
        .Single(r => Folded(r.QuerySelector("th")!.TextContent).StartsWith(heading, StringComparison.Ordinal))
        .QuerySelectorAll("td").Select(c => Folded(c.TextContent));

    private static string Folded(string text) =>
        string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private Task<string> Rulings(string session) => Text($"""
        select string_agg(ruling, ' ' order by rank) from session_project where session_id = '{session.Split('/')[^1]}'
        """);

    private async Task<string> Text(string sql) => (string)(await Sql.Scalar(site.Databases.Verifier!, sql))!;
}
