namespace ThreeForOne.Domain;

/// <summary>What a project asks of one envelope (its place on the list of envelopes), in centavos.</summary>
public readonly record struct AllocationShare(int Envelope, long Centavos);

/// <summary>
/// A project of the ranked list: its number on the agenda, from 0, and what it asks of each envelope.
/// </summary>
public readonly record struct AllocationRequest(int Project, IReadOnlyList<AllocationShare> Shares);

/// <summary>What became of one project of the list.</summary>
/// <param name="Project">Its number on the agenda.</param>
/// <param name="Envelope">The envelope that binds, or -1 for a project that is funded.</param>
/// <param name="Lacking">How many centavos that envelope lacks; zero for a project that is funded.</param>
/// <param name="Behind">
/// True when the project itself would fit and only waits behind the one at which the list stopped; envelope and
/// amount are then that one's.
/// </param>
public readonly record struct AllocationResult(int Project, int Envelope, long Lacking, bool Behind)
{
    public bool Funded => Envelope < 0;
}

/// <summary>
/// What each project of the ranked list gets, in its order, and what every envelope has left; centavos.
/// </summary>
public sealed record AllocationOutcome(IReadOnlyList<AllocationResult> Results, IReadOnlyList<long> Unused)
{
    /// <summary>
    /// The place, from 0, of the first project that is not funded: where the money ends. Null if all are.
    /// </summary>
    public int? FirstMiss => Results.Select((r, i) => (r.Funded, Place: (int?)i)).FirstOrDefault(r => !r.Funded).Place;

    public int Funded => Results.Count(r => r.Funded);
}

/// <summary>
/// Runs a ranked list against all envelopes at once: a project gets everything it asks or nothing. One pass, linear in
/// the number of shares.
/// </summary>
public static class Allocation
{
    private const int None = -1;

    /// <summary>
    /// A project that does not fit is passed over, and the next one tried or the list stopped, as the rule says. The
    /// envelope that binds is the one that lacks most; ties go to the first in the order the envelopes are given.
    /// </summary>
    /// <param name="ranked">The projects, best first.</param>
    /// <param name="available">What each envelope still has, in centavos.</param>
    /// <param name="rule">What happens after a project that does not fit.</param>
    public static Result<AllocationOutcome> Run(
        IReadOnlyList<AllocationRequest> ranked, IReadOnlyList<long> available, SelectionRule rule)
    {
        if (ranked.Count == 0) return new RankedListEmpty();
        long[] left = [.. available];
        if (Array.FindIndex(left, a => a < 0) is >= 0 and var negative)
            return new AllocationAmountNegative(negative + 1);
        if (Unfit(ranked, left.Length) is { } refusal) return refusal;

        var results = new AllocationResult[ranked.Count];
        var stoppedAt = default(AllocationResult?);
        for (var place = 0; place < results.Length; place++)
        {
            var request = ranked[place];
            var (envelope, lacking) = Binding(request, left);
            if (envelope == None && stoppedAt is null) Take(request, left);
            results[place] = envelope == None && stoppedAt is { } first
                ? first with { Project = request.Project, Behind = true }
                : new(request.Project, envelope, lacking, Behind: false);
            if (envelope != None && rule == SelectionRule.StopAtFirstMiss) stoppedAt ??= results[place];
        }
        return new AllocationOutcome(results, left);
    }

    private static Refusal? Unfit(IReadOnlyList<AllocationRequest> ranked, int envelopes)
    {
        var (seen, others) = (new bool[ranked.Count], new HashSet<int>());
        for (var place = 0; place < seen.Length; place++)
        {
            var (project, shares) = ranked[place];
            Invariant.Holds(project >= 0);
            // Numbers are places on the agenda, so that nearly all are told apart by one array; the rest by a set.
            var isNew = project < seen.Length ? !seen[project] : others.Add(project);
            if (!isNew) return new RankedTwice(place + 1);
            if (project < seen.Length) seen[project] = true;
            for (var i = 0; i < shares.Count; i++)
            {
                Invariant.Holds((uint)shares[i].Envelope < (uint)envelopes);
                if (shares[i].Centavos < 0) return new AllocationAmountNegative(place + 1);
            }
        }
        return null;
    }

    // A project has two or three shares: what it asks of the same envelope twice is found by looking through them.
    private static (int Envelope, long Lacking) Binding(AllocationRequest request, long[] left)
    {
        var (binding, most) = (None, 0L);
        var shares = request.Shares;
        for (var i = 0; i < shares.Count; i++)
        {
            var envelope = shares[i].Envelope;
            var asked = (Int128)0;
            for (var j = 0; j < shares.Count; j++)
                if (shares[j].Envelope == envelope) asked += shares[j].Centavos;
            var lacking = asked - left[envelope];
            if (lacking > most || (lacking == most && lacking > 0 && envelope < binding))
                (binding, most) = (envelope, checked((long)lacking));
        }
        return (binding, most);
    }

    private static void Take(AllocationRequest request, long[] left)
    {
        for (var i = 0; i < request.Shares.Count; i++)
        {
            var share = request.Shares[i];
            left[share.Envelope] -= share.Centavos;
        }
    }
}
