namespace ThreeForOne.Domain.Tests;

public class RankingTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 3, 12, 0, 0, TimeSpan.Zero);

    private static readonly PackCriterion[] Criteria =
    [
        Criterion("need", 40, CriterionMeasure.Scored), Criterion("people", 30, CriterionMeasure.PeopleHelped),
        Criterion("cost", 20, CriterionMeasure.CostPerPerson), Criterion("club", 10, CriterionMeasure.ClubShare),
    ];

    [Fact]
    public void The_numbers_behind_every_rank_are_kept()
    {
        var ranked = Rank(
            Project("A", people: 100, cost: 400_000_00, club: 100_000_00, need: 90),
            Project("B", people: 400, cost: 800_000_00, club: 400_000_00, need: 50));

        Assert.Equal([1, 0], ranked.Select(r => r.Candidate));
        // B: need 50 x 40, people 100 x 30, cost a person 100 x 20, club 100 x 10.
        Assert.Equal([50, 100, 100, 100], ranked[0].Scores.Select(s => s.Points));
        Assert.Equal(8_000, ranked[0].Total);
        // A: a quarter of the people, twice the cost a person, half the club's share.
        Assert.Equal([90, 25, 50, 50], ranked[1].Scores.Select(s => s.Points));
        Assert.Equal(90 * 40 + 25 * 30 + 50 * 20 + 50 * 10, ranked[1].Total);
        Assert.Equal([90L, 100, 4_000_00, 250_000], ranked[1].Scores.Select(s => s.Value));
    }

    [Fact]
    public void Points_are_rounded_half_away_from_zero()
    {
        var ranked = Rank(Project("A", people: 200, cost: 1), Project("B", people: 1, cost: 1));

        Assert.Equal(1, ranked.Single(r => r.Candidate == 1).Scores[1].Points);   // half a point
    }

    [Fact]
    public void Ties_go_to_the_first_submitted_and_then_to_the_lower_folio()
    {
        var late = Project("A") with { SubmittedAt = Noon.AddMinutes(1) };

        Assert.Equal([2, 1, 0], Rank(late, Project("C"), Project("B")).Select(r => r.Candidate));
    }

    [Fact]
    public void What_nobody_scored_or_measured_counts_nothing()
    {
        var one = Rank(Project("A", people: 0, cost: 0, need: null)).Single();

        Assert.Equal([0, 0, 0, 0], one.Scores.Select(s => s.Points));
        Assert.Equal([null, 0L, null, null], one.Scores.Select(s => s.Value));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void Points_are_from_0_to_100(int points, bool refused)
    {
        var result = Ranking.Run(Criteria, [Project("A", need: points)]);

        Assert.Equal(refused, result.IsRefusal);
        if (!refused) return;
        Assert.IsType<PointsOutOfRange>(result.Refusal);
        Refusals.SpeakBoth(result.Refusal);
    }

    private static IReadOnlyList<RankedProject> Rank(params RankingCandidate[] candidates) =>
        Ranking.Run(Criteria, candidates).Value;

    private static RankingCandidate Project(
        string folio, long people = 10, long cost = 1_000_00, long club = 250_00, int? need = 50) =>
        new(people, cost, club, new Dictionary<string, int>(
            need is { } n ? [KeyValuePair.Create("need", n)] : []), Noon, folio);

    private static PackCriterion Criterion(string code, int weight, CriterionMeasure measure) =>
        new(code, new(code, code), weight, measure, new("a test", false));
}
