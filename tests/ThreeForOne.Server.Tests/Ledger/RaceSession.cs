using Npgsql;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>A session of the app's role with a transaction that is open until it commits.</summary>
public sealed class RaceSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction _transaction = null!;

    private RaceSession(string connectionString) => _connection = new(connectionString);

    public static async Task<RaceSession> Open(string app, DemoPerson who)
    {
        var session = new RaceSession(app);
        await session._connection.OpenAsync();
        session._transaction = await session._connection.BeginTransactionAsync();
        await session.Run($"select set_config('app.org', '{who.Office.Id}', true), "
            + $"set_config('app.person', '{who.Id}', true)");
        return session;
    }

    /// <summary>
    /// The first acts, the second begins and is seen waiting (or done), the first commits; the rule that refused the
    /// second, or null.
    /// </summary>
    public static async Task<string?> Second(DemoSite site, string first, string second)
    {
        await using var one = await Open(site.Databases.App, DemoPeople.Director);
        await one.Run(first);
        await using var two = await Open(site.Databases.App, DemoPeople.Director);
        var waiting = Task.Run(() => two.Run(second));
        await two.IsWaiting(site.Databases.Verifier!, waiting);
        await one.Commit();
        try
        {
            await waiting;
            await two.Commit();
            return null;
        }
        catch (PostgresException refused) when (refused.SqlState is "23514" or "23505")
        {
            return refused.ConstraintName;
        }
    }

    public async Task<object?> Run(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection, _transaction);
        return await command.ExecuteScalarAsync();
    }

    public Task Commit() => _transaction.CommitAsync();

    /// <summary>Returns when PostgreSQL says that this session waits for a lock, or when its work ended.</summary>
    public async Task IsWaiting(string verifier, Task work)
    {
        while (!work.IsCompleted && await Sql.Scalar(verifier,
            $"select exists (select 1 from pg_locks where pid = {_connection.ProcessID} and not granted)") is false)
            await Task.Delay(10);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
