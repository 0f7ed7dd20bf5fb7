using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Features.Retention;
using ThreeForOne.Server.Tests.Papers;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>A file in parts over a bad line: begun, asked about, continued, finished; or never.</summary>
public sealed class ResumableUploadTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly byte[] Paper = PlainPdf.Of("por partes", 40);
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_goes_on_where_the_line_was_cut_and_becomes_a_document()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var (id, token) = await Draft(president);
        var place = await Start(president, id, token, Paper.Length);
        Assert.Equal((HttpStatusCode.NoContent, 0), await Ask(president, place));

        var half = Paper.Length / 2;
        Assert.Equal((HttpStatusCode.NoContent, half), await Send(president, place, token, 0, Paper[..half]));
        // The answer was lost: the browser sends the same part again and is told where the upload stands.
        Assert.Equal((HttpStatusCode.Conflict, half), await Send(president, place, token, 0, Paper[..half]));
        Assert.Equal((HttpStatusCode.NoContent, half), await Ask(president, place));
        Assert.Empty(await Named(id, "grande.pdf"));
        Assert.Equal((HttpStatusCode.NoContent, Paper.Length),
            await Send(president, place, token, half, Paper[half..]));

        var stored = Assert.Single(await Named(id, "grande.pdf"));
        Assert.Equal(Paper, await president.Bytes($"/projects/{id}/attachments/{stored}"));
        Assert.Equal((HttpStatusCode.NotFound, null), await Ask(president, place));
    }

    [Fact]
    public async Task What_would_be_refused_in_the_end_is_refused_at_the_start_or_with_its_last_part()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var (id, token) = await Draft(president);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, new FileTooLarge().Say.Spanish),
            await Refused(president, id, token, 4L << 30));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, new FileMissing().Say.Spanish),
            await Refused(president, id, token, 0));
        Assert.Equal(HttpStatusCode.BadRequest, (await Refused(president, id, "otro", 10)).Status);
        Assert.IsType<DocumentNotAsked>((await Begin(id, "business_plan", DemoPeople.ClubPresident)).Refusal);

        var place = await Start(president, id, token, SamplePapers.Program.Length);
        using var told = await Part(president, place, token, 0, SamplePapers.Program);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.StatusCode);
        Assert.Equal(new FileIsProgram().Say.Spanish, await told.Content.ReadAsStringAsync(Stop));
        Assert.Equal((HttpStatusCode.NoContent, 0), await Ask(president, place));
    }

    [Fact]
    public async Task Nobody_else_sees_an_upload_and_no_part_is_taken_beyond_its_length()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        using var stranger = await site.As(DemoPeople.OtherClubPresident);
        using var technician = await site.As(DemoPeople.Technician);
        var (id, token) = await Draft(president);
        var place = await Start(president, id, token, 100);

        Assert.Equal((HttpStatusCode.NotFound, null), await Ask(stranger, place));
        Assert.Equal((HttpStatusCode.Forbidden, null), await Ask(technician, place));
        Assert.Equal(new UploadStandsElsewhere(0),
            (await Continue(place, DemoPeople.ClubPresident, new byte[101])).Refusal);
        Assert.IsType<NoSuchUpload>((await Continue(place, DemoPeople.OtherClubPresident, new byte[5])).Refusal);
        using var tooLarge = await Part(president, place, token, 0, new byte[ContinueUpload.PartBytesMax + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
    }

    [Fact]
    public async Task Parts_that_nobody_finished_are_erased_after_their_days()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var (id, token) = await Draft(president);
        var place = await Start(president, id, token, 100);
        Assert.Equal((HttpStatusCode.NoContent, 40), await Send(president, place, token, 0, new byte[40]));

        await Erase(-1);
        Assert.Equal((HttpStatusCode.NoContent, 40), await Ask(president, place));
        await Erase(1);

        Assert.Equal((HttpStatusCode.NotFound, null), await Ask(president, place));
        Assert.Equal(0, await site.In<Database, int>(db => db.Reading(Actor.System, () => db.Database
            .SqlQuery<int>($"""select count(*)::int as "Value" from upload_part""").SingleAsync(Stop), Stop)));
    }

    private async Task Erase(int daysAhead) => await site.In<Database, Result<int>>(db =>
        db.InTransaction<int>(Actor.System, "Retención de datos", async act =>
        {
            var rule = site.App.Services.GetServices<RetentionRule>().Single(r => r.Code == "uploads");
            return await rule.Erase(db, act.At.AddDays(daysAhead), Stop);
        }, Stop));

    private async Task<(Guid Id, string Token)> Draft(Visitor president)
    {
        var id = await club.Complete();
        var page = await president.Get($"/proposals/{id}/documents");
        return (id, page.Page.QuerySelector<IHtmlInputElement>(
            "form[data-upload] input[name=__RequestVerificationToken]")!.Value);
    }

    private static async Task<string> Start(Visitor president, Guid id, string token, long length)
    {
        using var answer = await Begun(president, id, token, length);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<(HttpStatusCode Status, string Words)> Refused(
        Visitor president, Guid id, string token, long length)
    {
        using var answer = await Begun(president, id, token, length);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop));
    }

    private static async Task<HttpResponseMessage> Begun(Visitor president, Guid id, string token, long length)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/proposals/{id}/uploads")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = token, ["kind"] = "quotes", ["name"] = "grande.pdf",
                ["length"] = length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }),
        };
        return await president.Send(request);
    }

    private Task<Result<Guid>> Begin(Guid id, string kind, DemoPerson who) => site.In<StartUpload, Result<Guid>>(
        use => use.Handle(id, new NewPaper(kind, "x.pdf"), 10, who.Actor, Stop));

    private Task<Result<UploadProgress>> Continue(string place, DemoPerson who, byte[] part)
    {
        var ids = place.Split('/').Where(p => Guid.TryParse(p, out _)).Select(Guid.Parse).ToArray();
        return site.In<ContinueUpload, Result<UploadProgress>>(
            use => use.Handle(ids[0], ids[1], 0, part, who.Actor, Stop));
    }

    private static async Task<(HttpStatusCode Status, int? Offset)> Ask(Visitor visitor, string place)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, place);
        using var answer = await visitor.Send(request);
        return (answer.StatusCode, OffsetOf(answer));
    }

    private static async Task<(HttpStatusCode Status, int? Offset)> Send(
        Visitor visitor, string place, string token, int offset, byte[] part)
    {
        using var answer = await Part(visitor, place, token, offset, part);
        return (answer.StatusCode, OffsetOf(answer));
    }

    private static async Task<HttpResponseMessage> Part(
        Visitor visitor, string place, string token, int offset, byte[] part)
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, place) { Content = new ByteArrayContent(part) };
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("Upload-Offset", $"{offset}");
        return await visitor.Send(request);
    }

    private static int? OffsetOf(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Upload-Offset", out var told) ? int.Parse(told.Single(), null) : null;

    private Task<List<Guid>> Named(Guid id, string name) => club.Read(db => db.Attachments
        .Where(a => a.ProjectId == id && a.Name == name && a.RemovedAt == null).Select(a => a.Id).ToListAsync(Stop));
}
