using System.Net;
using ThreeForOne.Server.Features.Audit;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Audit;

public sealed class AuditTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Theory]
    [InlineData("zac-2026-9001")]
    [InlineData("jalpa")]
    [InlineData("durázno")]
    [InlineData("club el dur")]
    public async Task Projects_are_found_by_folio_town_and_club(string q)
    {
        using var auditor = await site.As(DemoPeople.Auditor);

        Assert.Contains(StoredProject.Folio, await Found(""), StringComparison.Ordinal);
        Assert.Contains(StoredProject.Folio, await Found("EN_EJECUCION"), StringComparison.Ordinal);
        Assert.Contains("Ningún proyecto", await Found("CERRADA"), StringComparison.Ordinal);

        async Task<string> Found(string state) =>
            (await auditor.Get($"/audit?state={state}&q={Uri.EscapeDataString(q)}")).Text;
    }

    [Fact]
    public async Task A_figure_leads_to_its_entry_its_document_and_its_person()
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var project = await auditor.Get($"/audit/projects/{StoredProject.Id}");
        var spent = project.Page.QuerySelectorAll("td.amount a")
            .First(a => a.GetAttribute("href")!.EndsWith("/P.GASTO", StringComparison.Ordinal));
        Assert.Equal("100,000.00", spent.TextContent.Trim());

        var figure = await auditor.Get(spent.GetAttribute("href")!);
        var entries = figure.Page.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!)
            .Where(href => href.StartsWith("/audit/entries/", StringComparison.Ordinal)).ToList();
        var entry = await auditor.Get(Assert.Single(entries));

        Assert.Contains("Pago", entry.Text, StringComparison.Ordinal);
        Assert.Contains("P.GASTO Gasto Municipio 100,000.00", entry.Text, StringComparison.Ordinal);
        Assert.Contains("Sistema Tres por Uno", entry.Text, StringComparison.Ordinal);
        Assert.Contains("\"kind\":\"payment_out\"", entry.Text, StringComparison.Ordinal);
        var seal = await Sql.Scalar(site.Databases.Verifier!,
            "select encode(hash, 'hex') from seal join journal_entry e on e.id = item_id where e.kind = 'payment_out'");
        Assert.Contains((string)seal!, entry.Text, StringComparison.Ordinal);
        var pdf = project.Page.QuerySelector("a.download")!.GetAttribute("href")!;
        Assert.StartsWith("%PDF-", (await auditor.Get(pdf)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_csv_has_its_mark_INEGI_keys_and_no_person()
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var csv = await auditor.Bytes("/audit/projects.csv");

        Assert.Equal([0xEF, 0xBB, 0xBF], csv[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(csv[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("Total de 1 renglón,", lines[2], StringComparison.Ordinal);
        Assert.Equal(lines[0].Split(',').Length, lines[1].Split(',').Length);
        Assert.StartsWith($"{StoredProject.Folio},three-for-one,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",32,32019,320190045,Jalpa,El Durazno,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(
            ",1000000.00,0.00,250000.00,250000.00,250000.00,250000.00,1000000.00,400000.00,0.00,0.00,0.00",
            lines[1], StringComparison.Ordinal);
        Assert.All(DemoPeople.All, person => Assert.DoesNotContain(person.Name, lines[1], StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        using var auditor = await site.As(DemoPeople.Auditor);

        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get($"/audit/projects/{Guid.CreateVersion7()}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get($"/audit/entries/{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task Every_kind_of_entry_has_a_name()
    {
        var kinds = (string[])(await Sql.Scalar(
            site.Databases.App, "select array_agg(distinct kind) from posting_matrix"))!;

        Assert.Equal([], kinds.Except(EntryKinds.All));
    }
}
