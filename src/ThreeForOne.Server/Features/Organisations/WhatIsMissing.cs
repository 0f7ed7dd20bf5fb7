using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.People;

namespace ThreeForOne.Server.Features.Organisations;

/// <summary>A kind of office that a state lacks, or roles of an office that nobody holds.</summary>
public sealed record MissingOffice(string Kind, string? Organisation, IReadOnlyList<string> Roles);

/// <summary>
/// What a state still needs before a project can go from its proposal to its closing: offices, and somebody in each
/// role.
/// Two approve every payment, so two are asked for.
/// </summary>
public sealed class WhatIsMissing(Database db)
{
    private static readonly string[] Needed =
        ["programme", "delegation", "federal", "state", "municipality", "treasury", "executor", "works_committee"];

    private static readonly string[] NotNeeded = ["administrator", "voter"];

    public Task<IReadOnlyList<MissingOffice>> Handle(DateOnly today, Actor who, CancellationToken stop) =>
        db.Reading(who, async () =>
        {
            var offices = await db.Organisations.AsNoTracking().Where(o => Needed.Contains(o.Kind))
                .OrderBy(o => o.Name).Select(o => new { o.Id, o.Kind, o.Name }).ToListAsync(stop);
            var held = await db.Appointments.AsNoTracking()
                .Where(a => a.ValidFrom <= today && (a.ValidUntil == null || a.ValidUntil > today))
                .Select(a => new { a.OrganisationId, a.Role, a.PersonId }).Distinct().ToListAsync(stop);
            var missing = Needed.Where(k => offices.All(o => o.Kind != k))
                .Select(k => new MissingOffice(k, null, []));
            var unheld = from office in offices
                         let roles = RolePlaces.Of(office.Kind).Except(NotNeeded)
                             .Where(r => held.Count(h => h.OrganisationId == office.Id && h.Role == r) < Holders(r))
                             .ToList()
                         where roles.Count > 0
                         select new MissingOffice(office.Kind, office.Name, roles);
            return (IReadOnlyList<MissingOffice>)[.. missing, .. unheld];
        }, stop);

    private static int Holders(string role) => role == "payment_approver" ? 2 : 1;
}
