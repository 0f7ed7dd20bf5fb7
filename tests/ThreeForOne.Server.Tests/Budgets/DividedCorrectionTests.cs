using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Committee;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Budgets;

/// <summary>
/// A divided envelope, one story: 200.00 of Jalpa's 500.00 and of the state's 400.00 for one type are committed. What
/// is cut or taken back stays at or above that, and at or under the party's ceiling.
/// </summary>
public sealed class DividedCorrectionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Divided =
        """[ { of: municipal, by: [municipality] }, { of: state, by: [type], most: "1,000.00" } ]""";

    private const string Jalpa = DemoOffices.Jalpa;
    private const string Jerez = "020";
    private const string Services = "community_services";
    private const long Share = 200_00;

    private static int _projects;

    private readonly BudgetStage _stage = new(site);
    private readonly Attack _attack = new(site);

    [Fact]
    public async Task A_part_or_the_whole_is_not_cut_below_what_is_committed_and_the_difference_is_told()
    {
        var (edition, parts) = await Committed();
        var (jalpa, jerez, federal) = (parts["jalpa"], parts["jerez"], parts["federal"]);

        // One part, by the simulator and by publishing a lower total.
        Assert.Equal(new CutBelowCommitted(Money.Mxn(1), Money.Mxn(Share)),
            (await _stage.Cut(jalpa, 500_00 - Share + 1)).Refusal);
        Assert.Equal(new CutBelowUse(Money.Mxn(1), Money.Mxn(Share)),
            (await _stage.Publish(edition, "municipal", Share - 1, Jalpa, seen: 500_00)).Refusal);
        // An envelope that is whole, likewise.
        Assert.Equal(new CutBelowCommitted(Money.Mxn(1), Money.Mxn(Share)),
            (await _stage.Cut(federal, 1_000_00 - Share + 1)).Refusal);
        // All of a party's parts at once: what another part has left does not pay for it.
        Assert.Equal(("23514", "balance_on_natural_side"), await _attack.Post(DemoPeople.Director, _attack.Entry(
            "cut", edition, null, DemoPeople.Director, [.. Cut(jalpa, 500_00 - Share + 1), .. Cut(jerez, 1_00)])));
        Assert.Equal(("23514", "balance_on_natural_side"), await _attack.Post(DemoPeople.Director, _attack.Entry(
            "cut", edition, null, DemoPeople.Director, Cut(federal, 1_000_00 - Share + 1))));

        Assert.Equal(500_00 - Share, (await _stage.Cut(jalpa, 500_00 - Share)).Value.Centavos);
        Assert.Equal(300_00, (await _stage.Cut(jerez, 300_00)).Value.Centavos);
        Assert.Equal((Money.Mxn(0), Money.Mxn(Share)),
            ((await _stage.Figures(jalpa)).Available, (await _stage.Figures(jalpa)).Committed));
    }

    [Fact]
    public async Task Taking_back_an_increase_stops_at_what_is_in_use()
    {
        var (edition, parts) = await Committed();
        var jalpa = parts["jalpa"];
        var first = await Last(edition, jalpa);
        Assert.Null((await _stage.Cut(jalpa, 200_01)).Refusal);

        Assert.Equal(new ReversalBelowUse(Money.Mxn(400_01), Money.Mxn(99_99)),
            (await Reverse(edition, first)).Refusal);
        Assert.Equal("balance_on_natural_side", await RefusedBySql(edition, first));

        Assert.Null((await _stage.Publish(edition, "municipal", 900_00, Jalpa, seen: 299_99)).Refusal);
        var increase = await Last(edition, jalpa);
        Assert.Null((await Reverse(edition, increase)).Refusal);
        Assert.Equal(Money.Mxn(299_99), (await _stage.Figures(jalpa)).Modified);
        Assert.IsType<ChangeAlreadyReversed>((await Reverse(edition, increase)).Refusal);
    }

    [Fact]
    public async Task Taking_back_a_cut_stays_within_the_partys_ceiling_also_at_once()
    {
        var (edition, parts) = await Committed();
        var (state, other) = (parts["state"], parts["other"]);
        Assert.Null((await _stage.Cut(state, 100_00)).Refusal);
        var cut = await Last(edition, state);
        Assert.Null((await _stage.Publish(edition, "state", 600_01, type: parts.OtherType, seen: 500_00)).Refusal);

        Assert.Equal(new EnvelopeAboveCeiling(Money.Mxn(1), Money.Mxn(1_000_00)),
            (await Reverse(edition, cut)).Refusal);
        Assert.Equal("envelope_within_ceiling", await RefusedBySql(edition, cut));
        Assert.Null((await _stage.Publish(edition, "state", 500_00, type: parts.OtherType, seen: 600_01)).Refusal);

        // 800 are published: the cut's 100 and another 200 fit alone, and not together.
        var results = await Task.WhenAll(
            Task.Run(async () => (await Reverse(edition, cut)).Refusal),
            Task.Run(async () => (await _stage.Publish(
                edition, "state", 700_00, type: parts.OtherType, seen: 500_00)).Refusal));
        Assert.Single(results, r => r is null);
        var (one, two) = (await _stage.Figures(state), await _stage.Figures(other));
        Assert.True((one.Modified + two.Modified).Minor <= 1_000_00);
    }

    [Fact]
    public async Task A_transfer_is_taken_back_while_its_money_is_there()
    {
        var (edition, parts) = await Committed();
        var (jalpa, jerez) = (parts["jalpa"], parts["jerez"]);
        Assert.Null((await _stage.Transfer(jerez, 300_00, Jalpa)).Refusal);
        var transfer = await Last(edition, jerez);
        Assert.Null((await _stage.Cut(jalpa, 600_00)).Refusal);
        Assert.Equal(new ReversalBelowUse(Money.Mxn(300_00), Money.Mxn(0)), (await Reverse(edition, transfer)).Refusal);

        Assert.Null((await Reverse(edition, await Last(edition, jalpa))).Refusal);
        Assert.Null((await Reverse(edition, transfer)).Refusal);

        Assert.Equal((500_00, 300_00),
            ((await _stage.Figures(jalpa)).Modified.Minor, (await _stage.Figures(jerez)).Modified.Minor));
    }

    [Fact]
    public async Task Only_a_director_with_a_reason_takes_back_and_the_trail_says_what()
    {
        var (edition, parts) = await Committed();
        Assert.Null((await _stage.Cut(parts["federal"], 100_00)).Refusal);
        var cut = await Last(edition, parts["federal"]);

        Assert.IsType<NotYourTurn>((await Reverse(edition, cut, who: DemoPeople.Secretary)).Refusal);
        Assert.IsType<ReasonMissing>((await Reverse(edition, cut, reason: " ")).Refusal);
        Assert.IsType<NoSuchChange>((await Reverse(edition, Guid.Empty)).Refusal);
        Assert.IsType<NoSuchChange>((await Reverse(parts["federal"], cut)).Refusal);

        using var director = await site.As(DemoPeople.Director);
        var page = $"/editions/{edition}/budget";
        var unsaid = await director.Submit(
            page, $"{page}?handler=Reversal", ("Reversal.Entry", cut.ToString()), ("Reversal.Reason", ""));
        Assert.NotEmpty(unsaid.Page.QuerySelectorAll("#Reversal_Reason-error"));
        var sent = await director.Submit(
            page, $"{page}?handler=Reversal", ("Reversal.Entry", cut.ToString()), ("Reversal.Reason", "Error de dedo"));
        Assert.Equal(page, sent.Location);
        Assert.DoesNotContain(cut.ToString(), (await director.Get(page)).Body, StringComparison.Ordinal);
        Assert.Equal(Money.Mxn(1_000_00), (await _stage.Figures(parts["federal"])).Modified);
        var told = await _stage.Read(db => db.AuditEvents.SingleAsync(e =>
            e.Code == "envelope.change_reversed" && e.SubjectId == parts["federal"]));
        Assert.Equal(("Error de dedo", DemoPeople.Director.Id), (told.Reason, told.PersonId));
    }

    private sealed class Parts : Dictionary<string, Guid>
    {
        public required string OtherType { get; init; }
    }

    /// <summary>Publishes every part, and commits 200.00 of a project in Jalpa against those that are for it.</summary>
    private async Task<(Guid Edition, Parts Parts)> Committed()
    {
        var edition = await _stage.Open(Divided);
        var types = await _stage.Read(db => db.BudgetLines.Where(l => l.EditionId == edition && l.Party == "state")
            .Select(l => l.TypeCode!).ToListAsync());
        var other = types.First(t => t is not BooksStage.Type and not Services);
        await Published(edition, "federal", 1_000_00);
        await Published(edition, "municipal", 500_00, Jalpa);
        await Published(edition, "municipal", 300_00, Jerez);
        await Published(edition, "state", 400_00, type: BooksStage.Type);
        await Published(edition, "state", 500_00, type: other);
        var parts = new Parts
        {
            OtherType = other,
            ["federal"] = await _stage.LineOf(edition, "federal"),
            ["jalpa"] = await _stage.LineOf(edition, "municipal", Jalpa),
            ["jerez"] = await _stage.LineOf(edition, "municipal", Jerez),
            ["state"] = await _stage.LineOf(edition, "state", type: BooksStage.Type),
            ["other"] = await _stage.LineOf(edition, "state", type: other),
        };
        await Commit(edition, [parts["jalpa"], parts["state"], parts["federal"]]);
        return (edition, parts);
    }

    private async Task Published(Guid edition, string party, long amount, string? place = null, string? type = null) =>
        Assert.Null((await _stage.Publish(edition, party, amount, place, type)).Refusal);

    private async Task Commit(Guid editionId, Guid[] lines)
    {
        var shares = BooksStage.Parties.Select(_ => Guid.CreateVersion7(site.Clock.GetUtcNow())).ToArray();
        var edition = await _stage.Read(db => db.Editions.AsNoTracking().SingleAsync(e => e.Id == editionId));
        var folio = $"ZAC-{edition.FiscalYear}-7{Interlocked.Increment(ref _projects):000}";
        var (project, _) = await site.In((Database db) => FundedSite.Do(db, act => BooksStage.Project(
            db, edition, folio, shares, [null, .. lines.Select(l => (Guid?)l)], Share, act)));
        await Moved("reserve", "8.2.2-P", "8.2.2-D", "8.2.0");
        await Moved("commit", "8.2.4", "8.2.2-P", "8.2.2-P");

        Task Moved(string kind, string debit, string credit, string shareCredit) => _attack.DoPost(
            DemoPeople.Director, _attack.Entry(kind, editionId, project, DemoPeople.Director,
            [
                .. lines.Zip(shares[1..]).SelectMany(p => new (char, Guid, string, long)[]
                {
                    ('L', p.First, debit, Share), ('L', p.First, credit, -Share),
                    ('S', p.Second, debit, Share), ('S', p.Second, shareCredit, -Share),
                }),
            ]));
    }

    private static (char, Guid, string, long)[] Cut(Guid line, long centavos) =>
        [('L', line, "8.2.3", centavos), ('L', line, "8.2.2-D", -centavos)];

    private Task<Guid> Last(Guid edition, Guid line) => _stage.Read(db => db.JournalEntries
        .Where(e => e.EditionId == edition && e.SubjectId == line && e.Kind != "reversal")
        .OrderByDescending(e => e.Seq).Select(e => e.Id).FirstAsync());

    private Task<Result<Guid>> Reverse(
        Guid edition, Guid entry, string reason = "Se publicó por error", DemoPerson? who = null) =>
        site.In<ReverseEnvelopeChange, Result<Guid>>(use => use.Handle(
            edition, entry, reason, CommitteeStage.Key(), (who ?? DemoPeople.Director).Actor, default));

    private async Task<string?> RefusedBySql(Guid edition, Guid entry)
    {
        var lines = await _stage.Read(db => db.JournalLines.Where(l => l.EntryId == entry).ToListAsync());
        JsonObject mirror = _attack.Entry("reversal", edition, null, DemoPeople.Director,
            [.. lines.Select(l => ('L', l.ScopeId, l.Account, -l.Centavos))]);
        mirror["reverses"] = entry.ToString();
        return (await _attack.Post(DemoPeople.Director, mirror)).Constraint;
    }
}
