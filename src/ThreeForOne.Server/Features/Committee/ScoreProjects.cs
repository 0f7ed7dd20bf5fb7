using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>Points for one project and criterion, as typed; an empty field leaves what is there.</summary>
public sealed record TypedPoints(Guid Project, string Criterion, string? Points, string? Reason);

/// <summary>
/// The technician, with the opinion, or the secretary, before a session closes, gives points for the criteria that a
/// person scores. Who, when and why stay with the points, and the audit trail keeps what was there before.
/// </summary>
public sealed class ScoreProjects(Database db, Packs packs)
{
    private const int ReasonMax = 1000;

    public Task<Result<int>> Handle(IReadOnlyList<TypedPoints> typed, Actor who, CancellationToken stop) =>
        db.InTransaction<int>(who, "Calificación por criterio", async act =>
        {
            if (!who.Roles.Contains(OpenSession.Secretary) && !who.Roles.Contains("technician"))
                return new NotYourTurn(OpenSession.Secretary);
            var given = typed.Where(t => !string.IsNullOrWhiteSpace(t.Points)).ToList();
            var ids = given.Select(t => t.Project).Distinct().ToArray();
            await db.LockProjects(ids, stop);
            var projects = await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id))
                .ToDictionaryAsync(p => p.Id, stop);
            var there = await db.ProjectScores.Where(s => ids.Contains(s.ProjectId)).ToListAsync(stop);
            foreach (var points in given)
                if (await Keep(points, projects.GetValueOrDefault(points.Project), there, act, stop) is { } refusal)
                    return refusal;
            return given.Count;
        }, stop);

    private async Task<Refusal?> Keep(
        TypedPoints typed, Project? project, List<ProjectScore> there, Act act, CancellationToken stop)
    {
        if (project?.Folio is not { } folio) return new NoSuchProject();
        if (!Scorable.Contains(project.State)) return new ProjectNotWaiting(folio);
        var criterion = (await packs.Of(project, stop)).Criteria.FirstOrDefault(
            c => c.Code == typed.Criterion && c.Measure == CriterionMeasure.Scored);
        if (criterion is null) return new NoSuchCriterion();
        var written = typed.Points!.Trim();
        if (!int.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points)
            || points is < 0 or > Ranking.PointsMax)
            return new ScoreOutOfRange(folio, criterion.Name, written);
        var reason = (typed.Reason ?? "").Trim();
        var row = there.FirstOrDefault(s => s.ProjectId == project.Id && s.Criterion == criterion.Code);
        if (row is not null && row.Points == points && (reason.Length == 0 || reason == row.Reason)) return null;
        if (reason.Length is 0 or > ReasonMax) return new ScoreReasonMissing(folio, criterion.Name);

        await db.Record("project.scored", act with { Reason = reason }, project.Id, null, new JsonObject
        {
            ["criterion"] = criterion.Code, ["points"] = points, ["points_before"] = row?.Points,
        }, stop);
        if (row is null)
            db.ProjectScores.Add(row = new() { ProjectId = project.Id, Criterion = criterion.Code, Reason = reason });
        (row.Points, row.Reason, row.ScoredBy, row.ScoredAt) = (points, reason, act.By, act.At);
        return null;
    }

    /// <summary>From complete papers on, with the technical opinion, until the committee rules.</summary>
    public static IReadOnlyList<string> Scorable { get; } = ["VALIDADA", .. ReadAgenda.WaitingStates];
}
