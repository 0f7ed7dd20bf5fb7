using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>Rule packs by the row that keeps their bytes; a pack is immutable, so it is read once.</summary>
public sealed class PackCache
{
    private readonly ConcurrentDictionary<Guid, RulePack> byId = new();

    public RulePack? Find(Guid id) => byId.GetValueOrDefault(id);

    public RulePack Keep(Guid id, byte[] content) =>
        byId.GetOrAdd(id, _ => ProgrammeFiles.Pack($"rule_pack {id}", content, isFrozen: true).Pack);
}

/// <summary>
/// The rules that hold for a project: those frozen at submission, until then those of its open edition.
/// </summary>
public sealed class Packs(Database db, PackCache cache)
{
    public async Task<RulePack> Of(Project project, CancellationToken stop) =>
        project.RulePackId is { } frozen ? await Of(frozen, stop) : await OfEdition(project.EditionId, stop);

    public async Task<RulePack> OfEdition(Guid edition, CancellationToken stop) =>
        await Of(await db.Editions.Where(e => e.Id == edition).Select(e => e.RulePackId).SingleAsync(stop), stop);

    public async Task<RulePack> Of(Guid id, CancellationToken stop) => cache.Find(id)
        ?? cache.Keep(
            id, await db.RulePacks.AsNoTracking().Where(r => r.Id == id).Select(r => r.Content).SingleAsync(stop));
}
