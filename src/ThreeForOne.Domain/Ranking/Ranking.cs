namespace ThreeForOne.Domain;

/// <summary>
/// Ranks the projects of an agenda by the pack's criteria, in whole numbers. What is measured is scaled to 0-100 within
/// the agenda, rounded half away from zero; what nobody scored counts 0.
/// </summary>
public static class Ranking
{
    public const int PointsMax = 100;

    private const long Millionths = 1_000_000;

    /// <summary>The highest total first; ties by the time of submission, then by folio.</summary>
    public static Result<IReadOnlyList<RankedProject>> Run(
        IReadOnlyList<PackCriterion> criteria, IReadOnlyList<RankingCandidate> candidates)
    {
        foreach (var points in candidates.SelectMany(c => c.Scored.Values))
            if (points is < 0 or > PointsMax) return new PointsOutOfRange(points);

        var scores = criteria.Select(c => Scores(c, candidates)).ToArray();
        var order = Enumerable.Range(0, candidates.Count)
            .OrderByDescending(i => scores.Sum(s => s[i].Weighted)).ThenBy(i => candidates[i].SubmittedAt)
            .ThenBy(i => candidates[i].Folio, StringComparer.Ordinal);
        return Result<IReadOnlyList<RankedProject>>.Of(
            [.. order.Select((i, place) => new RankedProject(i, place + 1, [.. scores.Select(s => s[i])]))]);
    }

    private static CriterionScore[] Scores(PackCriterion criterion, IReadOnlyList<RankingCandidate> candidates)
    {
        var values = candidates.Select(c => Measured(criterion, c)).ToArray();
        var least = values.Where(v => v > 0).Min() ?? 0;
        var points = criterion.Measure switch
        {
            CriterionMeasure.Scored => values.Select(v => (int)(v ?? 0)),
            // The cheapest for each person has full marks, twice as dear has half of them.
            CriterionMeasure.CostPerPerson => values.Select(v => v is > 0 ? Scale(least, v.Value) : 0),
            CriterionMeasure.PeopleHelped or CriterionMeasure.ClubShare => OfMost(values),
        };
        return [.. values.Zip(points, (v, p) => new CriterionScore(
            criterion.Code, criterion.Weight, criterion.Measure, v, p))];
    }

    private static IEnumerable<int> OfMost(long?[] values)
    {
        var most = values.Max() ?? 0;
        return values.Select(v => v is > 0 ? Scale(v.Value, most) : 0);
    }

    private static long? Measured(PackCriterion criterion, RankingCandidate candidate) => criterion.Measure switch
    {
        CriterionMeasure.Scored => candidate.Scored.TryGetValue(criterion.Code, out var points) ? points : null,
        CriterionMeasure.PeopleHelped => candidate.PeopleHelped,
        CriterionMeasure.CostPerPerson => candidate.PeopleHelped > 0 ? candidate.Cost / candidate.PeopleHelped : null,
        CriterionMeasure.ClubShare => candidate.Cost > 0
            ? (long)((Int128)candidate.ClubPart * Millionths / candidate.Cost) : null,
    };

    // Half away from zero: both are positive here.
    private static int Scale(long part, long whole) =>
        (int)(((Int128)part * PointsMax * 2 + whole) / ((Int128)whole * 2));
}
