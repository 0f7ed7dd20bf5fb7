namespace ThreeForOne.Domain;

/// <summary>
/// A group of parties in one match: its weight for the type, its limits and how it divides its share.
/// </summary>
internal sealed class MatchGroup(
    RulePack pack, ProjectType type, PackGroup group, IReadOnlyDictionary<string, Money> certified)
{
    private readonly IReadOnlyList<string> parties = [.. pack.TieOrder.Where(group.Parties.Contains)];

    public PackGroup Group => group;

    public long Weight => RulePack.Weight(type, group);

    public bool HasClub => group.Parties.Contains(RulePack.Club);

    /// <summary>The most the group can give; null when no limit holds it.</summary>
    public Money? Limit
    {
        get
        {
            var together = parties.Select(LimitOf).ToArray();
            Money? sum = together.Contains(null) ? null : Money.Sum(together.Select(l => l!.Value), Currency.Mxn);
            return Smaller(sum, group.Joint ? MaximumOf(group.Code)?.Amount : null);
        }
    }

    /// <summary>
    /// A share of the group divided among its parties: by the pack's division, within what each can give.
    /// </summary>
    public IReadOnlyList<PartyAmount> Divide(Money share)
    {
        var divided = Split.Within(share, Division, [.. parties.Select(LimitOf)])
            // A party without a part in the default division still answers for what the others cannot give.
            ?? Split.Within(share, [.. parties.Select(_ => 1L)], [.. parties.Select(LimitOf)]);
        Invariant.Holds(divided is not null);
        return [.. parties.Select((p, i) => new PartyAmount(p, divided[i]))];
    }

    /// <param name="full">What the weights ask of the group.</param>
    /// <param name="given">What it gives.</param>
    /// <param name="covered">Nothing is missing in the whole project: others carry what this group does not.</param>
    public IEnumerable<PartyShare> Shares(Money full, Money given, bool covered)
    {
        var asked = Split.Once(full, Division);
        var gives = Divide(given);
        var lacking = parties.Select((_, i) => Math.Max(0, (asked[i] - gives[i].Amount).Minor)).ToArray();
        var missing = covered ? Money.Mxn(0) : full - given;
        // In a joint group what one gives beyond its part makes up for the other: only the rest is missing.
        var gaps = missing.IsZero ? [.. parties.Select(_ => missing)] : Split.Once(missing, lacking);
        return parties.Select((p, i) => new PartyShare(
            p, group.Code, gives[i].Amount, asked[i], MaximumFor(p)?.Amount, Certified(p), gaps[i], Weight == 0));
    }

    public IEnumerable<BindingLimit> Binds(Money asked)
    {
        if (Limit is not { } limit || asked <= limit) yield break;

        if (group.Joint && MaximumOf(group.Code) is { } joint && joint.Amount == limit)
        {
            yield return new BindingLimit(group.Code, LimitKind.Maximum, joint.Amount, asked, joint.From.Source);
            yield break;
        }

        var parts = Split.Once(asked, Division);
        foreach (var (party, i) in parties.Select((p, i) => (p, i)))
            if (LimitOf(party) is { } most && most < parts[i])
                yield return Bind(party, most, parts[i]);
    }

    /// <summary>The pack's maximum that names this party, or the group when the group is this party alone.</summary>
    public PackMaximum? MaximumFor(string party) =>
        MaximumOf(party) ?? (group.Joint ? null : MaximumOf(group.Code));

    public Money? Certified(string party) => certified.TryGetValue(party, out var limit) ? limit : null;

    private IReadOnlyList<long> Division => [.. parties.Select(p => group.Division[p])];

    private Money? LimitOf(string party) => Smaller(MaximumFor(party)?.Amount, Certified(party));

    private PackMaximum? MaximumOf(string code) => type.Maxima.FirstOrDefault(m => m.Of == code);

    private BindingLimit Bind(string party, Money most, Money asked) =>
        MaximumFor(party) is { } maximum && maximum.Amount == most
            ? new BindingLimit(party, LimitKind.Maximum, most, asked, maximum.From.Source)
            : new BindingLimit(party, LimitKind.Certified, most, asked, group.From.Source);

    private static Money? Smaller(Money? a, Money? b) => a is null ? b : b is null ? a : Money.Min(a.Value, b.Value);
}
