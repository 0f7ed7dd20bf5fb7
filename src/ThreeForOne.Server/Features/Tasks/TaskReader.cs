using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>An envelope before and after this project takes its share; centavos.</summary>
public sealed record EnvelopeView(string Party, long Whole, long Taken, long Added);

/// <summary>Something attached to the project: a paper to read before deciding.</summary>
public sealed record EvidenceView(Guid Id, Bilingual What, string Name, bool IsIdentity);

/// <summary>What happened lately, with the office that did it.</summary>
public sealed record EventView(string Code, DateTimeOffset At, string Office, string Reason);

/// <summary>
/// Everything a task page shows. <paramref name="Subject"/> is what a child process is about, in key and value.
/// </summary>
public sealed record TaskView(
    WorkItem Task, Project Project, string Club, string Place, bool Mine, IReadOnlyList<PartyStanding> Money,
    IReadOnlyList<EnvelopeView> Envelopes, IReadOnlyList<EvidenceView> Evidence, IReadOnlyList<EventView> Events,
    IReadOnlyList<(Bilingual Key, Bilingual Value)> Subject, string? Claimant);

/// <summary>Reads a task for the person whose turn it may be; a constant number of queries.</summary>
public sealed class TaskReader(Database db, ProjectMoney money, TaskSubject subject, Packs packs)
{
    private const int EventsMax = 10;
    private static readonly string[] Uncommitted =
        ["BORRADOR", "INGRESADA", "PREVENCION", "VALIDADA", "DICTAMINADA", "EN_ESPERA"];

    public async Task<TaskView?> Of(Guid id, Actor who, CancellationToken stop)
    {
        var task = await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, stop);
        if (task is null) return null;
        // A draft is not there for whoever may see its place.
        var project = await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == task.ProjectId, stop);
        if (project is null || !project.IsSeenBy(who)) return null;
        if (await subject.Of(task, stop) is not { } about) return null;
        var club = await db.Organisations.Where(o => o.Id == project.ClubId).Select(o => o.Name).SingleAsync(stop);
        var municipality = await db.Municipalities
            .Where(m => m.StateCode == project.StateCode && m.Code == project.MunicipalityCode).Select(m => m.Name)
            .SingleOrDefaultAsync(stop);
        var standings = await money.Of(project.Id, stop);
        var evidence = await db.Attachments.AsNoTracking().Where(a => a.ProjectId == project.Id && a.RemovedAt == null)
            .OrderBy(a => a.Id).Select(a => new { a.Id, a.Kind, a.Name, a.EraseDays })
            .ToListAsync(stop);
        var pack = await packs.Of(project, stop);
        var events = await db.AuditEvents.AsNoTracking()
            .Where(e => e.ProjectId == project.Id && e.Code != EventLabels.PdfStored && !e.Code.StartsWith("task."))
            .OrderByDescending(e => e.Seq).Take(EventsMax)
            .Select(e => new EventView(
                e.Code, e.RecordedAt, db.Organisations.First(o => o.Id == e.OrganisationId).Name, e.Reason))
            .ToListAsync(stop);
        return new TaskView(
            task, project, club,
            municipality is null ? project.LocalityName : $"{project.LocalityName}, {municipality}",
            task.OrganisationId == who.Organisation && RoleTable.Holds(who, task.Role) && task.Status == "open",
            standings, await Envelopes(project, standings, stop),
            [.. evidence.Select(e => new EvidenceView(
                e.Id, PaperNames.Of(pack, project.TypeCode, e.Kind), e.Name, e.EraseDays is not null))],
            events, about,
            await db.People.Where(p => p.Id == task.ClaimedBy).Select(p => p.Name).SingleOrDefaultAsync(stop));
    }

    private async Task<IReadOnlyList<EnvelopeView>> Envelopes(
        Project project, IReadOnlyList<PartyStanding> shares, CancellationToken stop)
    {
        var lines = shares.Where(s => s.BudgetLine is not null).Select(s => s.BudgetLine!.Value).ToArray();
        var balances = await db.Balances.AsNoTracking().Where(b => lines.Contains(b.ScopeId)
            && (b.Account == "8.2.1" || b.Account == "8.2.3" || b.Account == "8.2.2-D")).ToListAsync(stop);
        return
        [
            .. shares.Where(s => s.BudgetLine is not null).Select(s =>
            {
                var whole = -balances.Where(b => b.ScopeId == s.BudgetLine && b.Account != "8.2.2-D")
                    .Sum(b => b.Centavos);
                var available = balances.Where(b => b.ScopeId == s.BudgetLine && b.Account == "8.2.2-D")
                    .Sum(b => b.Centavos);
                return new EnvelopeView(
                    s.Party, whole, whole - available, Uncommitted.Contains(project.State) ? s.Agreed : 0);
            }),
        ];
    }
}
