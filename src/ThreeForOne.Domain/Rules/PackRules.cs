namespace ThreeForOne.Domain;

/// <summary>What must hold between the values of a pack, checked in the order written here.</summary>
internal static class PackRules
{
    private const int FirstYear = 1986;   // the first match, club 1 : state 1
    private const int LastYear = 2100;

    public static PackRefusal? FirstBroken(PackTerms terms) => Broken(terms).FirstOrDefault();

    private static IEnumerable<PackRefusal> Broken(PackTerms terms) =>
    [
        .. Header(terms), .. Parties(terms), .. Groups(terms),
        .. terms.Types.SelectMany((t, i) => Type(terms, t, $"types[{i}]")),
        .. Order(terms, "tie_order", terms.TieOrder.Value), .. Order(terms, "deposit_order", terms.DepositOrder.Value),
        .. Lists(terms), .. PackDecisionRules.Broken(terms), .. Illustrative(terms),
    ];

    private static IEnumerable<PackRefusal> Header(PackTerms terms)
    {
        if (terms.Year is < FirstYear or > LastYear) yield return new PackYearOutOfRange("year", terms.Year);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(terms.Zone.Value, out _))
            yield return new PackZoneUnknown("zone", terms.Zone.Value);
        if (terms.Minimum.Value.Minor <= 0) yield return new PackAmountNotPositive("minimum");
        var days = terms.Reception.Value;
        if ((days.OpensMonth, days.OpensDay).CompareTo((days.ClosesMonth, days.ClosesDay)) > 0)
            yield return new PackReceptionEndsFirst("reception");
        if (terms.Types.Count == 0) yield return new PackListEmpty("types");
        if (terms.Choices.Value.Count == 0) yield return new PackListEmpty("choices");
    }

    private static IEnumerable<PackRefusal> Parties(PackTerms terms)
    {
        foreach (var code in Twice(terms.Parties.Select(p => p.Code))) yield return new PackPartyTwice("parties", code);
        foreach (var code in Twice(terms.Groups.SelectMany(g => g.Parties)))
            yield return new PackPartyTwice("groups", code);
        var known = Codes(terms);
        if (!known.Contains(RulePack.Club)) yield return new PackPartyMissing("parties", RulePack.Club);
        foreach (var code in known.Except(terms.Groups.SelectMany(g => g.Parties)))
            yield return new PackPartyMissing("groups", code);
    }

    private static IEnumerable<PackRefusal> Groups(PackTerms terms)
    {
        foreach (var code in Twice(terms.Groups.Select(g => g.Code))) yield return new PackCodeTwice("groups", code);
        if (terms.Groups.Any(g => g.Weight < 0)) yield return new PackWeightNegative("groups");
        else if (terms.Groups.All(g => g.Weight == 0)) yield return new PackWeightsAllZero("groups");

        foreach (var (group, key) in terms.Groups.Select((g, i) => (g, $"groups[{i}]")))
        {
            if (group.Parties.Count == 0) yield return new PackListEmpty($"{key}.parties");
            foreach (var code in group.Parties.Except(Codes(terms)))
                yield return new PackPartyUnknown($"{key}.parties", code);
            if (group.Joint != group.Parties.Count > 1) yield return new PackJointMismatch($"{key}.joint", group.Code);
            foreach (var code in group.Division.Keys.Except(group.Parties))
                yield return new PackPartyUnknown($"{key}.division", code);
            foreach (var code in group.Parties.Except(group.Division.Keys))
                yield return new PackPartyMissing($"{key}.division", code);
            if (group.Division.Values.Any(w => w < 0)) yield return new PackWeightNegative($"{key}.division");
            else if (group.Division.Values.All(w => w == 0)) yield return new PackWeightsAllZero($"{key}.division");
        }
    }

    private static IEnumerable<PackRefusal> Type(PackTerms terms, ProjectType type, string key)
    {
        var groups = terms.Groups.Select(g => g.Code).ToArray();
        if (type.Weights.Count > 0)
        {
            foreach (var code in type.Weights.Keys.Except(groups))
                yield return new PackGroupUnknown($"{key}.weights", code);
            foreach (var code in groups.Except(type.Weights.Keys))
                yield return new PackGroupMissing($"{key}.weights", code);
            if (type.Weights.Values.Any(w => w < 0)) yield return new PackWeightNegative($"{key}.weights");
            else if (type.Weights.Values.All(w => w == 0)) yield return new PackWeightsAllZero($"{key}.weights");
        }

        foreach (var code in Twice(type.Maxima.Select(m => m.Of)))
            yield return new PackCodeTwice($"{key}.maxima", code);
        foreach (var broken in PackDocumentRules.Broken(type, $"{key}.documents")) yield return broken;
        foreach (var (maximum, at) in type.Maxima.Select((m, i) => (m, $"{key}.maxima[{i}]")))
        {
            if (!Codes(terms).Concat(groups).Contains(maximum.Of))
                yield return new PackPartyUnknown($"{at}.of", maximum.Of);
            if (maximum.Amount.Minor <= 0) yield return new PackAmountNotPositive($"{at}.amount");
        }

        if (Sound(terms, type) && Weight(terms, type, RulePack.Club) <= 0)
            yield return new PackClubWithoutWeight(type.Weights.Count > 0 ? $"{key}.weights" : "groups");
        else if (Sound(terms, type))
            foreach (var (maximum, at) in type.Maxima.Select((m, i) => (m, $"{key}.maxima[{i}]")))
                if (TooSmall(terms, type, maximum))
                    yield return new PackMaximumBelowMinimum($"{at}.amount", maximum.Of);
    }

    // The smallest project the pack admits must still fit under the maximum, or no project could be matched in full.
    private static bool TooSmall(PackTerms terms, ProjectType type, PackMaximum maximum)
    {
        var weight = Weight(terms, type, maximum.Of);
        var all = terms.Groups.Sum(g => RulePack.Weight(type, g));
        return (Int128)maximum.Amount.Minor * all < (Int128)terms.Minimum.Value.Minor * weight;
    }

    // In a joint group one member may carry what another cannot, so only the group itself is weighed.
    private static long Weight(PackTerms terms, ProjectType type, string of)
    {
        var group = terms.Groups.FirstOrDefault(g => g.Code == of || g.Parties.Contains(of));
        return group is null || (group.Joint && group.Code != of) ? 0 : RulePack.Weight(type, group);
    }

    private static bool Sound(PackTerms terms, ProjectType type) =>
        type.Weights.Count == 0 || terms.Groups.All(g => type.Weights.ContainsKey(g.Code));

    private static IEnumerable<PackRefusal> Order(PackTerms terms, string key, IReadOnlyList<string> order)
    {
        foreach (var code in Twice(order)) yield return new PackPartyTwice(key, code);
        foreach (var code in order.Except(Codes(terms))) yield return new PackPartyUnknown(key, code);
        foreach (var code in Codes(terms).Except(order)) yield return new PackPartyMissing(key, code);
    }

    private static IEnumerable<PackRefusal> Lists(PackTerms terms)
    {
        foreach (var code in Twice(terms.Types.Select(t => t.Code))) yield return new PackCodeTwice("types", code);
        foreach (var code in Twice(terms.Deadlines.Select(d => d.Code)))
            yield return new PackCodeTwice("deadlines", code);
        foreach (var code in Twice(terms.Instruments.Select(d => d.Code)))
            yield return new PackCodeTwice("instruments", code);
        foreach (var (deadline, i) in terms.Deadlines.Select((d, i) => (d, i)))
            if (deadline.Days < 1) yield return new PackDaysNotPositive($"deadlines[{i}].days", deadline.Code);
    }

    // Nobody may take an invented rule for one that was read somewhere.
    private static IEnumerable<PackRefusal> Illustrative(PackTerms terms)
    {
        if (terms.Illustrative && terms.Sources().Any(s => s.Verified))
            yield return new PackIllustrativeVerified("illustrative");
    }

    private static string[] Codes(PackTerms terms) => [.. terms.Parties.Select(p => p.Code)];

    internal static IEnumerable<string> Twice(IEnumerable<string> codes) =>
        codes.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => g.Key);
}
