using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Tests.Papers;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>The technician looks at each paper, accepts or returns it; the club corrects what was returned.</summary>
public sealed class PaperReviewTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Returned_papers_make_the_notice_and_the_clubs_list_and_only_they_are_corrected()
    {
        using var technician = await site.As(DemoPeople.Technician);
        using var president = await site.As(DemoPeople.ClubPresident);
        var (id, task) = await Submitted();
        var (deed, quotes) = (await PaperOf(id, "ownership"), await PaperOf(id, "quotes"));
        var page = $"/tasks/{task}/papers";
        await Decides(technician, page, quotes, "accept");
        await Decides(technician, page, deed, "return", "La última hoja no se lee");

        Assert.Equal("INGRESADA", (await club.Project(id)).State);
        Assert.IsType<ReturnedPapersRemain>((await Review(task, "complete")).Refusal);
        Assert.Equal(new PapersUndecided(2), (await Review(task, "missing", "El plano firmado")).Refusal);
        Assert.Equal(page, (await technician.Submit(page, $"{page}?handler=Rest")).Location?.Split('?')[0]);
        Assert.Null((await Review(task, "missing", "El plano firmado")).Refusal);

        const string Line = "Comprobante de propiedad / Proof of ownership (ownership.pdf): La última hoja no se lee";
        Assert.Equal([Line, "El plano firmado"], await club.Read(db => db.MissingItems
            .Where(i => i.ProjectId == id).OrderBy(i => i.Ordinal).Select(i => i.Item).ToListAsync(Stop)));
        var notice = await club.Read(db => db.Documents
            .SingleAsync(d => d.ProjectId == id && d.Type == "request_for_items", Stop));
        Assert.Contains(Line, System.Text.Encoding.UTF8.GetString(notice.Record), StringComparison.Ordinal);
        Assert.Contains(Line, (await president.Get($"/proposals/{id}")).Text, StringComparison.Ordinal);
        var list = await president.Get($"/proposals/{id}/documents");
        Assert.Equal(["Aceptado", "Devuelto", "Aceptado", "Aceptado"],
            list.Page.QuerySelectorAll(".checklist .state-tag").Select(t => t.TextContent));
        Assert.Contains("La última hoja no se lee",
            list.Page.QuerySelector(".returned")!.TextContent, StringComparison.Ordinal);

        Assert.IsType<DocumentAccepted>((await Add(id, new("quotes", "otra.pdf"))).Refusal);
        Assert.IsType<DocumentAccepted>((await site.In<RemoveAttachment, Result<int>>(use =>
            use.Handle(id, quotes, Drafting.President, Stop))).Refusal);
        Assert.IsType<ProposalIncomplete>((await club.Submit(id)).Refusal);
        Assert.Null((await Add(id, new("ownership", "escritura.pdf", deed))).Refusal);
        Assert.Equal("Corregido", (await president.Get($"/proposals/{id}/documents"))
            .Page.QuerySelectorAll(".checklist .state-tag")[1].TextContent);
        Assert.Null((await club.Submit(id)).Refusal);

        var again = await club.OpenTask(id, "review");
        var seen = (await technician.Get($"/tasks/{again}/papers")).Text;
        Assert.Contains(
            "escritura.pdf en lugar de ownership.pdf (La última hoja no se lee)", seen, StringComparison.Ordinal);
        Assert.Null((await Review(again, "complete")).Refusal);
        Assert.All(await club.Read(db => db.Attachments.Where(a => a.ProjectId == id && a.RemovedAt == null)
            .ToListAsync(Stop)), paper => Assert.Equal("accepted", paper.Status));
    }

    [Fact]
    public async Task Photographed_pages_take_the_place_of_a_returned_paper()
    {
        using var technician = await site.As(DemoPeople.Technician);
        using var president = await site.As(DemoPeople.ClubPresident);
        var (id, task) = await Submitted();
        var page = $"/tasks/{task}/papers";
        await Decides(technician, page, await PaperOf(id, "ownership"), "return", "Está borrosa");
        await technician.Submit(page, $"{page}?handler=Rest");
        Assert.Null((await Review(task, "missing")).Refusal);

        var documents = $"/proposals/{id}/documents";
        var asked = (await president.Get(documents)).Page.QuerySelector(".document-asked:has(.returned)")!;
        Assert.Single(asked.QuerySelectorAll("form[enctype]"), f => f.Closest("details") is null);
        Assert.NotNull(asked.QuerySelector("details.add-another:not([open]) form"));
        var form = asked.QuerySelector(".returned .join-photos form")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        var field = form.QuerySelector("input[type=file]")!.GetAttribute("name")!;
        foreach (var photo in new[] { SamplePapers.Photo(), SamplePapers.Heic })
            content.Add(new ByteArrayContent(photo), field, "escritura.jpg");
        var joined = await president.Send($"{documents}?handler=Pages", content);

        Assert.Equal(documents, joined.Location);
        Assert.Equal("Corregido", (await president.Get(documents))
            .Page.QuerySelectorAll(".checklist .state-tag")[1].TextContent);
        Assert.Null((await club.Submit(id)).Refusal);
    }

    [Fact]
    public async Task A_return_says_why_and_only_whose_turn_it_is_decides()
    {
        using var technician = await site.As(DemoPeople.Technician);
        var (id, task) = await Submitted();
        var paper = await PaperOf(id, "quotes");

        var told = await Decided(technician, $"/tasks/{task}/papers", paper, "return", " ");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains(new ReturnReasonMissing().Say.Spanish, told.Text, StringComparison.Ordinal);
        Assert.IsType<ReturnReasonMissing>((await Decide(task, paper, new string('a', 301))).Refusal);
        Assert.Null((await Decide(task, paper, new string('a', 300))).Refusal);
        Assert.IsType<NoSuchPaper>((await Decide(task, Guid.Empty, "No está")).Refusal);
        Assert.IsType<NoSuchTask>((await Decide(task, paper, "No es mío", DemoPeople.Secretary)).Refusal);
        Assert.IsType<NoSuchTask>((await Decide(Guid.Empty, paper, "No hay")).Refusal);
        using var president = await site.As(DemoPeople.ClubPresident);
        Assert.Equal(HttpStatusCode.Forbidden, (await president.Get($"/tasks/{task}/papers")).Status);
    }

    [Fact]
    public async Task Papers_lie_side_by_side_as_pictures_in_frames_where_nothing_runs()
    {
        using var technician = await site.As(DemoPeople.Technician);
        var id = await club.Complete();
        await club.Ok<AddAttachment, int>(use => use.Handle(id, "ownership", "foto.heic", SamplePapers.Heic,
            Drafting.President, Stop));
        var (pdf, photo) = (await PaperOf(id, "quotes"), await PaperOf(id, "ownership", ".heic"));
        Assert.Equal(HttpStatusCode.NotFound, (await Preview(technician, id, pdf)).Status);   // a draft is its club's
        Assert.Null((await club.Submit(id)).Refusal);
        var task = await club.OpenTask(id, "review");

        var page = await technician.Get($"/tasks/{task}/papers?left={pdf}&right={photo}");

        var frames = page.Page.QuerySelectorAll("iframe");
        Assert.Equal([$"/projects/{id}/attachments/{pdf}/pages/1?framed=true",
            $"/projects/{id}/attachments/{photo}/pages/1?framed=true"],
            frames.Select(f => f.GetAttribute("src")));
        Assert.All(frames, frame => Assert.Equal("", frame.GetAttribute("sandbox")));
        foreach (var paper in new[] { pdf, photo })
        {
            var (status, policy, bytes) = await Preview(technician, id, paper);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.StartsWith("sandbox; default-src 'none'", policy, StringComparison.Ordinal);
            Assert.Equal(FileContent.Jpeg, FileContent.Of(bytes).Value);
        }
        var (_, sandbox, html) = await Preview(technician, id, pdf, "1?framed=true");
        Assert.StartsWith("sandbox; default-src 'none'; img-src data:", sandbox, StringComparison.Ordinal);
        Assert.Contains("img { display: block; width: 100%", System.Text.Encoding.UTF8.GetString(html),
            StringComparison.Ordinal);
        var (missing, _, words) = await Preview(technician, id, pdf, "99");
        Assert.Equal(HttpStatusCode.NotFound, missing);
        Assert.Equal(new PageNotDrawn().Say.Spanish, System.Text.Encoding.UTF8.GetString(words));
    }

    [Fact]
    public async Task An_identity_paper_is_opened_by_who_verifies_it_and_each_opening_is_written_down()
    {
        using var technician = await site.As(DemoPeople.Technician);
        using var president = await site.As(DemoPeople.ClubPresident);
        using var auditor = await site.As(DemoPeople.Auditor);
        var (id, task) = await Submitted("productive_person", "400,000.00", "200,000.00");
        var paper = await PaperOf(id, "owner_identity");
        foreach (var visitor in new[] { technician, president, auditor })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get($"/projects/{id}/attachments/{paper}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Preview(visitor, id, paper)).Status);
        }

        var page = $"/tasks/{task}/papers";
        var opened = await technician.Submit(page, $"{page}?handler=Identity");
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.StartsWith("%PDF", opened.Body, StringComparison.Ordinal);
        Assert.IsType<NoSuchTask>((await Open(task, paper, DemoPeople.Secretary)).Refusal);
        Assert.IsType<NoSuchPaper>((await Open(task, await PaperOf(id, "quotes"))).Refusal);

        var rows = (await auditor.Get("/audit/identity-papers")).Page.QuerySelectorAll("tbody tr")
            .Where(r => r.InnerHtml.Contains(id.ToString(), StringComparison.Ordinal));
        Assert.Contains(DemoPeople.Technician.Name, Assert.Single(rows).TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await technician.Get("/audit/identity-papers")).Status);
    }

    [Fact]
    public async Task An_identity_paper_is_erased_when_the_pack_says_and_no_other()
    {
        var (id, task) = await Submitted("productive_person", "400,000.00", "200,000.00");
        var paper = await PaperOf(id, "owner_identity");
        Assert.Null((await Review(task, "complete")).Refusal);

        await Erase(29);
        Assert.NotNull((await Stored(paper)).FileSha256);
        await Erase(31);

        var erased = await Stored(paper);
        Assert.Null(erased.FileSha256);
        Assert.NotNull(erased.ErasedAt);
        Assert.NotNull((await Stored(await PaperOf(id, "quotes"))).FileSha256);
        Assert.IsType<IdentityPaperErased>((await Open(await club.OpenTask(id, "opinion"), paper)).Refusal);
    }

    private async Task<(Guid Id, Guid Task)> Submitted(
        string type = "infrastructure", string cost = "1,200,000.00", string pledge = "300,000.00")
    {
        var id = await club.Complete(cost, pledge, type: type);
        Assert.Null((await club.Submit(id)).Refusal);
        return (id, await club.OpenTask(id, "review"));
    }

    private Task<Guid> PaperOf(Guid id, string kind, string ends = "") => club.Read(db => db.Attachments
        .Where(a => a.ProjectId == id && a.Kind == kind && a.RemovedAt == null && a.Name.EndsWith(ends))
        .Select(a => a.Id).FirstAsync(Stop));

    private Task<Attachment> Stored(Guid paper) =>
        club.Read(db => db.Attachments.AsNoTracking().SingleAsync(a => a.Id == paper, Stop));

    private static async Task Decides(Visitor technician, string page, Guid paper, string how, string reason = "") =>
        Assert.NotNull((await Decided(technician, page, paper, how, reason)).Location);

    private static Task<Answer> Decided(Visitor technician, string page, Guid paper, string how, string reason)
    {
        page = $"{page}?left={paper}&right={Guid.Empty}";
        return technician.Submit(page, page, ("Outcome", how), ($"Reason-{paper:N}", reason));
    }

    private Task<Result<Guid>> Decide(Guid task, Guid paper, string reason, DemoPerson? who = null) =>
        site.In<DecidePaper, Result<Guid>>(use =>
            use.Handle(task, paper, accepts: false, reason, (who ?? DemoPeople.Technician).Actor, Stop));

    private Task<Result<Guid>> Review(Guid task, string outcome, params string[] items) =>
        site.In<ReviewProposal, Result<Guid>>(use => use.Handle(
            task, outcome, "Revisión de la documentación", items, Drafting.NewKey(),
            DemoPeople.Technician.Actor, Stop));

    private Task<Result<int>> Add(Guid id, NewPaper paper) => site.In<AddAttachment, Result<int>>(use =>
        use.Handle(id, paper, PlainPdf.Of("corregido"), Drafting.President, Stop));

    private Task<Result<OpenedPaper>> Open(Guid task, Guid paper, DemoPerson? who = null) =>
        site.In<OpenIdentityPaper, Result<OpenedPaper>>(use =>
            use.Handle(task, paper, (who ?? DemoPeople.Technician).Actor, Stop));

    private Task<Result<int>> Erase(int days) => site.In<Database, Result<int>>(db =>
        db.InTransaction<int>(Actor.System, "Retención de datos", async act => (await db.Database
            .SqlQuery<int>($"""select erase_identity_papers({act.At.AddDays(days)}) as "Value" """)
            .ToListAsync(Stop))[0], Stop));

    private static async Task<(HttpStatusCode Status, string? Policy, byte[] Bytes)> Preview(
        Visitor visitor, Guid id, Guid paper, string page = "1")
    {
        using var answer = await visitor.Raw($"/projects/{id}/attachments/{paper}/pages/{page}");
        return (answer.StatusCode,
            answer.Headers.TryGetValues("Content-Security-Policy", out var policy) ? policy.Single() : null,
            await answer.Content.ReadAsByteArrayAsync(Stop));
    }
}
