using Npgsql;

namespace ThreeForOne.Server.Features.Backup;

/// <summary>
/// Triggers, foreign keys and row-level security of a new schema, laid aside by its owner while rows come in, and put
/// back exactly as they were, in the same transaction.
/// </summary>
public sealed class Resting
{
    private readonly IReadOnlyList<string> _back;

    private Resting(IReadOnlyList<string> back) => _back = back;

    public static async Task<Resting> Begin(NpgsqlConnection connection, CancellationToken stop)
    {
        // Foreign keys come back first: they look at all rows at once while the owner is not under row-level security.
        var steps = new List<(string Aside, string Back)>();
        steps.AddRange(await Steps("""
            select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                   format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
              from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0
             order by 1
            """, connection, stop));
        steps.AddRange(await Steps("""
            select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
                   format('alter table %s enable %s trigger %I', tgrelid::regclass,
                          case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
              from pg_trigger join pg_class c on c.oid = tgrelid
             where not tgisinternal and tgenabled <> 'D' and c.relnamespace = 'public'::regnamespace order by 1
            """, connection, stop));
        steps.AddRange(await Steps("""
            select format('alter table %s no force row level security', oid::regclass),
                   format('alter table %s force row level security', oid::regclass)
              from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace order by 1
            """, connection, stop));
        await Run(steps.Select(s => s.Aside), connection, stop);
        return new([.. steps.Select(s => s.Back)]);
    }

    public Task End(NpgsqlConnection connection, CancellationToken stop) => Run(_back, connection, stop);

    private static async Task<List<(string, string)>> Steps(
        string sql, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(stop);
        var steps = new List<(string, string)>();
        while (await rows.ReadAsync(stop)) steps.Add((rows.GetString(0), rows.GetString(1)));
        return steps;
    }

    private static async Task Run(IEnumerable<string> statements, NpgsqlConnection connection, CancellationToken stop)
    {
        foreach (var sql in statements)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
