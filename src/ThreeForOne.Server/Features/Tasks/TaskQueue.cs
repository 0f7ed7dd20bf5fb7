using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>
/// A task that waits for the reader: whose project, which step, their part of the money in centavos, until when.
/// </summary>
public sealed record QueueRow(
    Guid Task, Guid Project, string? Folio, string Title, string Place, string Step, string State,
    long Cost, DateTimeOffset OpenedAt, DateTimeOffset? DueAt);

/// <summary>
/// A page of the queue and whether there is more; <paramref name="Next"/> is where the next page starts.
/// </summary>
public sealed record QueuePage(IReadOnlyList<QueueRow> Rows, string? Next, IReadOnlyList<string> Steps);

/// <summary>
/// My turn, by due date: what my office has to decide in the roles I hold. Keyset pages, no counting.
/// </summary>
public sealed class TaskQueue(Database db)
{
    private const int PageMax = 50;
    private static readonly DateTimeOffset NoDueDate = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task<QueuePage> Of(Actor who, string? step, string? after, CancellationToken stop)
    {
        var roles = RoleTable.StepRoles(who).ToArray();
        var mine = db.Tasks.AsNoTracking()
            .Where(t => t.Status == "open" && t.OrganisationId == who.Organisation && roles.Contains(t.Role));
        var steps = await mine.Select(t => t.ElementId).Distinct().OrderBy(e => e).Take(PageMax).ToListAsync(stop);
        if (!string.IsNullOrEmpty(step)) mine = mine.Where(t => t.ElementId == step);
        if (Cursor(after) is { } from)
            mine = mine.Where(
                t => (t.DueAt ?? NoDueDate) > from.Due || ((t.DueAt ?? NoDueDate) == from.Due && t.Id > from.Id));

        var rows = await mine.OrderBy(t => t.DueAt ?? NoDueDate).ThenBy(t => t.Id).Take(PageMax + 1)
            .Join(db.Projects, t => t.ProjectId, p => p.Id, (t, p) => new { t, p })
            .Select(x => new QueueRow(
                x.t.Id, x.p.Id, x.p.Folio, x.p.Title,
                x.p.LocalityName + ", "
                    + db.Municipalities.Where(m => m.StateCode == x.p.StateCode && m.Code == x.p.MunicipalityCode)
                    .Select(m => m.Name).FirstOrDefault(),
                x.t.ElementId, x.p.State, x.p.CostCentavos, x.t.OpenedAt, x.t.DueAt))
            .ToListAsync(stop);
        rows = [.. rows.OrderBy(r => r.DueAt ?? NoDueDate).ThenBy(r => r.Task)];
        var more = rows.Count > PageMax;
        if (more) rows.RemoveAt(PageMax);
        return new QueuePage(rows, more ? $"{(rows[^1].DueAt ?? NoDueDate).UtcTicks}-{rows[^1].Task:N}" : null, steps);
    }

    private static (DateTimeOffset Due, Guid Id)? Cursor(string? after) =>
        after?.Split('-') is [var ticks, var id] && long.TryParse(ticks, out var due)
            && due is >= 0 and <= 3155378975999999999
            && Guid.TryParseExact(id, "N", out var task)
            ? (new DateTimeOffset(due, TimeSpan.Zero), task)
            : null;
}
