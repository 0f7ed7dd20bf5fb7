using System.Text;
using AngleSharp.Dom;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Tests.Finding;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Exports;

/// <summary>The files of lists with something of their own: two lists, no addresses, a page that ends.</summary>
public sealed class MoreListsTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Fact]
    public async Task People_are_as_the_page_filters_them_and_without_addresses()
    {
        using var administrator = await site.As(DemoPeople.Administrator);
        var page = await administrator.Get("/people?q=a&role=voter");

        var csv = await Csv(administrator, Links(page)[0]);

        Assert.Equal("Nombre,Organización,Función,Cuenta", csv[0]);
        Assert.Equal(
            page.Page.QuerySelectorAll("tbody th a").Select(a => a.TextContent),
            csv[1..^1].Select(line => line.Split(',')[0]));
        Assert.Contains(csv, line => line.StartsWith(DemoPeople.MigrantVoter.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(csv, line => line.Contains('@', StringComparison.Ordinal));
        Assert.DoesNotContain(csv, line => line.Contains(DemoPeople.Auditor.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_notices_than_the_page_holds_are_all_in_the_file_and_the_page_says_so()
    {
        await site.Owner($"""
            insert into mail_failure (id, person_id, subject, problem, raised_at)
            select uuidv7(), '{DemoPeople.ClubPresident.Id}', 'Aviso ' || n, 'address', now()
              from generate_series(1, {UndeliveredPage.RowsMax + 3}) n
            """);
        using var administrator = await site.As(DemoPeople.Administrator);
        var page = await administrator.Get("/undelivered");

        Assert.Equal(UndeliveredPage.RowsMax, page.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains($"Aquí se ven los primeros {UndeliveredPage.RowsMax}.", page.Text, StringComparison.Ordinal);
        var csv = await Csv(administrator, Links(page)[0]);
        Assert.Equal(UndeliveredPage.RowsMax + 5, csv.Length);
        Assert.Equal($"Total de {UndeliveredPage.RowsMax + 3} renglones,,,,", csv[^1]);
    }

    [Fact]
    public async Task What_is_certified_has_the_totals_of_the_screen_and_is_not_cut_where_the_screen_is()
    {
        await Works(2, 7001);
        using var signer = await site.As(DemoPeople.MunicipalSigner);
        var page = await signer.Get("/certifications");
        var csv = await Csv(signer, Links(page)[0]);
        Assert.Equal(Totals(page.Page.QuerySelector("tfoot")!), csv[^1].Split(',')[3..]);

        await Works(ReadCertifications.RowsMax, 8001);
        page = await signer.Get("/certifications");
        Assert.Null(page.Page.QuerySelector("tfoot"));
        Assert.Equal(ReadCertifications.RowsMax, page.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(csv.Length + ReadCertifications.RowsMax, (await Csv(signer, Links(page)[0])).Length);
    }

    [Fact]
    public async Task A_federation_has_a_file_of_its_clubs_and_one_of_their_projects()
    {
        using var officer = await site.As(DemoPeople.FederationOfficer);
        var page = await officer.Get("/federation");
        var total = Totals(page.Page.QuerySelector("tfoot")!)[^1];
        var links = Links(page);
        Assert.Equal(4, links.Count);

        var clubs = await Csv(officer, links[0]);
        Assert.Equal("Club,Toma de Nota,Proyectos,\"Costo, MXN\"", clubs[0]);
        Assert.Equal(total, clubs[^1].Split(',')[^1]);
        var projects = await Csv(officer, links[2]);
        Assert.Equal(total, projects[^1].Split(',')[5]);
        Assert.Contains(projects, line => line.Contains(StoredProject.Folio, StringComparison.Ordinal));
        Assert.Equal(projects.Length, Workbook.Read(await officer.Bytes(links[3])).Rows.Count);
    }

    [Fact]
    public async Task A_club_takes_all_its_projects_away_in_the_order_of_the_pages()
    {
        for (var i = 0; i < 25; i++) await site.Project($"ZAC-2026-{7500 + i}", new { title = $"Banqueta {i}" });
        using var president = await site.As(DemoPeople.ClubPresident);
        var page = await president.Get("/proposals");
        var shown = page.Page.QuerySelectorAll(".project-list h3 a").Select(a => a.TextContent).ToList();

        var csv = await Csv(president, Links(page)[0]);

        Assert.NotNull(page.Page.QuerySelector("a[rel=next]"));
        Assert.Equal(shown, csv[1..(shown.Count + 1)].Select(line => line.Split(',')[0]));
        Assert.Equal(csv.Length - 2L, await site.Owner(
            $"select count(*) from project where club_id = '{DemoOffices.ElDurazno.Id}'"));
    }

    // Works of the stored project's municipality, before the committee.
    private Task<object?> Works(int number, int from) => site.Owner($"""
        insert into project select (jsonb_populate_record(p, jsonb_build_object(
                'id', uuidv7(), 'folio', 'ZAC-2026-' || n, 'title', 'Techo', 'state', 'VALIDADA'))).*
          from project p, generate_series({from}, {from + number - 1}) n where p.id = '{StoredProject.Id}';
        insert into project_group select (jsonb_populate_record(g, jsonb_build_object('project_id', p.id))).*
          from project p, project_group g
         where p.title = 'Techo' and g.project_id = '{StoredProject.Id}' and g.code = 'municipal'
            on conflict do nothing;
        insert into project_share
        select (jsonb_populate_record(s, jsonb_build_object('id', uuidv7(), 'project_id', p.id))).*
          from project p, project_share s
         where p.title = 'Techo' and s.project_id = '{StoredProject.Id}' and s.party = 'municipal'
            on conflict do nothing
        """);

    private static List<string> Links(Answer page) =>
        [.. page.Page.QuerySelectorAll(".list-files a").Select(a => a.GetAttribute("href")!)];

    private static List<string> Totals(IElement foot) => [.. foot.QuerySelectorAll("td.amount")
        .Select(td => td.TextContent.Trim().Replace(",", "", StringComparison.Ordinal))];

    private static async Task<string[]> Csv(Visitor visitor, string path) =>
        Encoding.UTF8.GetString(await visitor.Bytes(path)).TrimStart('\uFEFF')
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
