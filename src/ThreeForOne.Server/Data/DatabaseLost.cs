using Npgsql;

namespace ThreeForOne.Server.Data;

/// <summary>
/// Whether PostgreSQL went away, is starting or cannot store anything: nobody's mistake, and worth another try.
/// </summary>
public static class DatabaseLost
{
    private static readonly string[] States =
    [
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.CannotConnectNow,
        PostgresErrorCodes.DiskFull, PostgresErrorCodes.TooManyConnections, PostgresErrorCodes.OutOfMemory,
    ];

    public static bool Is(Exception? e) => e switch
    {
        null => false,
        PostgresException problem => States.Contains(problem.SqlState),
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException } => true,
        _ => Is(e.InnerException),
    };
}
