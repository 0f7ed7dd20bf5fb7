using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Documents;

public sealed class DocumentDownloadTests(FilledSite site) : IClassFixture<FilledSite>
{
    private const string Own = "set app.org = '00000000-0000-7000-8000-000000000001'; ";

    [Fact]
    public async Task The_first_PDF_is_served_to_who_may_see_the_project()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var bytes = await president.Bytes(await Path());

        var kept = await Sql.Scalar(
            site.Databases.Owner!, Own + "select pdf_sha256 from document where type = 'acknowledgement'");
        Assert.Equal((byte[])kept!, SHA256.HashData(bytes));
    }

    [Fact]
    public async Task Its_hash_is_its_version()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        using var first = await president.Send(new HttpRequestMessage(HttpMethod.Get, await Path()));
        Assert.Equal("application/pdf", first.Content.Headers.ContentType!.MediaType);
        Assert.True(first.Headers.CacheControl!.Private);
        var name = first.Content.Headers.ContentDisposition!.FileName!.Trim('"');
        Assert.Equal($"{StoredProject.Folio}-ACU-01.pdf", name);

        using var request = new HttpRequestMessage(HttpMethod.Get, await Path());
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(first.Headers.ETag!.Tag));
        using var again = await president.Send(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task For_another_club_there_is_no_such_document()
    {
        using var other = await site.As(DemoPeople.OtherClubPresident);

        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(await Path())).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/documents/{Guid.CreateVersion7()}/pdf")).Status);
    }

    [Fact]
    public async Task A_PDF_that_is_not_made_yet_is_being_prepared()
    {
        using var director = await site.As(DemoPeople.Director);
        var edition = await Sql.Scalar(
            site.Databases.App, "select id from edition where programme_id = 'three-for-one'");
        var page = $"/editions/{edition}/report";
        Assert.Equal(page, (await director.Submit(page, page)).Location);
        var id = await Sql.Scalar(
            site.Databases.Owner!, Own + "select id from document where type = 'annual_report'");

        var answer = await director.Get($"/documents/{id}/pdf");

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Contains("se está preparando", answer.Body, StringComparison.Ordinal);
    }

    private async Task<string> Path() =>
        $"/documents/{await Sql.Scalar(site.Databases.Owner!, Own + "select id from document where type = 'acknowledgement'")}/pdf";
}
