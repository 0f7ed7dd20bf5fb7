namespace ThreeForOne.Domain;

/// <summary>
/// What a project is ranked by. Amounts in centavos; <see cref="Scored"/> holds the points that a person gave, by
/// criterion.
/// </summary>
public sealed record RankingCandidate(
    long PeopleHelped, long Cost, long ClubPart, IReadOnlyDictionary<string, int> Scored, DateTimeOffset SubmittedAt,
    string Folio);

/// <summary>
/// The points of one project for one criterion. <see cref="Value"/> is what was measured: people, centavos a person,
/// millionths of the cost, or the points a person gave; null where nothing was.
/// </summary>
public sealed record CriterionScore(string Criterion, int Weight, CriterionMeasure Measure, long? Value, int Points)
{
    /// <summary>What the criterion adds to the total: hundredths of a point.</summary>
    public int Weighted => Weight * Points;
}

/// <summary>
/// A project's rank, from 1, and the numbers behind it; the candidate is its place, from 0, on the list given.
/// </summary>
public sealed record RankedProject(int Candidate, int Rank, IReadOnlyList<CriterionScore> Scores)
{
    /// <summary>Hundredths of a point: 10,000 is full marks.</summary>
    public int Total => Scores.Sum(s => s.Weighted);
}

/// <summary>Points are from 0 to 100.</summary>
public sealed record PointsOutOfRange(int Points) : Refusal("ranking.points_out_of_range")
{
    public override Bilingual Say => new(
        $"{Points} no es una calificación: escriba un número entero de 0 a 100.",
        $"{Points} is no score: write a whole number from 0 to 100.");
}
