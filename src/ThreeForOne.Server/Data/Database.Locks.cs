using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Data;

public sealed partial class Database
{
    /// <summary>
    /// The project, with its main process instance locked: whoever changes anything on a project comes through here
    /// first. Null when there is none that the actor may see.
    /// </summary>
    public async Task<Project?> LockProject(Guid id, CancellationToken stop)
    {
        await Database.ExecuteSqlAsync(
            $"select 1 from process_instance where project_id = {id} and process_id = 'project' for update", stop);
        var project = await Projects.FromSql($"select *, xmin from project where id = {id} for update")
            .SingleOrDefaultAsync(stop);
        if (project is not null) await Entry(project).ReloadAsync(stop);
        return project;
    }

    /// <summary>
    /// Locks the main instances of several projects, ids ascending, before anything is decided about them.
    /// </summary>
    public Task LockProjects(IEnumerable<Guid> ids, CancellationToken stop)
    {
        var all = ids.ToArray();
        return Database.ExecuteSqlAsync(
            $"select 1 from process_instance where project_id = any ({all}) and process_id = 'project' order by id for update",
            stop);
    }

    /// <summary>
    /// What each envelope still has available, in centavos, locked until the transaction ends: the period of the
    /// effective date first, then the balances.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, long>> LockAvailable(
        IEnumerable<Guid> budgetLines, DateOnly effectiveOn, CancellationToken stop)
    {
        var ids = budgetLines.ToArray();
        var rows = await Database.SqlQuery<AvailableRow>(
            $"select line, available from lock_envelopes({ids}, {effectiveOn})").ToListAsync(stop);
        return ids.ToDictionary(id => id, id => rows.FirstOrDefault(r => r.Line == id)?.Available ?? 0);
    }

    private sealed record AvailableRow(Guid Line, long Available);
}
