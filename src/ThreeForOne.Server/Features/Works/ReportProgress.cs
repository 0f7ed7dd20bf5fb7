using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Works;

/// <summary>
/// Physical progress is a percentage from 0 to 100, told in words; it never goes back without a reason.
/// </summary>
public sealed record ProgressIncomplete() : Refusal("progress.incomplete")
{
    public override Bilingual Say => new(
        "Escriba el avance físico, de 0 a 100, y qué se hizo.",
        "Write the physical progress, from 0 to 100, and what was done.");
}

/// <summary>
/// The executor reports physical progress; spending is what the books say. The works committee countersigns.
/// </summary>
public sealed class ReportProgress(Database db, Processes processes)
{
    public Task<Result<Project>> Handle(
        Guid taskId, int physicalPercent, string? narrative, Actor who, CancellationToken stop) =>
        db.InTransaction<Project>(who, narrative ?? "", async act =>
        {
            var id = await db.Tasks.Where(t => t.Id == taskId && t.ElementId == "progress" && t.Status == "open")
                .Select(t => (Guid?)t.ProjectId).SingleOrDefaultAsync(stop);
            if (id is null || await db.LockProject(id.Value, stop) is not { } project) return new NoSuchTask();
            if (physicalPercent is < 0 or > 100 || string.IsNullOrWhiteSpace(narrative))
                return new ProgressIncomplete();
            if (TextTooLong.Of((narrative, 4000, new("Qué se hizo", "What was done"))) is { } tooLong) return tooLong;

            var shares = await db.ProjectShares.Where(s => s.ProjectId == project.Id).Select(s => s.Id)
                .ToListAsync(stop);
            var report = new ProgressReport
            {
                Id = db.NewId(), ProjectId = project.Id,
                Number = 1 + await db.ProgressReports.CountAsync(r => r.ProjectId == project.Id, stop),
                PhysicalPercent = physicalPercent, Narrative = narrative.Trim(), ReportedBy = act.By,
                ReportedAt = act.At,
                SpentCentavos = await db.Balances.Where(b => shares.Contains(b.ScopeId) && b.Account == "P.GASTO")
                    .SumAsync(b => b.Centavos, stop),
            };
            db.ProgressReports.Add(report);
            await db.Record("progress.reported", act, project.Id, report.Id, new JsonObject
            {
                ["number"] = report.Number, ["physical_percent"] = physicalPercent, ["spent"] = report.SpentCentavos,
            }, stop);
            return await processes.Decide(taskId, "report", act, stop,
                new Dictionary<string, FactValue> { ["progress.physical_percent"] = physicalPercent });
        }, stop);
}

/// <summary>The step is done by writing a report, not by a bare decision.</summary>
public sealed class ProgressIsReported(Database db) : IStepRule
{
    public string Step => "progress";

    public async Task<Refusal?> Apply(
        Project project, WorkItem task, string outcome, Act act, CancellationToken stop) =>
        await db.ProgressReports.AnyAsync(
            r => r.ProjectId == project.Id && r.Status == "reported" && r.ReportedBy == act.By, stop)
            ? null
            : new ProgressIncomplete();
}

/// <summary>The works committee countersigns the report that waits, or returns it with a reason.</summary>
public sealed class ProgressIsCountersigned(Database db) : IStepRule
{
    public string Step => "countersign";

    public async Task<Refusal?> Apply(Project project, WorkItem task, string outcome, Act act, CancellationToken stop)
    {
        var report = await db.ProgressReports.SingleAsync(
            r => r.ProjectId == project.Id && r.Status == "reported", stop);
        report.Status = outcome == "countersign" ? "countersigned" : "returned";
        report.DecidedBy = act.By;
        report.DecidedAt = act.At;
        report.Reason = act.Reason;
        await db.SaveChangesAsync(stop);
        return null;
    }
}
