using System.Data;
using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Backup;

/// <summary>A finished backup: where, what, and the hash of its manifest, worth noting elsewhere.</summary>
public sealed record FinishedBackup(string Folder, BackupManifest Manifest, string ManifestSha256)
{
    public long Rows => Manifest.Tables.Sum(t => t.Rows);

    public long Bytes => Manifest.Tables.Sum(t => t.Bytes);
}

/// <summary>
/// Copies everything while people work: all tables, so files and data-protection keys too, of one moment. Runs as
/// tfo_verifier, which reads every row and writes none. What was acknowledged before the manifest's instant is in it.
/// </summary>
public sealed class TakeBackup(string verifier)
{
    public async Task<FinishedBackup> Handle(string folder, CancellationToken stop)
    {
        using var target = BackupFolder.Take(folder);
        try
        {
            var manifest = await Copy(target, stop);
            return new(target.Path, manifest, target.Finish(manifest));
        }
        catch (IOException cause) when (BackupFolder.IsDiskFull(cause))
        {
            throw new OperatorError(
                $"the disk of {target.Path} is full: the unfinished backup was taken away. Make room and start again.",
                cause);
        }
        catch (NpgsqlException cause)
        {
            throw new OperatorError(
                $"the database stopped the backup ({cause.Message}): the unfinished one was taken away.", cause);
        }
    }

    private async Task<BackupManifest> Copy(BackupFolder target, CancellationToken stop)
    {
        var connectionString = new NpgsqlConnectionStringBuilder(verifier) { Pooling = false, CommandTimeout = 0 };
        await using var connection = new NpgsqlConnection(connectionString.ConnectionString);
        await connection.OpenAsync(stop);
        // `migrate` waits until we are done, and we for it: the schema stays what the manifest says.
        await Scalar($"select pg_advisory_lock_shared({Migrate.AdvisoryLock})", connection, stop);
        await using var moment = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await Scalar("set transaction read only", connection, stop);
        // The transaction's own time is before its snapshot: what had committed by then is in every table.
        var takenAt = new DateTimeOffset((DateTime)(await Scalar("select now()", connection, stop))!);
        if (await StoredTables.Hidden(connection, stop) is [var hidden, ..])
            throw new OperatorError(
                $"this role sees a part of {hidden} only: a backup is taken as tfo_verifier, which sees all.");

        var tables = new List<BackupTable>();
        foreach (var table in await StoredTables.Read(connection, stop))
            tables.Add(await Copy(table, target, connection, stop));
        var head = await Head(connection, stop);
        return new(
            BackupManifest.CurrentFormat, takenAt, connection.ServerVersion,
            (bool)(await Scalar("select is_demo from installation", connection, stop))!, head.No, head.Hash,
            [.. new MigrationJournal(connection).Read().Select(m => new BackupMigration(m.Key, m.Value))],
            tables, await Sequences(connection, stop));
    }

    private static async Task<BackupTable> Copy(
        StoredTable table, BackupFolder target, NpgsqlConnection connection, CancellationToken stop)
    {
        var rows = (long)(await Scalar(
            $"select count(*) from public.{StoredTable.Quoted(table.Name)}", connection, stop))!;
        var file = $"{table.Name}.copy.gz";
        var (bytes, sha256) = await target.Pack(file, async packed =>
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync(
                $"copy {table.Sql} to stdout (format binary)", stop);
            await copy.CopyToAsync(packed, 1 << 16, stop);
        });
        return new(table.Name, table.Columns, rows, file, bytes, sha256);
    }

    // A counter does not wait for our moment: it is where it is now, at or behind the rows that we copied.
    private static async Task<IReadOnlyList<BackupSequence>> Sequences(
        NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            "select sequencename::text, last_value from pg_sequences where schemaname = 'public' order by 1",
            connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var sequences = new List<BackupSequence>();
        while (await rows.ReadAsync(stop))
            sequences.Add(new(rows.GetString(0), await rows.IsDBNullAsync(1, stop) ? null : rows.GetInt64(1)));
        return sequences;
    }

    private static async Task<(long No, string? Hash)> Head(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            "select seal_no, encode(hash, 'hex') from seal order by seal_no desc limit 1", connection);
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? (row.GetInt64(0), row.GetString(1)) : (0, null);
    }

    private static async Task<object?> Scalar(string sql, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(stop);
    }
}
