using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Committee;

namespace ThreeForOne.Server.Tests.Committee;

public sealed class SessionReckoningTests
{
    private static readonly DateOnly Today = new(2026, 4, 10);
    private static readonly Guid Federal = new("00000000-0000-7000-8000-0000000000f1");
    private static readonly Guid State = new("00000000-0000-7000-8000-0000000000f2");

    [Theory]
    [InlineData(2, 1, 0, true)]
    [InlineData(1, 1, 0, false)]
    [InlineData(2, 1, 1, false)]   // an abstention is a vote cast
    [InlineData(2, 0, 1, true)]
    [InlineData(0, 0, 0, false)]
    public void Approval_takes_more_than_half_of_the_votes_cast(int votesFor, int against, int abstain, bool approved)
    {
        var item = Item("approved") with { Votes = new(votesFor, against, abstain, 1) };

        Assert.Equal(approved ? null : new MajorityMissing("ZAC-2026-0001", votesFor, votesFor + against + abstain),
            Reckon(item).Refusal);
    }

    [Fact]
    public void A_majority_is_not_turned_round()
    {
        Assert.IsType<RulingAgainstVote>(Reckon(Item("rejected")).Refusal);
        Assert.Null(Reckon(Item("rejected") with { Votes = new(1, 2, 0, 0) }).Refusal);
        Assert.Null(Reckon(Item("waiting")).Refusal);
    }

    [Fact]
    public void A_deferral_needs_a_reason_and_no_votes()
    {
        Assert.Equal(
            new DeferralReasonMissing("ZAC-2026-0001"), Reckon(Item("deferred") with { Reason = " " }).Refusal);
        Assert.Null(Reckon(Item("deferred") with { Votes = new(0, 0, 0, 0) }).Refusal);
    }

    [Fact]
    public void What_the_municipality_has_not_certified_is_not_approved()
    {
        Assert.Equal(
            new CertificationMissing("ZAC-2026-0001", Money.Mxn(1)),
            Reckon(Item("approved") with { Uncertified = 1 }).Refusal);
        Assert.Null(Reckon(Item("approved") with { Uncertified = 0 }).Refusal);
        Assert.Null(Reckon(Item("waiting") with { Uncertified = 1 }).Refusal);
    }

    [Fact]
    public void Every_project_needs_a_ruling_with_its_reason()
    {
        Assert.IsType<RulingMissing>(Reckon(Item(null)).Refusal);
        Assert.IsType<RulingReasonMissing>(Reckon(Item("waiting") with { Reason = "  " }).Refusal);
    }

    [Fact]
    public void A_condition_has_a_last_day_after_today()
    {
        var item = Item("conditional") with { Condition = "El permiso", ConditionUntil = Today };

        Assert.IsType<ConditionMissing>(Reckon(item).Refusal);
        Assert.IsType<ConditionMissing>(Reckon(item with { Condition = "" }).Refusal);
        Assert.Null(Reckon(item with { ConditionUntil = Today.AddDays(1) }).Refusal);
    }

    [Fact]
    public void A_gap_is_never_approved_but_may_wait()
    {
        Assert.Equal(
            new GapNotApprovable("ZAC-2026-0001", Money.Mxn(1)), Reckon(Item("approved") with { Gap = 1 }).Refusal);
        Assert.Null(Reckon(Item("waiting") with { Gap = 1 }).Refusal);
    }

    [Fact]
    public void The_envelope_that_lacks_most_is_named_with_what_it_lacks()
    {
        var agenda = new[] { Item("approved"), Item("approved") with { Rank = 2 }, Item("waiting") with { Rank = 3 } };

        Assert.Null(SessionReckoning.Reckon(
            true, agenda, [new(Federal, "federal", 200), new(State, "state", 100)], Today).Refusal);
        Assert.Equal(
            new EnvelopeBinds("state", Money.Mxn(3), Money.Mxn(97), Money.Mxn(100)),
            SessionReckoning.Reckon(true, agenda, [new(Federal, "federal", 199), new(State, "state", 97)], Today)
                .Refusal);
    }

    [Fact]
    public void An_envelope_of_one_municipality_is_named_by_it()
    {
        EnvelopeBefore jalpa = new(Federal, "municipal", 40) { Part = new Bilingual("Jalpa", "Jalpa") };

        var refusal = Assert.IsType<EnvelopeBinds>(SessionReckoning.Reckon(
            true, [Item("approved")], [jalpa, new(State, "state", 100)], Today).Refusal);

        Assert.Contains("techo de Municipio · Jalpa", refusal.Say.Spanish, StringComparison.Ordinal);
        Assert.Contains("Municipality · Jalpa envelope", refusal.Say.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_quorum_nothing_is_ruled_whatever_was_proposed()
    {
        var outcome = SessionReckoning.Reckon(false, [Item(null)], [new(Federal, "federal", 5)], Today).Value;

        Assert.Equal((false, 0, 0L), (outcome.Quorum, outcome.Rulings.Count, outcome.Reserved));
    }

    [Fact]
    public void A_preview_says_which_project_came_to_differ()
    {
        var seen = SessionPreview.Parse(SessionPreview.Of(Reckon(Item("approved")).Value).ToString());

        Assert.Null(seen.Differs(Reckon(Item("approved")).Value));
        var changed = Assert.IsType<PreviewChanged>(
            seen.Differs(Reckon(Item("approved") with { Votes = new(4, 0, 0, 0) }).Value));
        Assert.Contains("ZAC-2026-0001", changed.Say.Spanish, StringComparison.Ordinal);
        Assert.DoesNotContain("Techo", changed.Say.Spanish, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a.b")]
    [InlineData("a.x-y.z")]
    public void Whatever_is_sent_in_place_of_a_preview_differs(string? sent)
    {
        Assert.IsType<PreviewChanged>(SessionPreview.Parse(sent).Differs(Reckon(Item("approved")).Value));
    }

    private static Result<SessionOutcome> Reckon(AgendaItem item) =>
        SessionReckoning.Reckon(true, [item], [new(Federal, "federal", 1000), new(State, "state", 1000)], Today);

    private static AgendaItem Item(string? ruling) => new(
        State, 1, "ZAC-2026-0001", "Pozo", Waits: true, 400, 0, ruling, "Hace falta", "", null,
        [new(Federal, "federal", 100), new(State, "state", 50)], new(3, 1, 0, 0));
}
