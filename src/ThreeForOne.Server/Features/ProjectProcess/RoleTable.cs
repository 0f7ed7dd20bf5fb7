namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>Every role, and which broader step roles it satisfies.</summary>
public static class RoleTable
{
    public const string ClubOfficer = "club_officer";

    /// <summary>Who a club's officers are: they read what concerns its projects.</summary>
    public static IReadOnlyList<string> ClubOfficers { get; } = ["club_president", "club_treasurer"];

    /// <summary>The roles that a person can be appointed to.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "club_president", "club_treasurer", "technician", "committee_secretary", "voter",
        "federal_signer", "state_signer", "municipal_signer", "payment_orderer", "payment_approver", "treasury_clerk",
        "reconciler", "executor", "works_committee", "federation_officer", "programme_director", "auditor", "administrator",
    ];

    /// <summary>Does the actor hold the role that a task asks for?</summary>
    public static bool Holds(Actor actor, string role) => role == ClubOfficer
        ? actor.Roles.Contains("club_president") || actor.Roles.Contains("club_treasurer")
        : actor.Roles.Contains(role);

    /// <summary>The roles whose holders may decide a task that asks for this one.</summary>
    public static IReadOnlyList<string> HoldersOf(string role) => role == ClubOfficer ? ClubOfficers : [role];

    /// <summary>The step roles that the actor can take from a queue.</summary>
    public static IReadOnlyList<string> StepRoles(Actor actor) =>
        [.. actor.Roles, .. Holds(actor, ClubOfficer) ? new[] { ClubOfficer } : []];
}
