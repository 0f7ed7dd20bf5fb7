using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.Programmes;

public sealed class PublishEnvelopeTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task A_first_publication_is_approved_and_later_ones_change_it()
    {
        var edition = await NewEdition();

        Assert.Equal(new EnvelopePosted("publish", 1_000_00), (await Publish(edition, 1_000_00, 0)).Value);
        Assert.Equal(new EnvelopePosted("increase", 500_00), (await Publish(edition, 1_500_00, 1_000_00)).Value);
        Assert.Equal(new EnvelopePosted("cut", 700_00), (await Publish(edition, 800_00, 1_500_00)).Value);

        var envelope = await Figures(edition);
        Assert.Equal((Money.Mxn(1_000_00), Money.Mxn(800_00), Money.Mxn(800_00)),
            (envelope.Approved, envelope.Modified, envelope.Available));
    }

    [Fact]
    public async Task A_cut_never_takes_what_is_reserved_and_says_by_how_much_it_would()
    {
        var edition = await _stage.Edition();
        var project = await _stage.Opined(400_000);
        var session = await _stage.Call(project);
        await _stage.NextMonth();
        await _stage.Seat(session);
        await _stage.VoteAll(session, project);
        await _stage.Propose(session, CommitteeStage.Approve(project));
        Assert.False((await _stage.Close(session)).IsRefusal);
        var modified = (await Figures(edition)).Modified.Minor;

        Assert.Equal(new CutBelowUse(Money.Mxn(1), Money.Mxn(100_000_00)), (await Publish(edition, 99_999_99, modified))
            .Refusal);
        Assert.Equal("cut", (await Publish(edition, 100_000_00, modified)).Value.Kind);
        Assert.Equal(Money.Mxn(0), (await Figures(edition)).Available);
    }

    [Fact]
    public async Task A_form_sent_twice_posts_once_and_another_amount_under_its_key_is_a_conflict()
    {
        var edition = await NewEdition();
        var key = CommitteeStage.Key();

        Assert.Equal(new EnvelopePosted("publish", 7_00), (await Publish(edition, 7_00, 0, key)).Value);
        Assert.Equal(new EnvelopePosted("publish", 7_00), (await Publish(edition, 7_00, 0, key)).Value);
        Assert.IsType<KeyUsedForSomethingElse>((await Publish(edition, 8_00, 0, key)).Refusal);
        Assert.Equal(Money.Mxn(7_00), (await Figures(edition)).Modified);
    }

    [Fact]
    public async Task Two_directors_at_once_are_told_of_one_another()
    {
        var edition = await NewEdition();

        var results =
            await Task.WhenAll(Enumerable.Range(1, 4).Select(i => Task.Run(() => Publish(edition, i * 100_00, 0))));

        Assert.Single(results, r => !r.IsRefusal);
        Assert.All(results.Where(r => r.IsRefusal), r => Assert.IsType<EnvelopeChangedMeanwhile>(r.Refusal));
    }

    [Fact]
    public async Task What_changes_nothing_or_gives_no_reason_or_comes_from_another_is_refused()
    {
        var edition = await NewEdition();

        Assert.IsType<EnvelopeNotPositive>((await Publish(edition, 0, 0)).Refusal);
        await Publish(edition, 5_00, 0);
        Assert.IsType<EnvelopeUnchanged>((await Publish(edition, 5_00, 5_00)).Refusal);
        Assert.IsType<ReasonMissing>((await Publish(edition, 6_00, 5_00, reason: " ")).Refusal);
        Assert.IsType<NoSuchEnvelope>((await Publish(edition, 6_00, 5_00, party: "club")).Refusal);
        Assert.IsType<NotYourTurn>((await Publish(edition, 6_00, 5_00, who: DemoPeople.Auditor)).Refusal);
    }

    private Task<Result<EnvelopePosted>> Publish(
        Guid edition, long amount, long seen, string? key = null, string reason = "Oficio 1", string party = "federal",
        DemoPerson? who = null) =>
        site.In<PublishEnvelope, Result<EnvelopePosted>>(use => use.Handle(
            new(edition, party, Money.Mxn(amount), Money.Mxn(seen), reason), key ?? CommitteeStage.Key(),
            (who ?? DemoPeople.Director).Actor, default));

    private Task<EnvelopeFigures> Figures(Guid edition) => _stage.Read(DemoPeople.Director, async db =>
        (await EnvelopeFigures.Of(db, await db.BudgetLines.Where(l => l.EditionId == edition && l.Party == "federal")
            .ToListAsync(), default))[0]);

    // The demonstration has published its own; each test here has a year to itself.
    private async Task<Guid> NewEdition()
    {
        var taken = await _stage.Read(DemoPeople.Director, db => db.Editions.MaxAsync(e => e.FiscalYear));
        var pack = await _stage.Read(
            DemoPeople.Director, db => db.Editions.OrderBy(e => e.FiscalYear).Select(e => e.RulePackId).FirstAsync());
        var opened = await site.In<OpenEdition, Result<Guid>>(use => use.Handle(
            new(pack, DemoOffices.Zacatecas, taken + 1, new(taken + 1, 1, 15), new(taken + 1, 3, 31)),
            CommitteeStage.Key(), DemoPeople.Director.Actor, default));
        return opened.Value;
    }
}
