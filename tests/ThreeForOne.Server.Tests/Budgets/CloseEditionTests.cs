using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Committee;
using ThreeForOne.Server.Tests.Funding;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Budgets;

/// <summary>The year ends once, in the order of this one story.</summary>
public sealed class CloseEditionTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly BudgetStage _stage = new(site);

    [Fact]
    public async Task A_year_closes_when_it_is_over_with_nothing_reserved_and_what_is_left_lapses()
    {
        var edition = await _stage.Committee.Edition();
        var year = await _stage.Read(db =>
            db.Editions.Where(e => e.Id == edition).Select(e => e.FiscalYear).SingleAsync());
        var line = await _stage.LineOf(edition, "federal");
        Assert.Equal(new YearNotOver(year), (await _stage.Close(edition)).Refusal);

        await site.Clock.Move(
            new DateTimeOffset(year + 1, 1, 10, 15, 0, 0, TimeSpan.Zero), TestContext.Current.CancellationToken);
        var standing = Assert.IsType<ReservationsStand>((await _stage.Close(edition)).Refusal);
        Assert.Equal(10, standing.Folios.Count);
        var attack = new Attack(site);
        Assert.Equal(("23514", "edition_closes_empty"), await attack.Run(DemoPeople.Director, CloseBySql(edition)));

        await Withdraw(standing.Folios);
        Assert.Equal(("23514", "edition_closes_empty"), await attack.Run(DemoPeople.Director, CloseBySql(edition)));
        Assert.IsType<ReasonMissing>((await _stage.Close(edition, reason: "")).Refusal);
        Assert.IsType<NotYourTurn>((await _stage.Close(edition, who: DemoPeople.Secretary)).Refusal);
        Assert.IsType<NoSuchEdition>((await _stage.Close(Guid.Empty)).Refusal);
        var before = await _stage.Figures(line);
        var half = before.Available.Minor / 2;
        Assert.Equal(("23514", "lapse_ends_the_year"), await attack.Post(DemoPeople.Director, attack.Entry(
            "lapse", edition, null, DemoPeople.Director, ('L', line, "8.2.3", half), ('L', line, "8.2.2-D", -half))));

        var closings = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => _stage.Close(edition))));

        Assert.Single(closings, c => !c.IsRefusal);
        Assert.All(closings.Where(c => c.IsRefusal), c => Assert.IsType<EditionClosed>(c.Refusal));
        Assert.Equal(Money.Mxn(0), (await _stage.Figures(line)).Available);
        Assert.Equal(1, await _stage.Read(db => db.JournalEntries.CountAsync(e =>
            e.EditionId == edition && e.Kind == "lapse" && e.SubjectId == line)));
        await NothingChangesAnyMore(edition, line, attack);
    }

    private async Task NothingChangesAnyMore(Guid edition, Guid line, Attack attack)
    {
        Assert.IsType<EditionClosed>((await _stage.Publish(edition, "federal", 1_00)).Refusal);
        Assert.IsType<EditionClosed>((await _stage.Transfer(line, 1_00)).Refusal);
        // Nothing is available or reserved any more, so a cut is refused before the year is looked at.
        Assert.IsType<CutBelowCommitted>((await _stage.Cut(line, 1_00)).Refusal);
        foreach (var (kind, debit, credit) in new[]
        {
            ("publish", "8.2.2-D", "8.2.1"), ("increase", "8.2.2-D", "8.2.3"),
        })
            Assert.Equal(("23514", "edition_is_open"), await attack.Post(DemoPeople.Director, attack.Entry(
                kind, edition, null, DemoPeople.Director, ('L', line, debit, 1_00), ('L', line, credit, -1_00))));
        // The last lapse is not taken back either, so that nothing is available again.
        var lapse = await _stage.Read(db =>
            db.JournalEntries.SingleAsync(e => e.Kind == "lapse" && e.SubjectId == line));
        var lines = await _stage.Read(db => db.JournalLines.Where(l => l.EntryId == lapse.Id).ToListAsync());
        var back = attack.Entry("reversal", edition, null, DemoPeople.Director,
            [.. lines.Select(l => ('L', l.ScopeId, l.Account, -l.Centavos))]);
        back["reverses"] = lapse.Id.ToString();
        Assert.Equal(("23514", "edition_is_open"), await attack.Post(DemoPeople.Director, back));
        Assert.Equal(("23514", "edition_is_open"), await attack.Run(DemoPeople.Director,
            $"update edition set closed_reason = 'otra vez' where id = '{edition}'"));
    }

    private static string CloseBySql(Guid edition) =>
        $"update edition set closed_at = now(), closed_by = '{DemoPeople.Director.Id}' where id = '{edition}'";

    private async Task Withdraw(IReadOnlyList<string> folios)
    {
        var ids = await _stage.Read(db =>
            db.Projects.Where(p => folios.Contains(p.Folio!)).Select(p => p.Id).ToListAsync());
        foreach (var id in ids) await _stage.Committee.Withdraw(id);
    }
}
