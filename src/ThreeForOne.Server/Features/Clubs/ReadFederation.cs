using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.PublicSite;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A club of a federation, with how its Toma de Nota stands and what it has submitted.</summary>
public sealed record FederationClub(
    Guid Id, string Name, bool IsVerified, DateOnly ExpiresOn, int Projects, long Cost);

/// <summary>
/// A submitted project of one of its clubs; centavos of MXN. Nothing is agreed before the agreement is signed.
/// </summary>
public sealed record FederationProject(
    Guid Id, string Folio, string Title, string Club, string Place, string State, long Cost, long Agreed,
    long ClubPart);

/// <summary>A federation as its officers see it.</summary>
public sealed record FederationView(
    string Name, IReadOnlyList<FederationClub> Clubs, IReadOnlyList<FederationProject> Projects, bool HasMore);

/// <summary>
/// Reads the clubs of the federation that somebody acts for, and their submitted projects, which row-level security
/// decides. Totals are of all projects, the list of the newest.
/// </summary>
public sealed class ReadFederation(Database db)
{
    public const int ProjectsMax = 100;

    public Task<FederationView?> Handle(Actor who, CancellationToken stop) => db.Reading(who, async () =>
    {
        if (!await db.Federations.AnyAsync(f => f.OrganisationId == who.Organisation, stop)) return null;
        var clubs = await Clubs(who.Organisation).ToListAsync(stop);
        var projects = await Projects(who.Organisation, ProjectsMax + 1).ToListAsync(stop);
        var name = await db.Organisations.Where(o => o.Id == who.Organisation).Select(o => o.Name).SingleAsync(stop);
        return new FederationView(
            name, clubs, [.. projects.Take(ProjectsMax)], projects.Count > ProjectsMax);
    }, stop);

    /// <summary>All its clubs; inside the reader's transaction.</summary>
    public IAsyncEnumerable<FederationClub> AllClubs(Guid organisation) => Clubs(organisation).AsAsyncEnumerable();

    /// <summary>All their submitted projects; inside the reader's transaction.</summary>
    public IAsyncEnumerable<FederationProject> AllProjects(Guid organisation) =>
        Projects(organisation, int.MaxValue).AsAsyncEnumerable();

    private IQueryable<FederationClub> Clubs(Guid organisation) => db.Database.SqlQuery<FederationClub>(
            $"""
            select c.id, o.name, c.verified_at is not null as is_verified, c.expires_on, count(p.id)::int as projects,
                   coalesce(sum(p.cost_centavos), 0)::bigint as cost
              from federation f join club c on c.federation_id = f.id join organisation o on o.id = c.id
              left join project p on p.club_id = c.id and p.folio is not null
             where f.organisation_id = {organisation}
             group by c.id, o.name order by o.name, c.id
            """);

    private IQueryable<FederationProject> Projects(Guid organisation, int most) =>
        db.Database.SqlQuery<FederationProject>(
            $"""
            select p.id, p.folio, p.title, o.name as club, concat_ws(', ', nullif(p.locality_name, ''), m.name) as place,
                   p.state, p.cost_centavos as cost,
                   case when p.state = any ({EditionInvestment.Agreed.ToArray()}) then coalesce(s.agreed, 0) else 0 end as agreed,
                   coalesce(s.club_part, 0) as club_part
              from federation f join club c on c.federation_id = f.id join project p on p.club_id = c.id
              join organisation o on o.id = c.id
              left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
              left join lateral (select sum(agreed_centavos)::bigint as agreed,
                                        (sum(agreed_centavos) filter (where party = 'club'))::bigint as club_part
                                   from project_share where project_id = p.id) s on true
             where f.organisation_id = {organisation} and p.folio is not null
             order by p.id desc limit {most}
            """);
}
