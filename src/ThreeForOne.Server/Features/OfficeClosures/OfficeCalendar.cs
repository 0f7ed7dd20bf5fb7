using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.OfficeClosures;

/// <summary>
/// The calendar by which a state's deadlines are counted: the statutory days of rest, and the days on which the
/// programme or that state's delegation, which keeps the projects' files, is closed. Another office's closed days do
/// not count: each party would have clocks of its own.
/// </summary>
public sealed class OfficeCalendar(Database db, WorkingCalendar statutory)
{
    /// <param name="since">Nothing before that day is counted.</param>
    /// <param name="state">The state of the project, or of the edition.</param>
    public async Task<WorkingCalendar> Of(string state, DateOnly since, CancellationToken stop) =>
        statutory.And(await Closures(state, since, stop));

    /// <summary>The deadline that a pack sets on a project after an instant.</summary>
    public async Task<DeadlineCount> After(
        DateTimeOffset happened, PackDeadline rule, Project project, string zone, CancellationToken stop) =>
        (await Of(project.StateCode, Deadline.DayOf(happened, zone), stop)).DeadlineAfter(happened, rule, zone);

    private async Task<IReadOnlyList<OfficeClosure>> Closures(string state, DateOnly since, CancellationToken stop) =>
        [
            .. (await (from c in db.OfficeClosures.AsNoTracking()
                       join o in db.Organisations on c.OrganisationId equals o.Id
                       where c.RemovedAt == null && c.LastDay >= since
                           && (o.Kind == "programme" || (o.Kind == "delegation" && o.StateCode == state))
                       orderby c.FirstDay, c.Id
                       select c).ToListAsync(stop)).Select(Of),
        ];

    /// <summary>A row as the calendar takes it; what its people wrote is the same in both languages.</summary>
    internal static OfficeClosure Of(OfficeClosureRow row) =>
        new(row.Id.ToString(), row.FirstDay, row.LastDay, new(row.Reason, row.Reason));
}
