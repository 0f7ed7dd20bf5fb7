using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Server.Tests.Data;

public sealed class SchemaTests(DemoSite site) : IClassFixture<DemoSite>
{
    // Written by SQL functions only, or reference data that no program writes.
    private static readonly string[] NotWrittenByEf =
        ["journal_entry", "journal_line", "balance", "audit_event", "vote", "seal", "reservation", "account_code",
            "state", "municipality"];

    [Fact]
    public async Task Ef_knows_every_foreign_key_so_that_it_writes_rows_in_order()
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<Database>().Model.GetRelationalModel();
        var known = model.Tables.SelectMany(t => t.ForeignKeyConstraints)
            .Select(k => (k.Table.Name, k.PrincipalTable.Name, string.Join(',', k.Columns.Select(c => c.Name))))
            .ToHashSet();
        var mapped = model.Tables.Select(t => t.Name).Except(NotWrittenByEf).ToHashSet();

        var real = (await ForeignKeys()).Where(k => mapped.Contains(k.Table) && mapped.Contains(k.Principal)).ToList();

        Assert.NotEmpty(real);
        Assert.Equal([], real.Where(k => !known.Contains(k)));
    }

    [Fact]
    public async Task Every_mapped_row_loads_from_the_migrated_schema()
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var load = typeof(SchemaTests)
                .GetMethod(nameof(LoadOne),
                    System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
            await (Task)load.MakeGenericMethod(entity.ClrType).Invoke(null, [db])!;
        }
    }

    private static async Task LoadOne<T>(Database db) where T : class =>
        await db.Reading(Actor.System, () => db.Set<T>().AsNoTracking().Take(1).ToListAsync(), CancellationToken.None);

    private async Task<List<(string Table, string Principal, string Columns)>> ForeignKeys()
    {
        await using var connection = new NpgsqlConnection(site.Databases.App);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("""
            select t.relname, p.relname, (select string_agg(a.attname, ',' order by n.ord)
                       from unnest(k.conkey) with ordinality n(attnum, ord)
                       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.attnum)
              from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class p on p.oid = k.confrelid
             where k.contype = 'f' and t.relnamespace = 'public'::regnamespace
            """, connection);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var keys = new List<(string, string, string)>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            keys.Add((rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return keys;
    }
}
