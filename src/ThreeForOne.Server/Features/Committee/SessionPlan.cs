using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// What the money would do for one project of the agenda. <paramref name="Result"/> is null for one that does not take
/// part: it left, was put off, turned down, has a gap or lacks its certification.
/// </summary>
public sealed record PlannedProject(AgendaItem Item, AllocationResult? Result, EnvelopeFigures? Binding);

/// <summary>The agenda run against every envelope at once, by one rule of selection.</summary>
public sealed record SessionPlan(
    SelectionRule Rule, IReadOnlyList<PlannedProject> Projects, IReadOnlyList<EnvelopeFigures> Envelopes,
    IReadOnlyList<long> Unused)
{
    public int Funded => Projects.Count(p => p.Result is { Funded: true });

    public long Reserved => Projects.Where(p => p.Result is { Funded: true })
        .SelectMany(p => p.Item.Shares).Sum(s => s.Centavos);

    /// <summary>Where the money ends: the first project, by rank, that is not funded.</summary>
    public PlannedProject? FirstMiss => Projects.FirstOrDefault(p => p.Result is { Funded: false });

    public PlannedProject? Of(Guid project) => Projects.FirstOrDefault(p => p.Item.Project == project);

    public static SessionPlan Of(
        IReadOnlyList<AgendaItem> agenda, IReadOnlyList<EnvelopeFigures> envelopes, SelectionRule rule)
    {
        var lines = envelopes.Select((e, i) => (e.Line, i)).ToDictionary(e => e.Line, e => e.i);
        var asking = agenda.Where(TakesPart).ToList();
        if (asking.Count == 0)
            return new(rule, [.. agenda.Select(i => new PlannedProject(i, null, null))], envelopes,
                [.. envelopes.Select(e => e.Available.Minor)]);

        var outcome = Allocation.Run(
            [.. asking.Select((item, i) => new AllocationRequest(
                i, [.. item.Shares.Select(s => new AllocationShare(lines[s.Line], s.Centavos))]))],
            [.. envelopes.Select(e => e.Available.Minor)], rule).Value;
        var results = asking.Zip(outcome.Results).ToDictionary(r => r.First.Project, r => r.Second);
        return new(rule, [.. agenda.Select(item => Planned(item, results, envelopes))], envelopes, outcome.Unused);
    }

    /// <summary>What was decided on other grounds than money takes none, whatever there is.</summary>
    public static bool TakesPart(AgendaItem item) =>
        item.Waits && item.Ruling is not ("rejected" or SessionReckoning.Deferred) && item.Gap == 0
        && item.Uncertified == 0 && (item.Votes.Cast == 0 || item.Votes.HasMajority);

    private static PlannedProject Planned(
        AgendaItem item, Dictionary<Guid, AllocationResult> results, IReadOnlyList<EnvelopeFigures> envelopes)
    {
        if (!results.TryGetValue(item.Project, out var result)) return new(item, null, null);
        return new(item, result, result.Funded ? null : envelopes[result.Envelope]);
    }
}
