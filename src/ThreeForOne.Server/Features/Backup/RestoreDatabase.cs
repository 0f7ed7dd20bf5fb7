using System.IO.Compression;
using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Backup;

/// <summary>
/// Puts a backup into an empty database: schema and rows in one transaction, so that a restore that is cut short leaves
/// the database as empty as it was. Then what this program's later migrations add.
/// </summary>
/// <remarks>
/// Triggers rest while the rows come in: they would stamp, refuse or post what has been stamped, checked and posted
/// before. That is safe because the files are proved to be the backup's, every CHECK and unique index holds as always,
/// each foreign key is made anew and so checked over all rows, and `verify` proves the rest. The owner may do all of
/// it; session_replication_role would ask for a superuser.
/// </remarks>
public sealed class RestoreDatabase(Databases databases)
{
    /// <summary>Returns the manifest and its hash.</summary>
    /// <exception cref="OperatorError">What is wrong with the folder or the database; nothing was changed.</exception>
    public async Task<(BackupManifest Manifest, string Sha256)> Handle(
        string folder, Action<string> say, CancellationToken stop, string? migrations = null)
    {
        var (manifest, sha256) = BackupManifest.Read(folder);
        Migrate.RequireKnown(manifest.Migrations.Select(m => (m.Name, m.Sha256)), migrations);
        await manifest.CheckFiles(folder, stop);
        say($"backup of {manifest.TakenAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, schema {manifest.Schema}: "
            + $"{manifest.Tables.Count} files are what was written (manifest {sha256})");
        try
        {
            await Load(folder, manifest, migrations, stop);
        }
        catch (InvalidDataException cause)
        {
            throw new OperatorError($"a file of {folder} cannot be unpacked: {cause.Message}", cause);
        }
        catch (PostgresException cause)
        {
            throw new OperatorError($"PostgreSQL refused the backup, nothing was restored: {cause.MessageText}", cause);
        }
        say($"{manifest.Tables.Sum(t => t.Rows)} rows in {manifest.Tables.Count} tables are loaded");
        foreach (var name in Migrate.Run(databases, migrations)) say($"migrated onward: {name}");
        return (manifest, sha256);
    }

    private async Task Load(string folder, BackupManifest manifest, string? migrations, CancellationToken stop)
    {
        var owner = new NpgsqlConnectionStringBuilder(databases.Owner ?? throw new ArgumentException("no owner"))
        {
            Pooling = false, CommandTimeout = 0,
        };
        await using var connection = new NpgsqlConnection(owner.ConnectionString);
        await connection.OpenAsync(stop);
        DatabaseRoles.Require(connection);
        await Execute($"select pg_advisory_lock({Migrate.AdvisoryLock})", connection, stop);
        await RequireEmpty(connection, stop);

        await using var all = await connection.BeginTransactionAsync(stop);
        Migrate.RunWithin(connection, manifest.Migrations.Count, migrations);
        await RequireSameTables(manifest, connection, stop);
        var rest = await Resting.Begin(connection, stop);
        await Execute($"truncate {string.Join(", ", manifest.Tables.Select(t => StoredTable.Quoted(t.Name)))}",
            connection, stop);
        foreach (var table in manifest.Tables) await Fill(folder, table, connection, stop);
        foreach (var sequence in manifest.Sequences.Where(s => s.Last is not null))
            await Execute($"select setval('public.{StoredTable.Quoted(sequence.Name)}', {sequence.Last})",
                connection, stop);
        await RequireHead(manifest, connection, stop);
        await rest.End(connection, stop);
        await all.CommitAsync(stop);
        await Execute("analyze", connection, stop);
    }

    private static async Task Fill(
        string folder, BackupTable table, NpgsqlConnection connection, CancellationToken stop)
    {
        await using (var file = File.OpenRead(Path.Combine(folder, table.File)))
        await using (var unpacked = new GZipStream(file, CompressionMode.Decompress))
        {
            var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy {StoredTable.Copied(table.Name, table.Columns)} from stdin (format binary)", stop);
            try
            {
                await unpacked.CopyToAsync(copy, 1 << 16, stop);
            }
            catch
            {
                await copy.CancelAsync();   // else PostgreSQL would take the part for the whole
                throw;
            }
            await copy.DisposeAsync();
        }
        var rows = (long)(await Scalar(
            $"select count(*) from public.{StoredTable.Quoted(table.Name)}", connection, stop))!;
        if (rows != table.Rows)
            throw new OperatorError(
                $"{table.File} gave {rows} rows where the manifest says {table.Rows}: nothing was restored.");
    }

    private static async Task RequireEmpty(NpgsqlConnection connection, CancellationToken stop)
    {
        var found = (string?)await Scalar("""
            select string_agg(n.nspname || '.' || c.relname, ', ' order by n.nspname <> 'public', c.reltuples desc, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not like 'pg\_%' and n.nspname <> 'information_schema'
            """, connection, stop);
        if (found is null) return;
        var names = found.Split(", ");
        throw new OperatorError(
            $"the database {connection.Database} is not empty: it holds {names.Length} tables and views "
            + $"({string.Join(", ", names.Take(4))}…). A backup goes into an empty one: "
            + "`create database NAME owner tfo_owner`.");
    }

    private static async Task RequireSameTables(
        BackupManifest manifest, NpgsqlConnection connection, CancellationToken stop)
    {
        var ours = (await StoredTables.Read(connection, stop)).ToDictionary(t => t.Name, t => t.Columns);
        foreach (var table in manifest.Tables)
            if (!ours.Remove(table.Name, out var columns) || columns.Except(table.Columns).Any()
                || table.Columns.Except(columns).Any())
                throw new OperatorError($"the backup's table {table.Name} is not one of its schema "
                    + $"{manifest.Schema}: nothing was restored.");
        if (ours.Count > 0)
            throw new OperatorError($"the backup lacks the table {ours.Keys.First()}: nothing was restored.");
    }

    private static async Task RequireHead(BackupManifest manifest, NpgsqlConnection connection, CancellationToken stop)
    {
        var head = (string?)await Scalar(
            "select seal_no || ' ' || encode(hash, 'hex') from seal order by seal_no desc limit 1", connection, stop);
        if (head != (manifest.SealHash is null ? null : $"{manifest.SealNo} {manifest.SealHash}"))
            throw new OperatorError("the last seal is not the manifest's: nothing was restored.");
    }

    private static async Task Execute(string sql, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(stop);
    }

    private static async Task<object?> Scalar(string sql, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(stop) is { } found and not DBNull ? found : null;
    }
}
