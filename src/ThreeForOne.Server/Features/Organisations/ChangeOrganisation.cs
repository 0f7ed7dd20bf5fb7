using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Organisations;

/// <summary>
/// An organisation is called otherwise from now on; what was written before keeps the old name. The place and the kind
/// stand: steps that are under way go by them.
/// </summary>
public sealed class ChangeOrganisation(Database db)
{
    public Task<Result<bool>> Handle(
        Guid id, string? name, string? rfc, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, (reason ?? "").Trim(), async act =>
        {
            if (!who.Roles.Contains(InvitePerson.Role)) return new NotYourTurn(InvitePerson.Role);
            var organisation = await Lock(id, stop);
            if (organisation is null || OfficeKinds.Find(organisation.Kind) is null) return new NoSuchOrganisation();
            if (CreateOrganisation.Named(name, rfc) is { } unfit) return unfit;
            if (act.Reason.Length == 0) return new ReasonMissing();
            var isSame = organisation.Name == name!.Trim() && organisation.Rfc == CreateOrganisation.RfcOf(rfc);
            if (isSame) return new OrganisationUnchanged();

            organisation.Rfc = CreateOrganisation.RfcOf(rfc);
            return await Rename(organisation, name, act, stop);
        }, stop);

    /// <summary>The same inside another use case's transaction, which has decided who may.</summary>
    public async Task<Result<bool>> Rename(Organisation organisation, string name, Act act, CancellationToken stop)
    {
        var other = await db.Organisations.AsNoTracking().Where(o => o.Id != organisation.Id
            && o.Kind == organisation.Kind && o.Kind != "club" && o.Name == name.Trim()).AnyAsync(stop);
        if (other) return new OrganisationNameTaken(name.Trim());
        var before = organisation.Name;
        if (before != name.Trim()) (organisation.Name, organisation.RenamedAt) = (name.Trim(), act.At);
        await db.Record("organisation.changed", act, null, organisation.Id, new JsonObject
        {
            ["renamed"] = before == organisation.Name ? "no" : "yes", ["rfc"] = organisation.Rfc,
        }, stop);
        return true;
    }

    public Task<Organisation?> Lock(Guid id, CancellationToken stop) => db.Organisations
        .FromSql($"select * from organisation where id = {id} for update").SingleOrDefaultAsync(stop);
}
