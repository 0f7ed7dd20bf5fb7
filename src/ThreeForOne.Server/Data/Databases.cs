using Npgsql;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Data;

/// <summary>
/// How to reach one database as each of its roles: the app's, its owner's (only `migrate` needs it) and the verifier's.
/// </summary>
public sealed record Databases(string App, string? Owner, string? Verifier)
{
    /// <summary>Reads THREEFORONE_DATABASE, and its _OWNER and _VERIFIER if set; refuses without the first.</summary>
    public static Databases FromEnvironment()
    {
        var owner = Read("THREEFORONE_DATABASE_OWNER");
        var app = Read("THREEFORONE_DATABASE") ?? throw new OperatorError(
            "THREEFORONE_DATABASE is not set: give the app's connection string, or use `demo`.", 2);

        // The owner may become the verifier, so an operator with one password can verify as well.
        var verifier = Read("THREEFORONE_DATABASE_VERIFIER") ?? (owner is null ? null : As(owner, "tfo_verifier"));
        return new(app, owner, verifier);
    }

    /// <summary>Reads THREEFORONE_DATABASE_OWNER only, which is all that `migrate` needs.</summary>
    public static Databases OwnerFromEnvironment()
    {
        var owner = Read("THREEFORONE_DATABASE_OWNER") ?? throw new OperatorError(
            "THREEFORONE_DATABASE_OWNER is not set: `migrate` needs the owner's connection string.", 2);
        return new(owner, owner, As(owner, "tfo_verifier"));
    }

    /// <summary>The same server and roles, another database.</summary>
    public Databases Named(string database) => new(
        In(App, database),
        Owner is null ? null : In(Owner, database),
        Verifier is null ? null : In(Verifier, database));

    /// <summary>Closes the idle connections that this process keeps to the database.</summary>
    public void ClearPools()
    {
        foreach (var connectionString in new[] { App, Owner, Verifier }.OfType<string>())
        {
            using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private static string In(string connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database }.ConnectionString;

    private static string As(string connection, string role) =>
        new NpgsqlConnectionStringBuilder(connection) { Options = $"-c role={role}" }.ConnectionString;

    private static string? Read(string name)
    {
        var value = Environment.GetEnvironmentVariable(name);
        if (string.IsNullOrWhiteSpace(value)) return null;
        try
        {
            return new NpgsqlConnectionStringBuilder(value).ConnectionString;
        }
        catch (ArgumentException)
        {
            // The value may hold a password: it is never repeated.
            throw new OperatorError(
                $"{name} is not a connection string (Host=...;Database=...;Username=...;Password=...).", 2);
        }
    }
}
