using System.Net;
using System.Text;
using AngleSharp.Dom;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Tasks;
using ThreeForOne.Server.Tests.Finding;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Exports;

public sealed class ListPageTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Fact]
    public async Task Both_files_have_the_rows_and_the_total_of_the_screen_as_it_is_filtered()
    {
        await site.Project("ZAC-2026-6001", new { title = "Kiosco", cost_centavos = 123_45 });
        await site.Project("ZAC-2026-6002", new { title = "Kiosco, \"nuevo\"", cost_centavos = 9_000_000_00 });
        using var auditor = await site.As(DemoPeople.Auditor);
        var page = await auditor.Get("/projects?q=kiosco");
        var total = page.Page.QuerySelector("tfoot td.amount")!.TextContent.Trim();
        var links = page.Page.QuerySelectorAll(".list-files a").Select(a => a.GetAttribute("href")!).ToList();

        var csv = Lines(await auditor.Bytes(links[0]));
        Assert.Equal("9,000,123.45", total);
        Assert.Equal("Folio,Proyecto,Club,Localidad,Municipio,Estado,Ejercicio,\"Costo, MXN\"", csv[0]);
        Assert.Equal(["Total de 2 renglones,,,,,,,9000123.45"], csv[3..]);
        const string Quoted = "ZAC-2026-6002,\"Kiosco, \"\"nuevo\"\"\",";
        Assert.Contains(csv, line => line.StartsWith(Quoted, StringComparison.Ordinal));
        var book = Workbook.Read(await auditor.Bytes(links[1])).Rows;
        Assert.Equal(4, book.Count);
        Assert.Equal(["Total de 2 renglones", "9000123.45"], book[^1]);
        Assert.Equal(csv[1].Split(',')[0], book[1][0]);
    }

    [Fact]
    public async Task Nobody_takes_away_what_the_page_does_not_show()
    {
        await site.Project("ZAC-2026-6101", new { title = "Represa", club_id = DemoOffices.JalpaUnido.Id });
        using var president = await site.As(DemoPeople.ClubPresident);
        using var other = await site.As(DemoPeople.OtherClubPresident);

        const string Path = "/projects?handler=Csv";
        Assert.DoesNotContain("ZAC-2026-6101", await Text(president, Path), StringComparison.Ordinal);
        Assert.Contains("ZAC-2026-6101", await Text(other, Path), StringComparison.Ordinal);
        Assert.DoesNotContain(StoredProject.Folio, await Text(other, Path), StringComparison.Ordinal);
        foreach (var path in new[] { "/bank-lines", "/filings", "/organisations", "/audit", "/sessions", "/people",
            "/undelivered", "/certifications", "/federation", "/editions", "/accounting-periods", "/office-closures" })
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Raw($"{path}?handler=Xlsx")).StatusCode);
        using var anybody = site.Visitor();
        Assert.Equal(HttpStatusCode.Found, (await anybody.Raw("/queue?handler=Csv")).StatusCode);
    }

    [Fact]
    public async Task A_long_queue_is_not_cut_and_keeps_its_filters()
    {
        var who = DemoPeople.FirstApprover;
        await site.Tasks(who, 5_001, "approve_payment");
        await site.Tasks(who, 3, "order_payment");
        using var visitor = await site.As(who);

        var csv = Lines(await visitor.Bytes("/queue?step=approve_payment&handler=Csv"));
        Assert.Equal(5_003, csv.Length);
        Assert.StartsWith("Total de 5,001 renglones".Replace(",", "", StringComparison.Ordinal),
            csv[^1].Replace(",", "", StringComparison.Ordinal).Trim('"'), StringComparison.Ordinal);
        Assert.EndsWith($"{5_001L * 1_000_000}.00,,,,", csv[^1], StringComparison.Ordinal);
        Assert.Equal(5_003, Workbook.Read(
            await visitor.Bytes("/queue?step=approve_payment&handler=Xlsx")).Rows.Count);
        Assert.True(TaskQueue.PageMax < 5_001);
    }

    [Fact]
    public async Task A_title_that_is_a_formula_stays_a_title()
    {
        await site.Project("ZAC-2026-6301", new { title = "=HYPERLINK(\"http://x\")" });
        using var auditor = await site.As(DemoPeople.Auditor);

        Assert.Contains("ZAC-2026-6301,\"'=HYPERLINK(\"\"http://x\"\")\",",
            await Text(auditor, "/projects?q=hyperlink&handler=Csv"), StringComparison.Ordinal);
        var book = Workbook.Read(await auditor.Bytes("/projects?q=hyperlink&handler=Xlsx"));
        Assert.Equal("=HYPERLINK(\"http://x\")", book.Rows[1][1]);
        Assert.DoesNotContain(book.Parts[0].Descendants(), e => e.Name.LocalName == "f");
    }

    [Theory]
    [InlineData("/sessions", "Secretary")]
    [InlineData("/fees", "Director")]
    [InlineData("/bank-lines", "Reconciler")]
    [InlineData("/filings", "Technician")]
    [InlineData("/filings?decided=true", "Technician")]
    [InlineData("/audit/identity-papers", "Auditor")]
    [InlineData("/audit", "Auditor")]
    [InlineData("/people?q=a&role=voter", "Administrator")]
    [InlineData("/undelivered", "Technician")]
    [InlineData("/certifications", "MunicipalSigner")]
    [InlineData("/federation", "FederationOfficer")]
    [InlineData("/editions", "Director")]
    [InlineData("/accounting-periods", "Auditor")]
    [InlineData("/office-closures", "Secretary")]
    [InlineData("/proposals", "ClubPresident")]
    public async Task Every_list_comes_in_both_formats(string path, string who)
    {
        using var visitor = await site.As((DemoPerson)typeof(DemoPeople).GetProperty(who)!.GetValue(null)!);
        var with = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';

        var lines = Lines(await visitor.Bytes($"{path}{with}handler=Csv"));
        Assert.StartsWith("Total de ", lines[^1].Trim('"'), StringComparison.Ordinal);
        var book = Workbook.Read(await visitor.Bytes($"{path}{with}handler=Xlsx"));
        Assert.Equal(lines.Length, book.Rows.Count);
        Assert.Equal(Fields(lines[0]), book.Rows[0]);
    }

    private static IReadOnlyList<string> Fields(string line)
    {
        using var csv = CsvHelper.CsvReader.FromText(line, new CsvHelper.CsvReaderOptions { HasHeader = false });
        Assert.True(csv.Read());
        return [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))];
    }

    private static async Task<string> Text(Visitor visitor, string path) =>
        Encoding.UTF8.GetString(await visitor.Bytes(path));

    private static string[] Lines(byte[] csv) =>
        Encoding.UTF8.GetString(csv).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
