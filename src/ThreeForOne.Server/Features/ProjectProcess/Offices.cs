using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>
/// Which office a step's role is played by, for one project: the club itself, or an office of its place.
/// </summary>
public sealed class Offices(Database db)
{
    /// <summary>
    /// The concrete role and the organisation that a task goes to; the item of a multi-instance step names its party.
    /// </summary>
    public async Task<(string Role, Guid Organisation)> For(
        string role, string? item, Project project, CancellationToken stop)
    {
        var concrete = (role, item) switch
        {
            ("party_signer", "club") => "club_president",
            ("party_signer", "works_committee") => "works_committee",
            ("party_signer", { } party) => party + "_signer",
            _ => role,
        };
        return (concrete, await OfficeOf(KindOf(concrete), project, stop));
    }

    /// <summary>What that office is called, for letters.</summary>
    public async Task<string> NameFor(string role, Project project, CancellationToken stop)
    {
        var office = (await For(role, null, project, stop)).Organisation;
        return await db.Organisations.Where(o => o.Id == office).Select(o => o.Name).SingleAsync(stop);
    }

    private static string KindOf(string role) => role switch
    {
        "club_officer" or "club_president" or "club_treasurer" => "club",
        "technician" or "committee_secretary" => "delegation",
        "federal_signer" => "federal",
        "state_signer" => "state",
        "municipal_signer" => "municipality",
        "treasury_clerk" or "reconciler" or "payment_orderer" or "payment_approver" => "treasury",
        "executor" => "executor",
        "works_committee" => "works_committee",
        _ => throw new InvariantBrokenException($"No office plays the role {role}."),
    };

    private async Task<Guid> OfficeOf(string kind, Project project, CancellationToken stop)
    {
        if (kind == "club") return project.ClubId;
        var offices = await db.Organisations.AsNoTracking()
            .Where(o => o.Kind == kind && o.StateCode == project.StateCode
                && (o.MunicipalityCode == null || o.MunicipalityCode == project.MunicipalityCode))
            .OrderBy(o => o.MunicipalityCode == null).ThenBy(o => o.Id)
            .Select(o => o.Id).Take(1).ToListAsync(stop);
        return offices.Count == 1
            ? offices[0]
            : throw new InvariantBrokenException(
                $"No office of kind {kind} for municipality {project.MunicipalityCode}.");
    }
}
