namespace ThreeForOne.Domain;

/// <summary>How the committee goes down the ranked list when an envelope does not reach.</summary>
public enum SelectionRule
{
    /// <summary>A project that does not fit waits, and the next ones are tried.</summary>
    SkipAndContinue,

    /// <summary>The first project that does not fit ends the selection; whatever follows waits.</summary>
    StopAtFirstMiss,
}

/// <summary>In which order reservations fall when an envelope is cut below what it holds.</summary>
public enum CutOrder
{
    /// <summary>The reservation made last falls first.</summary>
    LatestFirst,

    /// <summary>The project with the lowest rank falls first.</summary>
    LowestRankFirst,
}

/// <summary>
/// How the committee decides. <see cref="Quorum"/> is the number of sectors that must be present; each party of the
/// pack is one sector.
/// </summary>
public sealed record CommitteeRules(int Quorum, SelectionRule Selection);
