namespace ThreeForOne.Domain.Tests.Budgets;

public class CutSimulationTests
{
    private static readonly Guid Line = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);
    private static readonly Guid Other = Guid.CreateVersion7(DateTimeOffset.UnixEpoch);

    [Fact]
    public void What_is_available_goes_before_anything_falls()
    {
        var cut = Run(500, available: 500, [Reservation(1, 1, 300)]).Value;

        Assert.Empty(cut.Falls);
        Assert.Equal(0, cut.Remains);
    }

    [Fact]
    public void One_centavo_more_than_is_available_takes_the_latest_reservation_whole()
    {
        var (early, late) = (Reservation(1, 1, 300), Reservation(2, 1, 200));

        var cut = Run(501, available: 500, [early, late]).Value;

        Assert.Equal([late], cut.Falls);
        Assert.Equal(199, cut.Remains);
        Assert.Equal(200, cut.FreedIn(Other));
    }

    [Fact]
    public void Reservations_of_one_session_fall_from_the_lowest_rank_up()
    {
        var (first, second, third) = (Reservation(1, 1, 100), Reservation(1, 2, 100), Reservation(1, 3, 100));

        Assert.Equal([third, second], Run(150, available: 0, [second, first, third]).Value.Falls);
    }

    [Fact]
    public void By_rank_the_session_does_not_matter_first()
    {
        var (early, late) = (Reservation(1, 9, 100), Reservation(2, 3, 100));

        Assert.Equal([early], Run(100, available: 0, [early, late], CutOrder.LowestRankFirst).Value.Falls);
        Assert.Equal([late], Run(100, available: 0, [early, late], CutOrder.LatestFirst).Value.Falls);
    }

    [Fact]
    public void A_reservation_that_holds_nothing_of_the_envelope_never_falls()
    {
        var elsewhere = new StandingReservation(
            Guid.CreateVersion7(DateTimeOffset.UnixEpoch), At(9), 1, [new(Other, 900)]);
        var here = Reservation(1, 1, 300);

        Assert.Equal([here], Run(300, available: 0, [elsewhere, here]).Value.Falls);
    }

    [Fact]
    public void What_is_committed_never_falls_and_the_refusal_says_by_how_much()
    {
        var standing = new[] { Reservation(1, 1, 300) };

        // Of 1,000, 200 are available, 300 reserved, so 500 are committed.
        Assert.Equal(0, Run(500, available: 200, standing).Value.Remains);
        Assert.Equal(
            new CutBelowCommitted(Money.Mxn(1), Money.Mxn(500)), Run(501, available: 200, standing).Refusal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_cut_takes_something(long amount) =>
        Assert.IsType<CutNotPositive>(Run(amount, available: 500, []).Refusal);

    private static Result<CutOutcome> Run(
        long amount, long available, IReadOnlyList<StandingReservation> standing,
        CutOrder order = CutOrder.LatestFirst) =>
        CutSimulation.Run(new CutAsked(Line, amount, Modified: 1_000, available), standing, order);

    private static StandingReservation Reservation(int session, int rank, long centavos) => new(
        Guid.CreateVersion7(DateTimeOffset.UnixEpoch), At(session), rank,
        [new(Line, centavos), new(Other, centavos)]);

    private static DateTimeOffset At(int session) => DateTimeOffset.UnixEpoch.AddDays(session);
}
