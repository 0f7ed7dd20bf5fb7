using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Benchmarks.Sessions;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Benchmarks.Pages;

/// <summary>
/// A demonstration of so many projects, over HTTP. One project goes through the use cases and the ledger's own door;
/// the others are its copies (<see cref="ProjectCopies"/>): 56 journal lines, 10 documents and an open review each, so
/// 20,000 projects have 1,120,000 lines and 200,000 documents, and one queue of 20,000 tasks.
/// </summary>
public sealed class PagesStage(BenchmarkCluster cluster, WebApplication app, StoredClock clock) : IAsyncDisposable
{
    private const int DocumentsEach = 10;

    public BenchmarkCluster Cluster => cluster;

    public Uri Address => new($"http://localhost:{app.Port()}");

    public static async Task<PagesStage> Open(int projects, CancellationToken stop)
    {
        var cluster = await BenchmarkCluster.Start(stop);
        var clock = await StoredClock.Open(cluster.Databases.App, TimeProvider.System, stop);
        var app = WebHost.Build(new HostSettings(cluster.Databases, clock) { IsDemo = true });
        await DemoData.Load(app.Services, stop);
        var stage = new PagesStage(cluster, app, clock);
        await stage.Fill(projects, stop);
        await app.StartAsync(stop);
        return stage;
    }

    /// <summary>Tasks that a technician may take and give back.</summary>
    public Task<Guid[]> Tasks(int number, CancellationToken stop) =>
        Some("task where element_id = 'review' and status = 'open'", number, stop);

    /// <summary>Projects from all over the list.</summary>
    public Task<Guid[]> Projects(int number, CancellationToken stop) =>
        Some("project where folio is not null", number, stop);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await cluster.DisposeAsync();
    }

    private Task<Guid[]> Some(string rows, int number, CancellationToken stop) => BenchmarkCluster.Ask<Guid[]>(
        cluster.Superuser,
        $"select array_agg(id) from (select id from {rows} order by md5(id::text) limit {number}) x", stop);

    private async Task Fill(int projects, CancellationToken stop)
    {
        var project = await new FirstProject(app.Services).Submitted(stop);
        await Post(project, projects, stop);
        await ProjectCopies.Make(cluster, project, projects - 1, DocumentsEach, stop);
    }

    // A condition was not met in time, the committee approved again, the agreement was signed: deposits are due.
    private async Task Post(Guid project, int projects, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var (shares, edition) = await db.Reading(Actor.System, async () => (
            await db.ProjectShares.AsNoTracking().Where(s => s.ProjectId == project).ToListAsync(stop),
            await db.Projects.Where(p => p.Id == project).Select(p => p.EditionId).SingleAsync(stop)), stop);
        var budget = shares.Where(s => s.BudgetLineId is not null).OrderBy(s => s.BudgetLineId)
            .Select(s => new BudgetShare(s.BudgetLineId!.Value, s.Id, Money.Mxn(s.AgreedCentavos))).ToList();
        var due = shares.Select(s => new ShareAmount(s.Id, Money.Mxn(s.AgreedCentavos))).ToList();
        var entries = new List<EntryDraft>();
        // The envelopes hold all the copies.
        entries.AddRange(budget.Select(b => Postings.Increase(b.Line, Money.Mxn(b.Amount.Minor * projects))));
        var own = entries.Count;
        entries.AddRange([
            Postings.Reserve(budget), Postings.Release(budget), Postings.Reserve(budget), Postings.Commit(budget),
            Postings.DepositDue(due)]);
        var today = Deadline.DayOf(clock.GetUtcNow(), "America/Mexico_City");
        for (var i = 0; i < entries.Count; i++)
        {
            var draft = entries[i];
            var of = new EntryOf($"benchmark/{i}", edition, i < own ? null : project, null, today);
            var posted = await db.InTransaction<bool>(
                Actor.System, "Medición", async act => await db.Post(draft, of, act, stop), stop);
            if (posted.IsRefusal) throw new InvalidOperationException($"{draft.Kind}: {posted.Refusal!.Code}");
        }
    }
}
