using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>
/// Who talks on a project: a club's officers and the people of its offices. Row-level security holds the sides again.
/// </summary>
public static class TalkRoles
{
    /// <summary>The people of a project's offices, who keep notes among themselves.</summary>
    public static IReadOnlyList<string> Offices { get; } =
    [
        "technician", "committee_secretary", "federal_signer", "state_signer", "municipal_signer", "payment_orderer",
        "payment_approver", "treasury_clerk", "reconciler", "executor", "programme_director",
    ];

    /// <summary>An auditor reads what the offices wrote and writes nothing.</summary>
    public static IReadOnlyList<string> NoteReaders { get; } = [.. Offices, "auditor"];

    /// <summary>Both sides.</summary>
    public static IReadOnlyList<string> Readers { get; } = [.. RoleTable.ClubOfficers, .. NoteReaders];

    /// <summary>May this person ask and answer?</summary>
    public static bool Talks(Actor who) => IsOfOffice(who) || RoleTable.ClubOfficers.Any(who.Roles.Contains);

    public static bool IsOfOffice(Actor who) => Offices.Any(who.Roles.Contains);
}
