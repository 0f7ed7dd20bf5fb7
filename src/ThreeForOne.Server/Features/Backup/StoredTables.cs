using Npgsql;

namespace ThreeForOne.Server.Features.Backup;

/// <summary>A table and its columns in order, without those that PostgreSQL computes.</summary>
public sealed record StoredTable(string Name, IReadOnlyList<string> Columns)
{
    /// <summary>`"name" ("a", "b")`, as COPY wants it.</summary>
    public string Sql => Copied(Name, Columns);

    public static string Copied(string table, IEnumerable<string> columns) =>
        $"public.{Quoted(table)} ({string.Join(", ", columns.Select(Quoted))})";

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

/// <summary>
/// What our schema holds, asked of PostgreSQL itself: a table that comes with a later migration is in the next backup
/// without a line here. The scheduler's schema is not copied: `migrate` makes it and each start fills it.
/// </summary>
public static class StoredTables
{
    public static async Task<IReadOnlyList<StoredTable>> Read(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("""
            select c.relname::text, array_agg(a.attname::text order by a.attnum)
              from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
             group by c.relname order by c.relname
            """, connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var tables = new List<StoredTable>();
        while (await rows.ReadAsync(stop)) tables.Add(new(rows.GetString(0), rows.GetFieldValue<string[]>(1)));
        return tables;
    }

    /// <summary>The tables of which whoever is connected sees a part only; a backup of them would be short.</summary>
    public static async Task<IReadOnlyList<string>> Hidden(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand("""
            select c.relname::text from pg_class c
             where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relrowsecurity
               and not exists (select from pg_roles r where r.rolname = current_user and (r.rolsuper or r.rolbypassrls))
               and not exists (select from pg_policy p join pg_roles r on r.oid = any(p.polroles) or 0 = any(p.polroles)
                                where p.polrelid = c.oid and r.rolname = current_user and p.polcmd in ('r', '*')
                                  and p.polpermissive and pg_get_expr(p.polqual, p.polrelid) = 'true')
             order by 1
            """, connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var hidden = new List<string>();
        while (await rows.ReadAsync(stop)) hidden.Add(rows.GetString(0));
        return hidden;
    }
}
