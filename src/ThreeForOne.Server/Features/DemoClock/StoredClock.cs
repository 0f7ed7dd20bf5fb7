using Npgsql;

namespace ThreeForOne.Server.Features.DemoClock;

/// <summary>
/// The clock of a demonstration and of tests: it stands at a stored instant until a person moves it on, and never goes
/// back. Each reading is a microsecond after the one before, so that what happened keeps its order.
/// </summary>
public sealed class StoredClock : TimeProvider
{
    private const string Zone = "America/Mexico_City";
    private readonly string _connectionString;
    private long _ticks;

    private StoredClock(string connectionString, DateTimeOffset now)
    {
        _connectionString = connectionString;
        _ticks = now.UtcTicks;
    }

    /// <summary>15 January of the real year, 09:00 in Mexico City: the day the illustrative edition opens.</summary>
    public static DateTimeOffset FirstDay(TimeProvider real)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var year = TimeZoneInfo.ConvertTime(real.GetUtcNow(), zone).Year;
        var morning = new DateTime(year, 1, 15, 9, 0, 0, DateTimeKind.Unspecified);
        return new DateTimeOffset(morning, zone.GetUtcOffset(morning)).ToUniversalTime();
    }

    /// <summary>Reads the clock of a database and marks it as a demonstration: `serve` then refuses it.</summary>
    public static async Task<StoredClock> Open(string connectionString, TimeProvider real, CancellationToken stop)
    {
        // Readings since the last move were not stored; a second covers a million of them.
        return new(connectionString, await Store(connectionString, """
            update installation set is_demo = true, clock_at = coalesce(clock_at + interval '1 second', $1)
            returning clock_at
            """, FirstDay(real), stop) ?? throw new InvalidOperationException("installation has no row"));
    }

    public override DateTimeOffset GetUtcNow() =>
        new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Moves the clock on and stores it; false, and nothing done, for an instant that is not later.</summary>
    public async Task<bool> Move(DateTimeOffset to, CancellationToken stop)
    {
        if (to.UtcTicks <= Interlocked.Read(ref _ticks)) return false;
        var stored = await Store(_connectionString,
            "update installation set clock_at = $1 where clock_at < $1 returning clock_at", to, stop);
        if (stored is not { } now) return false;

        // Somebody else's later move stays.
        for (var seen = Interlocked.Read(ref _ticks); seen < now.UtcTicks;)
        {
            var before = Interlocked.CompareExchange(ref _ticks, now.UtcTicks, seen);
            if (before == seen) break;
            seen = before;
        }
        return true;
    }

    private static async Task<DateTimeOffset?> Store(
        string connectionString, string sql, DateTimeOffset at, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new() { Value = at.ToUniversalTime() });
        await using var row = await command.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? row.GetFieldValue<DateTimeOffset>(0) : null;
    }
}
