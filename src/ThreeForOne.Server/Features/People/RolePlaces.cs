using System.Collections.Frozen;

namespace ThreeForOne.Server.Features.People;

/// <summary>In which kinds of organisation each role is held, and which sector a voter speaks for there.</summary>
public static class RolePlaces
{
    public const string Voter = "voter";
    public const string FederationOfficer = "federation_officer";

    private static readonly FrozenDictionary<string, string[]> Kinds = new Dictionary<string, string[]>
    {
        ["club_president"] = ["club"],
        ["club_treasurer"] = ["club"],
        ["technician"] = ["delegation"],
        ["committee_secretary"] = ["delegation"],
        [Voter] = ["federal", "state", "municipality", "federation", "club"],
        ["federal_signer"] = ["federal"],
        ["state_signer"] = ["state"],
        ["municipal_signer"] = ["municipality"],
        ["payment_orderer"] = ["treasury"],
        ["payment_approver"] = ["treasury"],
        ["treasury_clerk"] = ["treasury"],
        ["reconciler"] = ["treasury"],
        ["executor"] = ["executor"],
        ["works_committee"] = ["works_committee"],
        [FederationOfficer] = ["federation"],
        ["programme_director"] = ["programme"],
        ["auditor"] = ["auditor"],
        ["administrator"] = ["programme"],
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Sectors = new Dictionary<string, string>
    {
        ["federal"] = "federal",
        ["state"] = "state",
        ["municipality"] = "municipal",
        ["federation"] = "migrant",
        ["club"] = "migrant",
    }.ToFrozenDictionary();

    public static IReadOnlyCollection<string> Roles => Kinds.Keys;

    /// <summary>The roles that an organisation of this kind has.</summary>
    public static IEnumerable<string> Of(string kind) => Kinds.Where(k => k.Value.Contains(kind)).Select(k => k.Key);

    /// <summary>The sector that a voter of such an organisation speaks for; null for other roles.</summary>
    public static string? SectorOf(string role, string kind) => role == Voter ? Sectors.GetValueOrDefault(kind) : null;

    /// <summary>
    /// A federation either looks after its clubs, and sees theirs alone, or votes for the migrants of a state, and sees
    /// what comes before its committee. Null when the role is held in one that sees this.
    /// </summary>
    public static Refusal? RefuseInFederation(string role, string kind, string sees) => (kind, role, sees) switch
    {
        ("federation", Voter, "clubs") => new FederationDoesNotVote(),
        ("federation", FederationOfficer, not "clubs") => new FederationVotesOnly(),
        _ => null,
    };

    /// <summary>Why the role is not held there; null when it is.</summary>
    public static Refusal? Refuse(string role, string kind, string? sector)
    {
        if (!Kinds.TryGetValue(role, out var kinds)) return new NoSuchRole(role);
        if (!kinds.Contains(kind) || (sector is not null && sector != SectorOf(role, kind)))
            return new RoleNotHeldThere(role, kind);
        return null;
    }
}
