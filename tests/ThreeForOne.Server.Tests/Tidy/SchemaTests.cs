using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Tests.Data;

namespace ThreeForOne.Server.Tests.Tidy;

/// <summary>What the program believes of its database is what the migrations made.</summary>
public sealed class SchemaTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Every_mapped_entity_loads()
    {
        await using var services = Services();
        var db = services.GetRequiredService<Database>();
        var load = GetType()
            .GetMethod(nameof(Load), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!;
        var entities = db.Model.GetEntityTypes().Select(e => e.ClrType).ToList();

        Assert.True(entities.Count > 40);
        foreach (var entity in entities) await (Task)load.MakeGenericMethod(entity).Invoke(null, [db])!;
    }

    [Fact]
    public async Task Every_mapped_column_has_its_type_and_nullability()
    {
        await using var services = Services();
        var differences = await EfModel.Differences(services.GetRequiredService<Database>(), database.Databases.App);

        // What is hashed, stamped or counted by the database itself stays there; xmin is PostgreSQL's own row version.
        House.None(differences.Where(d => !d.EndsWith("not in EF's model", StringComparison.Ordinal)
            && !d.EndsWith(".xmin: not in the database", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_rule_that_has_words_is_a_rule_of_the_database()
    {
        var sources = await database.Owner("""
            select string_agg(t, ' ') from (
                select conname::text t from pg_constraint union all
                select relname from pg_class where relkind = 'i' union all
                select prosrc from pg_proc where pronamespace = 'public'::regnamespace) s
            """);

        House.None(ConstraintRefusals.ByName.Keys.Where(
            rule => !((string)sources!).Contains(rule, StringComparison.Ordinal)));
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddSingleton(TimeProvider.System).AddData(database.Databases).BuildServiceProvider();

    private static Task<List<T>> Load<T>(Database db) where T : class =>
        db.Set<T>().AsNoTracking().Take(1).ToListAsync(TestContext.Current.CancellationToken);
}
