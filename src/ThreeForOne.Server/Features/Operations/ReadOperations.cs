using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>A recurring job as the scheduler knows it.</summary>
public sealed record JobLine(string Id, DateTime? Last, DateTime? Next, string? State, string? Error);

/// <summary>A piece of work that failed and is tried again later.</summary>
public sealed record FailedLine(Guid Id, string Kind, int Attempts, DateTimeOffset NextAt, string Problem);

/// <summary>A table and all that belongs to it on the disk.</summary>
public sealed record TableLine(string Name, long Bytes);

/// <summary>What erased how much, when, by which rule.</summary>
public sealed record ErasedLine(DateTimeOffset RanAt, string Rule, DateTimeOffset Before, int Erased, string? Problem);

/// <summary>What the operators' page tells beside incidents, work and seals.</summary>
public sealed class ReadOperations(Database db, JobStorage jobs)
{
    private const int LinesMax = 20;

    public Task<List<FailedLine>> Failed(CancellationToken stop) => db.Outbox.AsNoTracking()
        .Where(r => r.DoneAt == null && r.Problem != null).OrderBy(r => r.CreatedAt).Take(LinesMax)
        .Select(r => new FailedLine(r.Id, r.Kind, r.Attempts, r.NextAt, r.Problem!)).ToListAsync(stop);

    public Task<List<TableLine>> LargestTables(CancellationToken stop) => db.Database.SqlQuery<TableLine>(
        $"""
        select relname::text as name, pg_total_relation_size(oid) as bytes from pg_class
         where relkind = 'r' and relnamespace = 'public'::regnamespace order by 2 desc limit 6
        """).ToListAsync(stop);

    public Task<BackupRun?> LastBackup(CancellationToken stop) =>
        db.BackupRuns.AsNoTracking().OrderByDescending(b => b.TakenAt).FirstOrDefaultAsync(stop);

    public Task<List<ErasedLine>> Erased(CancellationToken stop) => db.RetentionReports.AsNoTracking()
        .OrderByDescending(r => r.RanAt).ThenBy(r => r.Rule).Take(LinesMax)
        .Select(r => new ErasedLine(r.RanAt, r.Rule, r.Before, r.Erased, r.Problem)).ToListAsync(stop);

    /// <summary>The last migration, and PostgreSQL's version.</summary>
    public async Task<(string Schema, string Server)> Versions(CancellationToken stop)
    {
        var both = await db.Database.SqlQuery<string>(
            $"""
            select max(name) as "Value" from schema_migration
            union all select current_setting('server_version')
            """).ToListAsync(stop);
        return (both[0], both[1]);
    }

    public IReadOnlyList<JobLine> Jobs()
    {
        using var connection = jobs.GetConnection();
        return [.. connection.GetRecurringJobs().OrderBy(j => j.Id)
            .Select(j => new JobLine(j.Id, j.LastExecution, j.NextExecution, j.LastJobState, j.Error))];
    }
}
