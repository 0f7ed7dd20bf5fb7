using System.Data;
using System.Security.Cryptography;
using System.Text;
using DbUp.Engine;
using Npgsql;

namespace ThreeForOne.Server.Data;

/// <summary>Remembers each script that ran with its hash, in the transaction that ran it.</summary>
public sealed class MigrationJournal(NpgsqlConnection connection) : IJournal
{
    /// <summary>The SHA-256 of a script with Unix line ends: a checkout on Windows is the same script.</summary>
    public static string Hash(string contents) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(contents.ReplaceLineEndings("\n"))));

    public string[] GetExecutedScripts() => [.. Read().Keys];

    /// <summary>Script names and hashes; empty in a new database.</summary>
    public SortedDictionary<string, string> Read()
    {
        var applied = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var exists = new NpgsqlCommand("select to_regclass('public.schema_migration') is not null", connection);
        if (exists.ExecuteScalar() is not true) return applied;
        using var command = new NpgsqlCommand("select name, sha256 from schema_migration", connection);
        using var reader = command.ExecuteReader();
        while (reader.Read()) applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = "insert into schema_migration (name, sha256) values (@name, @sha256)";
        command.Parameters.Add(new NpgsqlParameter("name", script.Name));
        command.Parameters.Add(new NpgsqlParameter("sha256", Hash(script.Contents)));
        command.ExecuteNonQuery();
    }

    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        using var command = dbCommandFactory();
        command.CommandText = """
            create table if not exists public.schema_migration (
                name        text primary key,
                sha256      text not null check (sha256 ~ '^[0-9a-f]{64}$'),
                applied_at  timestamptz not null default now()
            );
            grant select on public.schema_migration to tfo_app, tfo_verifier;
            """;
        command.ExecuteNonQuery();
    }
}
