using System.Text.Json.Nodes;
using Npgsql;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>SQL by the app's own role, past the program: what the database itself holds against it.</summary>
public sealed class Attack(DemoSite site)
{
    /// <summary>
    /// Runs SQL as tfo_app, acting for a person; returns the state and constraint it was refused with.
    /// </summary>
    public async Task<(string State, string? Constraint)> Run(DemoPerson who, string sql)
    {
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => Do(who, sql));
        return (refusal.SqlState, refusal.ConstraintName);
    }

    public async Task<object?> Do(DemoPerson who, string sql)
    {
        await using var connection = new NpgsqlConnection(site.Databases.App);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"""
            select set_config('app.org', '{who.Office.Id}', true), set_config('app.person', '{who.Id}', true)
            """, connection, transaction);
        await command.ExecuteNonQueryAsync();
        command.CommandText = sql;
        var value = await command.ExecuteScalarAsync();
        await transaction.CommitAsync();
        return value;
    }

    /// <summary>Calls post_entry with an entry of one's own making.</summary>
    public Task<(string State, string? Constraint)> Post(DemoPerson who, JsonObject entry) => Run(who, Sql(entry));

    public Task<object?> DoPost(DemoPerson who, JsonObject entry) => Do(who, Sql(entry));

    /// <summary>An entry that would be in order, to be spoilt; amounts in centavos, debit positive.</summary>
    public JsonObject Entry(string kind, Guid edition, Guid? project, DemoPerson by,
        params (char Scope, Guid Id, string Account, long Centavos)[] lines) => new()
        {
            ["v"] = 1,
            ["id"] = Guid.CreateVersion7(site.Clock.GetUtcNow()).ToString(),
            ["key"] = Guid.CreateVersion7(site.Clock.GetUtcNow()).ToString(),
            ["kind"] = kind,
            ["edition"] = edition.ToString(),
            ["project"] = project?.ToString(),
            ["subject"] = null,
            ["effective_on"] = $"{site.Clock.GetUtcNow():yyyy-MM-dd}",
            ["recorded_at"] = Server.Data.Database.Instant(site.Clock.GetUtcNow()),
            ["by"] = by.Id.ToString(),
            ["org"] = by.Office.Id.ToString(),
            ["reason"] = "intento",
            ["lines"] = new JsonArray([.. lines.Select(l => (JsonNode)new JsonObject
        {
            ["scope"] = l.Scope.ToString(), ["id"] = l.Id.ToString(), ["account"] = l.Account,
            ["centavos"] = l.Centavos,
        })]),
        };

    private static string Sql(JsonObject entry) =>
        $"select post_entry(convert_to($q${entry.ToJsonString()}$q$, 'UTF8'))";
}
