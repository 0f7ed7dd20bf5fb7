namespace ThreeForOne.Benchmarks.Posting;

/// <summary>What the server counted: rows written by table, transactions and write-ahead log.</summary>
public sealed record RowCounts(IReadOnlyDictionary<string, long> Rows, long Transactions, long WalBytes)
{
    /// <summary>Runs something and counts what it wrote; every connection must be closed when it returns.</summary>
    public static async Task<RowCounts> Of(BenchmarkCluster cluster, Func<Task> work, CancellationToken stop)
    {
        var before = await Now(cluster, stop);
        await work();
        var after = await Now(cluster, stop);
        return new(
            after.Rows.ToDictionary(r => r.Key, r => r.Value - before.Rows.GetValueOrDefault(r.Key))
                .Where(r => r.Value > 0).ToDictionary(),
            // The question itself is a transaction in that database.
            after.Transactions - before.Transactions - 1, after.WalBytes - before.WalBytes);
    }

    /// <summary>What is left when a smaller piece of the same work is taken off.</summary>
    public RowCounts Less(RowCounts part) => new(
        Rows.ToDictionary(r => r.Key, r => r.Value - part.Rows.GetValueOrDefault(r.Key)),
        Transactions - part.Transactions, WalBytes - part.WalBytes);

    /// <summary>Rows of each table for one of so many: <c>journal_line 12.00, …</c>.</summary>
    public string Each(int number) => string.Join(", ", Rows.OrderBy(r => r.Key, StringComparer.Ordinal)
        .Select(r => FormattableString.Invariant($"{r.Key} {r.Value / (double)number:0.##}")));

    private static async Task<RowCounts> Now(BenchmarkCluster cluster, CancellationToken stop)
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        // Whoever leaves reports its counts on the way out.
        while (await cluster.Ask<long>(
            "select count(*) from pg_stat_activity where datname = 'threeforone'", stop) > 0)
            await Task.Delay(50, stop);
        var transactions = await cluster.Ask<long>(
            "select xact_commit from pg_stat_database where datname = 'threeforone'", stop);
        var wal = await cluster.Ask<decimal>("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')", stop);
        var rows = await BenchmarkCluster.Ask<string[]>(cluster.Superuser, """
            select array_agg(relname || ' ' || n) from (
                select relname, sum(n_tup_ins + n_tup_upd + n_tup_del) n from pg_stat_user_tables where schemaname in ('public', 'floor') group by relname) x
            """, stop);
        return new(
            rows.Select(r => r.Split(' ')).ToDictionary(
                r => r[0], r => long.Parse(r[1], System.Globalization.CultureInfo.InvariantCulture)),
            transactions, (long)wal);
    }
}
