using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ThreeForOne.Server.Tests.Data;

/// <summary>Compares what EF believes of its tables with what the migrations made.</summary>
public static class EfModel
{
    /// <summary>One line a difference: a column on one side only, another type, another nullability.</summary>
    public static async Task<IReadOnlyList<string>> Differences(DbContext context, string connectionString)
    {
        var schema = await Columns(connectionString);
        var differences = new List<string>();
        foreach (var table in context.Model.GetRelationalModel().Tables)
        {
            var real = schema.Where(c => c.Table == table.Name).ToDictionary(c => c.Name);
            if (real.Count == 0) differences.Add($"{table.Name}: no such table");
            foreach (var column in table.Columns)
                if (!real.Remove(column.Name, out var found))
                    differences.Add($"{table.Name}.{column.Name}: not in the database");
                else if (found.Type != column.StoreType || found.Nullable != column.IsNullable)
                    differences.Add($"{table.Name}.{column.Name}: EF {column.StoreType}{Null(column.IsNullable)}, "
                        + $"database {found.Type}{Null(found.Nullable)}");
            differences.AddRange(real.Keys.Select(name => $"{table.Name}.{name}: not in EF's model"));
        }
        return differences;
    }

    public static IEnumerable<string> TableNames(DbContext context) =>
        context.Model.GetRelationalModel().Tables.Select(t => t.Name);

    private sealed record RealColumn(string Table, string Name, string Type, bool Nullable);

    private static async Task<List<RealColumn>> Columns(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("""
            select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull
              from pg_attribute a join pg_class c on c.oid = a.attrelid
             where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
            """, connection);
        await using var rows = await command.ExecuteReaderAsync();
        var columns = new List<RealColumn>();
        while (await rows.ReadAsync())
            columns.Add(new(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetBoolean(3)));
        return columns;
    }

    private static string Null(bool nullable) => nullable ? " null" : " not null";
}
