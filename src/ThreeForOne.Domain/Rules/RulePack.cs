namespace ThreeForOne.Domain;

/// <summary>
/// The rules of one programme for one year. Only <see cref="Create"/> makes one, so a pack that exists is consistent.
/// Frozen into a project at submission by the hash of the file it was read from.
/// </summary>
public sealed class RulePack
{
    /// <summary>The code of the party that starts every project; all the others are governments.</summary>
    public const string Club = "club";

    private RulePack(PackTerms terms) => Terms = terms;

    /// <summary>Everything the pack says, each value with its source.</summary>
    public PackTerms Terms { get; }

    /// <summary>Programme and year, for example <c>three-for-one/2014</c>.</summary>
    public string Id => $"{Terms.Programme}/{Terms.Year}";

    public string Programme => Terms.Programme;

    public int Year => Terms.Year;

    public Bilingual Name => Terms.Name;

    public bool Illustrative => Terms.Illustrative;

    /// <summary>Historical packs are closed: they explain the past and take no new project.</summary>
    public bool Closed => Terms.Closed;

    public MatchingBase Base => Terms.Base.Value;

    public IReadOnlyList<PackGroup> Groups => Terms.Groups;

    public IReadOnlyList<ProjectType> Types => Terms.Types;

    public IReadOnlyList<string> TieOrder => Terms.TieOrder.Value;

    public IReadOnlyList<string> DepositOrder => Terms.DepositOrder.Value;

    /// <summary>All parties, in tie order.</summary>
    public IReadOnlyList<string> Parties => TieOrder;

    /// <summary>All parties but the club, in tie order.</summary>
    public IEnumerable<string> Governments => TieOrder.Where(p => p != Club);

    public string Zone => Terms.Zone.Value;

    public IReadOnlyList<PackCriterion> Criteria => Terms.Criteria;

    public CommitteeRules Committee => Terms.Committee.Value;

    /// <summary>Whether the municipality certifies its part before the committee may approve.</summary>
    public bool CertifiesFirst => Terms.Certification.Value;

    public CutOrder Cuts => Terms.Cuts.Value;

    /// <summary>Makes a pack, or tells the first rule that its terms break.</summary>
    public static Result<RulePack> Create(PackTerms terms) =>
        PackRules.FirstBroken(terms) is { } refusal ? refusal : new RulePack(terms);

    /// <summary>
    /// What the pack does not say and needs today: a posting for each moment, if it states any, and under base
    /// <c>deposit</c> a club that deposits first, by a last day. Asked of a file when it is loaded, and not of a pack
    /// that somebody froze: it cannot know of what came after it.
    /// </summary>
    public PackRefusal? Missing() => PackDecisionRules.MissingPosting(Terms) ?? PackDecisionRules.MissingDeposit(Terms);

    public ProjectType? Type(string code) => Types.FirstOrDefault(t => t.Code == code);

    public PackDeadline? Deadline(string code) => Terms.Deadlines.FirstOrDefault(d => d.Code == code);

    public Bilingual NameOf(string party) => Terms.Parties.First(p => p.Code == party).Name;

    /// <summary>How the party's money of a year is divided; without a rule: one envelope, no ceiling.</summary>
    public EnvelopeRule EnvelopeOf(string party) =>
        Terms.Envelopes.Value.FirstOrDefault(r => r.Party == party) ?? new EnvelopeRule(party, false, false, null);

    public PackGroup GroupOf(string party) => Groups.First(g => g.Parties.Contains(party));

    /// <summary>The weight of a group for a type of project: the type's own, or else the group's.</summary>
    public static long Weight(ProjectType type, PackGroup group) =>
        type.Weights.Count == 0 ? group.Weight : type.Weights[group.Code];

    public override string ToString() => Id;
}
