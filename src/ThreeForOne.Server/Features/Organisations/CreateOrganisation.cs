using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Organisations;

/// <summary>What an administrator fills in; a municipality is written with its state, such as 32-019.</summary>
public sealed record OrganisationEntry(string? Kind, string? Name, string? State, string? Municipality, string? Rfc);

/// <summary>
/// An administrator adds an office to the programme: what kind, its name, of which place. A wrong RFC is kept: about
/// one
/// in seventy of those in use fails its check digit.
/// </summary>
public sealed class CreateOrganisation(Database db)
{
    public const int NameMax = 300;
    private const int RfcMax = 20;

    public Task<Result<Guid>> Handle(OrganisationEntry entry, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Alta de una organización", async act =>
        {
            if (!who.Roles.Contains(InvitePerson.Role)) return new NotYourTurn(InvitePerson.Role);
            if (OfficeKinds.Find(entry.Kind) is not { } kind) return new NoSuchKind();
            if (Named(entry.Name, entry.Rfc) is { } unfit) return unfit;
            if (!(await Place(kind, entry, stop)).TryGet(out var place, out var nowhere)) return nowhere;
            var name = entry.Name!.Trim();
            if (await Taken(kind, name, place, stop) is { } taken) return taken;

            var organisation = new Organisation
            {
                Id = db.NewId(), Kind = kind.Code, Name = name, Sees = OfficeKinds.Sees(kind, place.State),
                StateCode = place.State, MunicipalityCode = place.Municipality, Rfc = RfcOf(entry.Rfc),
            };
            db.Organisations.Add(organisation);
            await db.Record("organisation.created", act, null, organisation.Id, new JsonObject
            {
                ["kind"] = kind.Code, ["state"] = place.State, ["municipality"] = place.Municipality,
            }, stop);
            if (organisation.Sees == "clubs") await Join(organisation, stop);
            return organisation.Id;
        }, stop);

    /// <summary>Why a name or a tax key cannot be kept; null when both can.</summary>
    internal static Refusal? Named(string? name, string? rfc) =>
        string.IsNullOrWhiteSpace(name)
            ? new OrganisationNameMissing()
            : TextTooLong.Of((name, NameMax, new("Nombre", "Name")), (rfc, RfcMax, new("RFC", "RFC")));

    /// <summary>As it is kept: without spaces, in capitals; null when nothing was written.</summary>
    internal static string? RfcOf(string? typed) =>
        string.IsNullOrWhiteSpace(typed)
            ? null
            : Rfc.Parse(typed) is { IsRefusal: false } read ? read.Value.Text : typed.Trim().ToUpperInvariant();

    private async Task<Result<(string? State, string? Municipality)>> Place(
        OfficeKind kind, OrganisationEntry entry, CancellationToken stop)
    {
        if (kind.Place == PlaceNeed.None) return (null, null);
        var needsTown = kind.Place == PlaceNeed.Municipality;
        var town = kind.Place is PlaceNeed.Municipality or PlaceNeed.MaybeMunicipality
            ? entry.Municipality?.Split('-')
            : null;
        if (town is [{ Length: 2 } of, { Length: 3 } code])
            return await db.Municipalities.AnyAsync(m => m.StateCode == of && m.Code == code, stop)
                ? (of, code)
                : new MunicipalityNotChosen();
        if (needsTown) return new MunicipalityNotChosen();
        var state = string.IsNullOrEmpty(entry.State) ? null : entry.State;
        if (state is null && kind.Place == PlaceNeed.MaybeState) return (null, null);
        return await db.States.AnyAsync(s => s.Code == state, stop) ? (state, null) : new StateNotChosen();
    }

    private async Task<Refusal?> Taken(
        OfficeKind kind, string name, (string? State, string? Municipality) place, CancellationToken stop)
    {
        // Two who add the same office: the second waits here and then finds the first one's.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({kind.Code}, 28))", stop);
        var others = await db.Organisations.AsNoTracking().Where(o => o.Kind == kind.Code)
            .Select(o => new { o.Name, o.StateCode, o.MunicipalityCode }).ToListAsync(stop);
        var same = others.FirstOrDefault(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase));
        if (same is not null) return new OrganisationNameTaken(same.Name);
        if (kind.Place is PlaceNeed.None or PlaceNeed.MaybeState) return null;
        var there = others.FirstOrDefault(o => (o.StateCode, o.MunicipalityCode) == place);
        return there is null ? null : new OfficeAlreadyThere(there.Name);
    }

    // A federation that clubs name in their registration is the one of this name, or joins the list.
    private Task<int> Join(Organisation federation, CancellationToken stop) => db.Database.ExecuteSqlAsync(
        $"""
        with known as (
            update federation set organisation_id = {federation.Id}
             where search_text(name) = search_text({federation.Name}) and organisation_id is null returning 1)
        insert into federation (name, organisation_id) select {federation.Name}, {federation.Id}
         where not exists (select from known)
        """, stop);
}
