using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Verification;

namespace ThreeForOne.Server.Tests.Verification;

/// <summary>
/// A demonstration's database with a project, its document's PDF and everything sealed; each test takes a copy.
/// </summary>
public sealed class StoredBooks(TestCluster cluster) : IAsyncLifetime
{
    private readonly DemoSite _site = new(cluster);
    private Databases _filled = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        await Fill(_site);
        await _site.App.StopAsync();
        _filled = await cluster.Copy(_site.Databases);
    }

    /// <summary>Stores the project in a site, makes its PDF and seals everything.</summary>
    public static async Task Fill(DemoSite site)
    {
        var stop = CancellationToken.None;
        await using (var scope = site.App.Services.CreateAsyncScope())
        {
            await ActivatorUtilities.CreateInstance<StoredProject>(scope.ServiceProvider).Store(stop);
            var db = scope.ServiceProvider.GetRequiredService<Database>();
            var document = await db.Reading(Actor.System, () => db.Documents.Select(d => d.Id).SingleAsync(stop), stop);
            await ActivatorUtilities.CreateInstance<RenderDocument>(scope.ServiceProvider).Handle(document, stop);
        }
        await Sealer.SealAll(site.App.Services.GetRequiredService<IServiceScopeFactory>(), stop);
    }

    public Task<Databases> Copy() => cluster.Copy(_filled);

    public Task Drop(Databases databases) => cluster.Drop(databases);

    /// <summary>Runs SQL as the owner of the server with every trigger off.</summary>
    public async Task<object?> Tamper(Databases databases, string sql)
    {
        var superuser = new Npgsql.NpgsqlConnectionStringBuilder(cluster.Postgres.Superuser)
        {
            Database = new Npgsql.NpgsqlConnectionStringBuilder(databases.App).Database,
        };
        return await Sql.Scalar(superuser.ConnectionString, "set session_replication_role = replica; " + sql);
    }

    public static Task<IReadOnlyList<CheckResult>> Verify(Databases databases) =>
        new VerifyBooks(databases.Verifier!).Handle(_ => { }, CancellationToken.None);

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();
}
