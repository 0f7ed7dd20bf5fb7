using System.Text.Json;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>
/// Reads the terms by which money is decided and posted. A project reads the bytes that it froze, and those of packs
/// from before these keys existed lack them: each has a default, which is what the system did then.
/// </summary>
internal static class PackDecisionsYaml
{
    private const int PercentAll = 100;

    private static readonly Provenance House = new("Valor de la casa; sin cláusula registrada", false);

    private static readonly Dictionary<string, CriterionMeasure> Measures = Words<CriterionMeasure>();
    private static readonly Dictionary<string, SelectionRule> Selections = Words<SelectionRule>();
    private static readonly Dictionary<string, CutOrder> CutOrders = Words<CutOrder>();

    private static readonly Dictionary<string, ScopeKind> Scopes =
        new() { ["line"] = ScopeKind.BudgetLine, ["share"] = ScopeKind.ProjectShare };

    // A reversal mirrors its entry: it has no accounts of its own.
    private static readonly Dictionary<string, EntryKind> Moments =
        PostingMatrix.Moments.Select(m => m.Moment).Distinct().ToDictionary(m => Word(m), m => m);

    private static readonly Dictionary<string, Account> Accounts = Account.All.ToDictionary(a => a.Code);

    private static readonly Dictionary<string, char> Dimensions = new() { ["municipality"] = 'M', ["type"] = 'T' };

    public static IReadOnlyList<PackCriterion> Criteria(YamlFields root)
    {
        var items = root.Maps("criteria");
        var equal = items.Any(f => f.Has("weight")) || items.Count == 0
            ? null
            : Split.Once(Money.Mxn(PercentAll), [.. items.Select(_ => 1L)]);
        return [.. items.Select((f, i) => f.All(new PackCriterion(
            f.Text("code"),
            ProgrammeName.Read(f, "name"),
            equal is null ? f.Whole("weight") : (int)equal[i].Minor,
            f.Has("measure") ? f.OneOf("measure", Measures) : CriterionMeasure.Scored,
            From(f))))];
    }

    // Each party is a sector, and a default that cannot be met would be no default.
    public static Sourced<CommitteeRules> Committee(YamlFields root, int parties)
    {
        if (!root.Has("committee"))
            return new(new CommitteeRules(Math.Min(3, parties), SelectionRule.SkipAndContinue), House);
        var fields = root.Map("committee");
        return fields.All(new Sourced<CommitteeRules>(
            new CommitteeRules(fields.Whole("quorum"), fields.OneOf("selection", Selections)), From(fields)));
    }

    public static Sourced<IReadOnlyList<EnvelopeRule>> Envelopes(YamlFields root)
    {
        if (!root.Has("envelopes")) return new([], House);
        var fields = root.Map("envelopes");
        return fields.All(new Sourced<IReadOnlyList<EnvelopeRule>>(
            [.. fields.Maps("value").Select(Envelope)], From(fields)));
    }

    public static Sourced<bool> Certification(YamlFields root)
    {
        if (!root.Has("certification")) return new(false, House);
        var fields = root.Map("certification");
        return fields.All(new Sourced<bool>(fields.Flag("required"), From(fields)));
    }

    public static Sourced<CutOrder> Cuts(YamlFields root)
    {
        if (!root.Has("cut_order")) return new(CutOrder.LatestFirst, House);
        var fields = root.Map("cut_order");
        return fields.All(new Sourced<CutOrder>(fields.OneOf("value", CutOrders), From(fields)));
    }

    public static IReadOnlyList<PostingRule> Postings(YamlFields root) =>
        root.Has("postings") ? [.. root.Maps("postings").Select(Posting)] : [];

    /// <summary>A name of the house as packs write it: in lower case, words apart.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static EnvelopeRule Envelope(YamlFields fields)
    {
        var by = fields.ManyOf("by", Dimensions);
        if (by.Distinct().Count() != by.Count) throw fields.Wrong("by", new("está dos veces", "the same word twice"));
        return fields.All(new EnvelopeRule(
            fields.Text("of"), by.Contains('M'), by.Contains('T'), fields.Has("most") ? fields.Amount("most") : null));
    }

    private static PostingRule Posting(YamlFields fields) => fields.All(new PostingRule(
        fields.OneOf("moment", Moments),
        fields.OneOf("scope", Scopes),
        fields.OneOf("debit", Accounts),
        fields.OneOf("credit", Accounts),
        From(fields)));

    private static Provenance From(YamlFields fields) => new(fields.Text("source"), fields.Flag("verified"));

    private static Dictionary<string, T> Words<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => Word(v));
}
