using Npgsql;

namespace ThreeForOne.Server.Tests.Ledger;

/// <summary>An entry's lines with the sides changed, as a reversal needs them.</summary>
public static class FundedMirror
{
    public static async Task<Line[]> Of(FundedSite site, Guid entry)
    {
        await using var connection = new NpgsqlConnection(site.Databases.Verifier!);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "select scope_kind, scope_id, account, -centavos from journal_line where entry_id = $1 order by line_no",
            connection);
        command.Parameters.Add(new() { Value = entry });
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<Line>();
        while (await rows.ReadAsync())
            lines.Add(new(rows.GetString(0)[0], rows.GetGuid(1), rows.GetString(2), rows.GetInt64(3)));
        return [.. lines];
    }
}
