namespace ThreeForOne.Domain;

/// <summary>How a project comes by its points for a criterion: 0 to 100, more is better.</summary>
public enum CriterionMeasure
{
    /// <summary>A person gives the points, and says why.</summary>
    Scored,

    /// <summary>How many people the project helps, reckoned within its agenda.</summary>
    PeopleHelped,

    /// <summary>What each person helped costs, reckoned within its agenda: the least has the most points.</summary>
    CostPerPerson,

    /// <summary>The club's part of the cost, reckoned within its agenda.</summary>
    ClubShare,
}

/// <summary>
/// What the committee ranks projects by. <see cref="Weight"/> is a whole percent; those of a pack add up to 100.
/// </summary>
public sealed record PackCriterion(
    string Code, Bilingual Name, int Weight, CriterionMeasure Measure, Provenance From);
