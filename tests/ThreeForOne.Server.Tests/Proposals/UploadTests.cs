using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Tests.Papers;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>The plain form of the documents page, with good and bad files.</summary>
public sealed class UploadTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_bad_file_is_told_at_its_field_and_nothing_is_lost()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var id = await club.Complete();
        var page = $"/proposals/{id}/documents";
        var before = await Files(id);
        (byte[] Content, Refusal Told)[] bad =
        [
            (SamplePapers.Program, new FileIsProgram()),
            (PlainPdf.Of("largo", 200), new PdfTooManyPages(200)),
            (SamplePapers.PngOf(30_000, 30_000), new PhotoTooLarge()),
            (SamplePapers.Encrypted, new PdfEncrypted()),
            (PlainPdf.Of("macro", 1, "/OpenAction<</S/JavaScript/JS(x)>>"), new PdfRunsCode()),
            (PlainPdf.Of("media")[..200], new PdfDamaged()),
            ([], new FileMissing()),
        ];

        foreach (var (content, told) in bad)
        {
            var answer = await president.Upload(page, $"{page}?handler=Add", "file-quotes", content);
            Assert.Contains(told.Say.Spanish,
                answer.Page.QuerySelector("#file-quotes-error")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Equal(before, await Files(id));
        Assert.Equal(before.Count, (await president.Get(page)).Page.QuerySelectorAll(".file-list > li").Length);
    }

    [Fact]
    public async Task A_photo_is_taken_where_photos_are_and_its_original_stays_a_download()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var page = $"/proposals/{await club.Complete()}/documents";

        Assert.Equal(page, (await president.Upload(
            page, $"{page}?handler=Add", "file-ownership", SamplePapers.Heic)).Location);
        var refused = await president.Upload(page, $"{page}?handler=Add", "file-technical_file", SamplePapers.Photo());

        Assert.Contains(new DocumentOfOtherKind(WantsPdf: true).Say.Spanish, refused.Text, StringComparison.Ordinal);
        var link = (await president.Get(page)).Page.QuerySelectorAll<IHtmlAnchorElement>(".file-list a")
            .Single(a => a.TextContent.Contains("HEIC", StringComparison.Ordinal));
        using var sent = await president.Raw(link.GetAttribute("href")!);
        Assert.Equal(SamplePapers.Heic, await sent.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal("attachment", sent.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task Several_photos_become_one_document_in_their_order()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var id = await club.Complete();
        var page = $"/proposals/{id}/documents";
        var before = await Files(id);

        var joined = await Pages(president, page, SamplePapers.Photo(), SamplePapers.Heic);
        var refused = await Pages(president, page, SamplePapers.Photo(), PlainPdf.Of("no"));

        Assert.Equal(page, joined.Location);
        var added = Assert.Single((await Files(id)).Except(before));
        Assert.Equal("acta (2).pdf", added);
        Assert.Contains(new PageIsNoPhoto(2).Say.Spanish,
            refused.Page.QuerySelector("#pages-minutes-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_gigabytes_are_refused_before_they_are_read()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var page = $"/proposals/{await club.Complete()}/documents";
        using var endless = new Endless(4L << 30);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{page}?handler=Add") { Content = endless };
        request.Headers.ExpectContinue = true;

        var told = await president.Answer(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, told.Status);
        Assert.Contains("El máximo es de 20 MB", told.Text, StringComparison.Ordinal);
        Assert.Equal(0, endless.Sent);
    }

    [Fact]
    public async Task A_stream_that_does_not_say_how_long_it_is_gets_the_same_limit_and_message()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var page = $"/proposals/{await club.Complete()}/documents";
        using var endless = new Endless(UploadLimitAttribute.RequestBytesMax + 1, tellsLength: false);

        var told = await president.Send($"{page}?handler=Add", endless);

        Assert.Equal($"{page}?huge=true", told.Location);
        Assert.Contains(new FileTooLarge().Say.Spanish,
            (await president.Get(told.Location!)).Text, StringComparison.Ordinal);
    }

    private static async Task<Answer> Pages(Visitor president, string page, params byte[][] photos)
    {
        var form = (await president.Get(page)).Page.QuerySelectorAll<IHtmlFormElement>("main form")
            .Single(f => f.QuerySelector("input[name='pages-minutes']") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]"))
            content.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var photo in photos) content.Add(new ByteArrayContent(photo), "pages-minutes", "acta.jpg");
        return await president.Send($"{page}?handler=Pages", content);
    }

    private Task<List<string>> Files(Guid id) => club.Read(db => db.Attachments
        .Where(a => a.ProjectId == id && a.RemovedAt == null).OrderBy(a => a.Id).Select(a => a.Name).ToListAsync(Stop));

    /// <summary>As many zeros as it says; it counts what was asked for.</summary>
    private sealed class Endless : HttpContent
    {
        private readonly long length;
        private readonly bool tellsLength;

        public Endless(long length, bool tellsLength = true)
        {
            (this.length, this.tellsLength) = (length, tellsLength);
            Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");
        }

        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var zeros = new byte[1 << 20];
            for (; Sent < length; Sent += zeros.Length) await stream.WriteAsync(zeros, Stop);
        }

        protected override bool TryComputeLength(out long told)
        {
            told = length;
            return tellsLength;
        }
    }
}
