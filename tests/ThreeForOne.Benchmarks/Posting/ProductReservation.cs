using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Benchmarks.Posting;

/// <summary>
/// A reservation by the product's own path: a use case's transaction in a scope of its own, its audit event
/// recorded and its entry posted, as the committee's approval does it once the process has called for it.
/// </summary>
public sealed class ProductReservation : IAsyncDisposable
{
    private static readonly DateOnly Today = new(2026, 1, 15);

    private readonly ServiceProvider _services;

    public ProductReservation(Databases databases)
    {
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddData(databases);
        _services = services.BuildServiceProvider();
    }

    public async Task Reserve(WaitingProject project, CancellationToken stop)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var done = await db.InTransaction<bool>(PostingStage.Secretary, "Aprobación del comité", async act =>
        {
            await db.Record("committee.ruled", act, project.Id, null, Facts(), stop);
            return await db.Post(
                Postings.Reserve(project.Shares),
                new EntryOf($"bench/{project.Id}", project.Edition, project.Id, null, Today), act, stop);
        }, stop);
        Invariant.Holds(!done.IsRefusal && done.Value);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>What the ruling's event says.</summary>
    public static JsonObject Facts() => new()
    {
        ["ruling"] = "approved", ["for"] = 4, ["against"] = 0, ["abstain"] = 0, ["recused"] = 0,
        ["state_before"] = "DICTAMINADA",
    };
}
