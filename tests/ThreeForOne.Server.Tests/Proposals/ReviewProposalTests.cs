using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Features.Tasks;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>The delegation's review and the club's correction; each fact on a clock of its own.</summary>
public abstract class ReviewProposalTests(DemoSite demo)
{
    private protected DemoSite Site => demo;

    private protected readonly Drafting club = new(demo);

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    private protected Task<Result<Guid>> Review(Guid task, string outcome, params string[] items) =>
        Site.In<ReviewProposal, Result<Guid>>(use =>
            use.Handle(task, outcome, "Revisión de la documentación", items,
                Drafting.NewKey(), DemoPeople.Technician.Actor, Stop));

    private protected async Task<Guid> Submitted()
    {
        var id = await club.Complete();
        Assert.Null((await club.Submit(id)).Refusal);
        return id;
    }

    private protected Task<List<Document>> Notices(Guid id) =>
        club.Read(db => db.Documents.Where(d => d.ProjectId == id && d.Type == "request_for_items")
            .OrderBy(d => d.Ordinal).ToListAsync(Stop));

    public sealed class InTime(DemoSite site) : ReviewProposalTests(site), IClassFixture<DemoSite>
    {
        [Fact]
        public async Task A_request_lists_each_item_once_and_without_any_it_is_refused()
        {
            var id = await Submitted();
            var task = await club.OpenTask(id, "review");

            Assert.IsType<MissingItemsNotListed>((await Review(task, "missing", " ", "")).Refusal);
            Assert.IsType<MissingItemsNotListed>((await Site.In<DecideTask, Result<Project>>(use =>
                use.Handle(task, "missing", "Faltan cosas", DemoPeople.Technician.Actor, Stop))).Refusal);
            Assert.IsType<NoSuchOutcome>((await Review(task, "perhaps")).Refusal);
            Assert.IsType<MissingItemTooLong>((await Review(task, "missing", new string('a', 501))).Refusal);
            Assert.Null((await Review(task, "missing", "Segunda cotización",
                "Comprobante de propiedad legible", "")).Refusal);

            Assert.Equal("PREVENCION", (await club.Project(id)).State);
            var items = await club.Read(db => db.MissingItems.Where(i => i.ProjectId == id).ToListAsync(Stop));
            Assert.Equal(2, items.Count);
            Assert.All(items, i => Assert.NotNull(i.CureUntil));
            Assert.Contains("Segunda cotización", System.Text.Encoding.UTF8
                .GetString(Assert.Single(await Notices(id)).Record), StringComparison.Ordinal);
        }

        [Fact]
        public async Task A_corrected_proposal_keeps_its_folio_and_freezes_its_shares_anew()
        {
            var id = await Submitted();
            var folio = (await club.Project(id)).Folio;
            await Review(await club.OpenTask(id, "review"), "missing", "El presupuesto no incluye la bomba");

            await club.Budget(id, "1,600,000.00", Drafting.Treasurer);
            Assert.IsType<ChoiceMissing>((await club.Submit(id, Drafting.Treasurer)).Refusal);
            await club.Ok<SaveContributions, int>(
                use => use.Handle(id, 2, Money.Mxn(400_000_00), null, Drafting.Treasurer, Stop));
            Assert.Equal(folio, (await club.Submit(id, Drafting.Treasurer)).Value);

            Assert.Equal("INGRESADA", (await club.Project(id)).State);
            Assert.All((await club.Shares(id)).Values, share => Assert.Equal(400_000_00, share));
            Assert.Null((await Review(await club.OpenTask(id, "review"), "complete")).Refusal);
            Assert.Equal("VALIDADA", (await club.Project(id)).State);
        }

        [Fact]
        public async Task The_opinion_may_return_a_proposal_with_its_items()
        {
            var id = await Submitted();
            await Review(await club.OpenTask(id, "review"), "complete");

            Assert.Null((await Review(await club.OpenTask(id, "opinion"),
                "return", "El terreno es de otro ejido")).Refusal);

            Assert.Equal("PREVENCION", (await club.Project(id)).State);
        }

        [Fact]
        public async Task The_municipality_of_a_submitted_proposal_stands()
        {
            var id = await Submitted();
            await Review(await club.OpenTask(id, "review"), "missing", "El nombre del pozo");

            await club.Ok<SavePlace, int>(use => use.Handle(
                id, 2, Drafting.Place(title: "Pozo La Joya") with { MunicipalityCode = "001" },
                Drafting.President, Stop));

            var project = await club.Project(id);
            Assert.Equal((DemoOffices.Jalpa, "Pozo La Joya"), (project.MunicipalityCode!, project.Title));
        }
    }

    public sealed class Unanswered(DemoSite site) : ReviewProposalTests(site), IClassFixture<DemoSite>
    {
        [Fact]
        public async Task A_request_without_an_answer_ends_in_DESECHADA_and_its_last_instant_is_too_late()
        {
            var id = await Submitted();
            await Review(await club.OpenTask(id, "review"), "missing", "Segunda cotización");
            var due = await club.Read(db => db.Tasks.Where(t => t.ProjectId == id && t.ElementId == "cure")
                .Select(t => t.DueAt).SingleAsync(Stop));

            await Site.Clock.Move(due!.Value.AddMicroseconds(-1), Stop);
            Assert.IsType<CorrectionClosed>((await club.Submit(id)).Refusal);
            await Site.In<TimerSweep, int>(sweep => sweep.Run(Stop));

            Assert.Equal("DESECHADA", (await club.Project(id)).State);
        }
    }

    public sealed class Late(DemoSite site) : ReviewProposalTests(site), IClassFixture<DemoSite>
    {
        [Fact]
        public async Task A_late_notice_runs_no_clock_against_the_club()
        {
            var id = await Submitted();
            await Site.Clock.Move(Site.Clock.GetUtcNow().AddDays(30), Stop);
            await Review(await club.OpenTask(id, "review"), "missing", "Segunda cotización");

            Assert.Empty(await club.Read(db => db.Timers.Where(t => t.ProjectId == id).ToListAsync(Stop)));
            Assert.Null(await club.Read(db =>
                db.MissingItems.Where(i => i.ProjectId == id).Select(i => i.CureUntil).SingleAsync(Stop)));
            Assert.Contains("\"late\":true", System.Text.Encoding.UTF8
                .GetString(Assert.Single(await Notices(id)).Record), StringComparison.Ordinal);
            await Site.Clock.Move(Site.Clock.GetUtcNow().AddDays(90), Stop);
            Assert.Equal(0, await Site.In<TimerSweep, int>(sweep => sweep.Run(Stop)));
            Assert.Null((await club.Submit(id)).Refusal);
        }
    }
}
