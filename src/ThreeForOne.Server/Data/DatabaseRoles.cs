using Npgsql;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Data;

/// <summary>The four roles that our databases need; they are the server's, so no migration makes them.</summary>
public static class DatabaseRoles
{
    private static readonly string[] s_names = ["tfo_owner", "tfo_app", "tfo_public", "tfo_verifier"];

    /// <summary>
    /// The SQL that makes the roles. NOINHERIT: the app does not hold the public role's rights, it becomes that role
    /// for a public page; and so does the owner for verifying. Works from PostgreSQL 15 on.
    /// </summary>
    public static string Sql(string owner, string app, string verifier) => $"""
        create role tfo_owner login noinherit createrole password '{owner}';
        create role tfo_app login noinherit password '{app}';
        create role tfo_public nologin;
        create role tfo_verifier login password '{verifier}';
        grant tfo_public to tfo_app;
        grant tfo_verifier to tfo_owner;
        """;

    /// <summary>Refuses a server without the roles and says how to make them.</summary>
    public static void Require(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select rolname from pg_roles where rolname = any($1)", connection);
        command.Parameters.Add(new() { Value = s_names });
        var found = new List<string>();
        using (var reader = command.ExecuteReader())
            while (reader.Read()) found.Add(reader.GetString(0));
        var missing = s_names.Except(found).ToList();
        if (missing.Count == 0) return;
        throw new OperatorError($"""
            the server lacks the roles {string.Join(", ", missing)}; a superuser makes them once, and the database:

            {Sql("...", "...", "...")}
            create database threeforone owner tfo_owner;
            """);
    }
}
