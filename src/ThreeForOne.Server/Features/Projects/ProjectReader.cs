using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Funding;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>An office that has the ball: for which step, since when, until when.</summary>
public sealed record BallView(
    string Office, string Step, DateTimeOffset Since, DateTimeOffset? Due, string? Counted, Guid Task,
    bool Mine);

/// <summary>What every tab of a project shows on top.</summary>
public sealed record ProjectHead(
    Project Project, string Club, string Place, string Programme,
    IReadOnlyList<PartyStanding> Money, IReadOnlyList<BallView> Balls);

/// <summary>Reads a project for whoever may see it; row-level security decides. A constant number of queries.</summary>
public sealed class ProjectReader(Database db, ProjectMoney money)
{
    private const int BallsMax = 20;

    public async Task<ProjectHead?> Head(Guid id, Actor who, CancellationToken stop)
    {
        var project = await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop);
        if (project is null || !project.IsSeenBy(who)) return null;
        var names = await db.Organisations.Where(o => o.Id == project.ClubId)
            .Select(o => new
            {
                Club = o.Name,
                Municipality =
                    db.Municipalities.Where(m => m.StateCode == project.StateCode && m.Code == project.MunicipalityCode)
                    .Select(m => m.Name).FirstOrDefault(),
                Programme = db.Programmes.First(p => p.Id == project.ProgrammeId).NameEs,
            }).SingleAsync(stop);
        var balls = await db.Tasks.AsNoTracking().Where(t => t.ProjectId == id && t.Status == "open")
            .OrderBy(t => t.OpenedAt).Take(BallsMax)
            .Select(t => new BallView(
                db.Organisations.First(o => o.Id == t.OrganisationId).Name, t.ElementId, t.OpenedAt, t.DueAt, t.Counted,
                t.Id,
                t.OrganisationId == who.Organisation)).ToListAsync(stop);
        var place = string.Join(
            ", ", new[] { project.LocalityName, names.Municipality }.Where(n => !string.IsNullOrWhiteSpace(n)));
        return new ProjectHead(project, names.Club, place, names.Programme, await money.Of(id, stop), balls);
    }
}
