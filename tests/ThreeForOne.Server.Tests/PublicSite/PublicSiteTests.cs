using System.Net;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.PublicSite;

public sealed class PublicSiteTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Fact]
    public async Task The_front_page_goes_on_from_table_6_with_who_pays_for_what()
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(
            "obras: 1 250,000.00 250,000.00 250,000.00 250,000.00 1,000,000.00", page.Text, StringComparison.Ordinal);
        var pictures = page.Page.QuerySelectorAll("picture img, picture source")
            .Select(i => i.GetAttribute("src") ?? i.GetAttribute("srcset")!).ToList();
        Assert.Equal(4, pictures.Count);
        foreach (var picture in pictures)
            Assert.StartsWith("<svg", (await visitor.Get(picture)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("jálpa")]
    [InlineData("El durazño")]
    public async Task Works_are_found_by_town_and_municipality_whatever_the_accents(string q)
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/works?q=" + Uri.EscapeDataString(q));

        Assert.Contains(StoredProject.Folio, page.Text, StringComparison.Ordinal);
        Assert.Contains("El Durazno, Jalpa", page.Text, StringComparison.Ordinal);
        Assert.Contains("1,000,000.00", page.Text, StringComparison.Ordinal);
        Assert.All(DemoPeople.All, person => Assert.DoesNotContain(person.Name, page.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Fresnillo")]
    [InlineData("%")]
    [InlineData("' or 1=1 --")]
    public async Task A_place_without_works_says_so(string q)
    {
        using var visitor = site.Visitor();

        var page = await visitor.Get("/works?q=" + Uri.EscapeDataString(q));

        Assert.Contains("Ninguna obra ahí", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_is_verified_by_its_code_and_shows_no_person()
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/verify/" + StoredProject.Code);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("VIGENTE", page.Text, StringComparison.Ordinal);
        Assert.Contains("SIN VALIDEZ", page.Text, StringComparison.Ordinal);
        Assert.Contains(StoredProject.Folio + "-ACU-01", page.Text, StringComparison.Ordinal);
        var hash = await Sql.Scalar(site.Databases.Verifier!, "select encode(record_sha256, 'hex') from document");
        Assert.Contains((string)hash!, page.Text, StringComparison.Ordinal);
        Assert.All(DemoPeople.All, person => Assert.DoesNotContain(person.Name, page.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_code_is_taken_as_people_copy_it()
    {
        using var visitor = site.Visitor();
        var address = "/verify/" + StoredProject.Code;
        foreach (var typed in new[] { "0011 2233-4455 6677 8899 AABB CCDD EEFF", "http://localhost" + address })
            Assert.Equal(address, (await visitor.Get("/verify?code=" + Uri.EscapeDataString(typed))).Location);
    }

    [Theory]
    [InlineData("ffffffffffffffffffffffffffffffff")]
    [InlineData("ZAC-2026-9001-ACU-01")]
    [InlineData("x")]
    public async Task An_unknown_code_or_a_folio_is_not_known(string code)
    {
        using var visitor = site.Visitor();
        var page = await visitor.Get("/verify/" + code);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("No la conocemos", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("VIGENTE", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_document_says_so()
    {
        const string system = "set app.org = '00000000-0000-7000-8000-000000000001'; ";
        await Sql.Scalar(site.Databases.App, system + "update document set standing = 'CANCELADA'");
        try
        {
            using var visitor = site.Visitor();
            var page = await visitor.Get("/verify/" + StoredProject.Code);
            Assert.Contains("CANCELADA", page.Text, StringComparison.Ordinal);
        }
        finally
        {
            await Sql.Scalar(site.Databases.Owner!, system + "alter table document disable trigger document_is_kept; "
                + "update document set standing = 'VIGENTE'; alter table document enable trigger document_is_kept");
        }
    }
}
