using ThreeForOne.Domain;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>
/// Reads a rule pack from its YAML file. Every value carries its source and whether it was verified; a typo is a
/// <see cref="ProgrammeFileException"/> with file, line and key.
/// </summary>
public static class RulePackYaml
{
    private static readonly Dictionary<string, MatchingBase> Bases =
        new() { ["deposit"] = MatchingBase.Deposit, ["cost"] = MatchingBase.Cost };

    private static readonly Dictionary<string, DayKind> DayKinds =
        new() { ["working"] = DayKind.Working, ["calendar"] = DayKind.Calendar };

    private static readonly Dictionary<string, ChoiceKind> Choices = new()
    {
        ["rescope"] = ChoiceKind.Rescope,
        ["others_absorb"] = ChoiceKind.OthersAbsorb,
        ["leave_gap_open"] = ChoiceKind.LeaveGapOpen,
    };

    /// <param name="file">The file's name, as errors print it.</param>
    /// <param name="text">Its content.</param>
    /// <param name="isFrozen">The bytes that a project or an edition froze, perhaps long ago.</param>
    public static RulePack Read(string file, string text, bool isFrozen = false)
    {
        var root = YamlFields.Root(file, text);
        var terms = new PackTerms(
            root.Text("programme"),
            root.Whole("year"),
            Name(root),
            root.Flag("illustrative"),
            root.Flag("closed"),
            Value(root, "matching_base", (f, key) => f.OneOf(key, Bases)),
            Value(root, "zone", (f, key) => f.Text(key)),
            Value(root, "minimum", (f, key) => f.Amount(key)),
            Reception(root),
            Value(root, "tie_order", (f, key) => f.Texts(key)),
            Value(root, "deposit_order", (f, key) => f.Texts(key)),
            Value(root, "choices", (f, key) => f.ManyOf(key, Choices)),
            [.. root.Maps("parties").Select(Party)],
            [.. root.Maps("groups").Select(Group)],
            [.. root.Maps("types").Select(Type)],
            [.. root.Maps("deadlines").Select(Deadline)],
            [.. root.Maps("instruments").Select(Item)],
            PackDecisionsYaml.Criteria(root),
            PackDecisionsYaml.Committee(root, root.Maps("parties").Count),
            PackDecisionsYaml.Envelopes(root),
            PackDecisionsYaml.Certification(root),
            PackDecisionsYaml.Cuts(root),
            PackDecisionsYaml.Postings(root));
        root.Done();

        var made = RulePack.Create(terms);
        var refusal = made.Refusal ?? (isFrozen ? null : made.Value.Missing());
        if (refusal is null) return made.Value;
        var key = refusal is PackRefusal broken ? broken.Key : "";
        throw new ProgrammeFileException(file, root.LineOf(key), key, refusal.Say);
    }

    private static PackParty Party(YamlFields fields) =>
        fields.All(new PackParty(fields.Text("code"), Name(fields)));

    private static PackGroup Group(YamlFields fields)
    {
        var parties = fields.Texts("parties");
        // Members that divide nothing by a rule of their own stand equal.
        var division = fields.Has("division")
            ? fields.Numbers("division")
            : parties.Distinct().ToDictionary(p => p, _ => 1L);
        return fields.All(new PackGroup(
            fields.Text("code"), parties, fields.Number("weight"), fields.Flag("joint"), division, From(fields)));
    }

    private static ProjectType Type(YamlFields fields) => fields.All(new ProjectType(
        fields.Text("code"),
        Name(fields),
        fields.Has("weights") ? fields.Numbers("weights") : new Dictionary<string, long>(),
        [.. fields.Maps("maxima").Select(Maximum)],
        [.. fields.Maps("documents").Select(PackDocumentYaml.Read)],
        fields.Flag("technical_file"),
        From(fields)));

    private static PackMaximum Maximum(YamlFields fields) =>
        fields.All(new PackMaximum(fields.Text("of"), fields.Amount("amount"), From(fields)));

    private static PackItem Item(YamlFields fields) =>
        fields.All(new PackItem(fields.Text("code"), Name(fields), From(fields)));

    private static PackDeadline Deadline(YamlFields fields) => fields.All(new PackDeadline(
        fields.Text("code"), fields.Whole("days"), fields.OneOf("kind", DayKinds), From(fields)));

    private static Sourced<ReceptionPeriod> Reception(YamlFields root)
    {
        var fields = root.Map("reception");
        var (opens, closes) = (ProgrammeDay.Read(fields, "opens"), ProgrammeDay.Read(fields, "closes"));
        return fields.All(new Sourced<ReceptionPeriod>(
            new ReceptionPeriod(opens.Month, opens.Day, closes.Month, closes.Day), From(fields)));
    }

    private static Bilingual Name(YamlFields fields) => ProgrammeName.Read(fields, "name");

    private static Provenance From(YamlFields fields) => new(fields.Text("source"), fields.Flag("verified"));

    private static Sourced<T> Value<T>(YamlFields root, string key, Func<YamlFields, string, T> read)
    {
        var fields = root.Map(key);
        return fields.All(new Sourced<T>(read(fields, "value"), From(fields)));
    }
}
