namespace ThreeForOne.Domain;

/// <summary>What must hold of the terms by which money is decided and posted: committee, envelopes, postings.</summary>
internal static class PackDecisionRules
{
    private const int PercentAll = 100;

    public static IEnumerable<PackRefusal> Broken(PackTerms terms) =>
        [.. Criteria(terms), .. Committee(terms), .. Envelopes(terms), .. Postings(terms)];

    private static IEnumerable<PackRefusal> Criteria(PackTerms terms)
    {
        if (terms.Criteria.Count == 0) yield return new PackListEmpty("criteria");
        foreach (var code in PackRules.Twice(terms.Criteria.Select(c => c.Code)))
            yield return new PackCodeTwice("criteria", code);
        foreach (var (criterion, i) in terms.Criteria.Select((c, i) => (c, i)))
            if (criterion.Weight < 1)
                yield return new PackCriterionWeightless($"criteria[{i}].weight", criterion.Code);
        var sum = terms.Criteria.Sum(c => (long)c.Weight);
        if (sum != PercentAll) yield return new PackCriteriaNotHundred("criteria", sum);
    }

    // Each party is a sector with one vote; a quorum above their number could never meet.
    private static IEnumerable<PackRefusal> Committee(PackTerms terms)
    {
        if (terms.Committee.Value.Quorum < 1 || terms.Committee.Value.Quorum > terms.Parties.Count)
            yield return new PackQuorumImpossible("committee.quorum", terms.Parties.Count);
    }

    private static IEnumerable<PackRefusal> Envelopes(PackTerms terms)
    {
        var rules = terms.Envelopes.Value;
        foreach (var code in PackRules.Twice(rules.Select(r => r.Party)))
            yield return new PackPartyTwice("envelopes", code);
        foreach (var (rule, key) in rules.Select((r, i) => (r, $"envelopes.value[{i}]")))
        {
            if (!terms.Parties.Any(p => p.Code == rule.Party))
                yield return new PackPartyUnknown($"{key}.of", rule.Party);
            if (rule.Party == RulePack.Club) yield return new PackEnvelopeOfClub($"{key}.of");
            if (rule.Most is { Minor: <= 0 }) yield return new PackAmountNotPositive($"{key}.most");
        }
    }

    private static IEnumerable<PackRefusal> Postings(PackTerms terms)
    {
        var rows = terms.Postings.Select(p => (p.Moment, p.Scope, p.Debit, p.Credit)).ToArray();
        foreach (var (row, i) in rows.Select((r, i) => (r, i)))
        {
            var said = Said(row);
            if (!PostingMatrix.All.Contains(row)) yield return new PackPostingImpossible($"postings[{i}]", said);
            if (rows.Take(i).Contains(row)) yield return new PackPostingTwice($"postings[{i}]", said);
        }
    }

    /// <summary>
    /// No postings: all that the books know. Else each moment has its row, or a project would stop halfway.
    /// </summary>
    public static PackRefusal? MissingPosting(PackTerms terms)
    {
        if (terms.Postings.Count == 0) return null;
        var missing = PostingMatrix.Moments.Except(terms.Postings.Select(p => (p.Moment, p.Scope))).ToArray();
        return missing.Length == 0 ? null : new PackPostingMissing(
            "postings", Said(PostingMatrix.All.First(r => (r.Moment, r.Scope) == missing[0])));
    }

    /// <summary>Where the deposit is matched, it comes before what is matched to it, and has its time.</summary>
    public static PackRefusal? MissingDeposit(PackTerms terms)
    {
        if (terms.Base.Value != MatchingBase.Deposit) return null;
        if (terms.DepositOrder.Value[0] != RulePack.Club) return new PackClubNotFirst("deposit_order");
        return terms.Deadlines.Any(d => d.Code == "deposit") ? null : new PackDepositWithoutDeadline("deadlines");
    }

    private static string Said((EntryKind Moment, ScopeKind Scope, Account Debit, Account Credit) row) =>
        $"{row.Moment} {(row.Scope == ScopeKind.BudgetLine ? "line" : "share")}: {row.Debit} / {row.Credit}";
}
