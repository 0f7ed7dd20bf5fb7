using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>
/// The published process definitions. New files are published at boot; running instances stay with the version they
/// started on, read from the database by its content hash.
/// </summary>
public sealed class ProcessLibrary(EffectTable effects, IServiceScopeFactory scopes)
{
    private FrozenDictionary<string, Guid> latest = FrozenDictionary<string, Guid>.Empty;
    private FrozenDictionary<Guid, ProcessDefinition> byId = FrozenDictionary<Guid, ProcessDefinition>.Empty;

    /// <summary>The definition that a new instance of a process starts on.</summary>
    public ProcessDefinition Latest(string processId) => byId[latest[processId]];

    // The hash is the file's: the processes of one file share it.
    public Guid IdOf(ProcessDefinition definition) =>
        byId.First(d => d.Value.Id == definition.Id && d.Value.ContentHash == definition.ContentHash).Key;

    /// <summary>What people call a step, in both languages, in the definitions that new instances start on.</summary>
    public Bilingual StepName(string elementId) => latest.Values.Select(id => byId[id])
        .Where(d => d.Elements.ContainsKey(elementId)).Select(d => d.Elements[elementId].Label)
        .FirstOrDefault() is { } label
            ? new Bilingual(label.Spanish, label.English)
            : new Bilingual(elementId, elementId);

    /// <summary>What people read for an event: its own sentence, or the step and how it was decided.</summary>
    public Bilingual EventName(string code)
    {
        if (EventLabels.All.Contains(code)) return EventLabels.Of(code);
        var (step, outcome) = (StepName(code.Split('.')[0]), EventLabels.Of(code));
        return new Bilingual($"{step.Spanish}: {Lower(outcome.Spanish)}", $"{step.English}: {Lower(outcome.English)}");

        static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
    }

    /// <summary>The definition that an instance is pinned to.</summary>
    public ProcessDefinition Of(ProcessInstance instance) => byId[instance.DefinitionId];

    /// <summary>Reads and checks the process file and publishes what is new. An unsound file stops the boot.</summary>
    public async Task Publish(string file, CancellationToken stop)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var bytes = await File.ReadAllBytesAsync(file, stop);
        var read = BpmnReader.Read(Path.GetFileName(file), bytes, ProcessVocabulary.Of(effects));

        var published = await db.InTransaction(Actor.System, "boot", async act =>
        {
            // Several nodes may boot at once; the second one finds what the first published.
            await db.Database.ExecuteSqlAsync(
                $"select pg_advisory_xact_lock(hashtextextended('publish processes', 7))", stop);
            var rows = await db.ProcessDefinitions.ToListAsync(stop);
            foreach (var definition in read.Where(
                d => rows.All(r => r.ProcessId != d.Id || r.ContentHash != d.ContentHash)))
            {
                var row = new ProcessDefinitionRow
                {
                    Id = db.NewId(), ProcessId = definition.Id, Xml = bytes, ContentHash = definition.ContentHash,
                    PublishedAt = act.At,
                };
                db.ProcessDefinitions.Add(row);
                rows.Add(row);
            }
            return Result<List<ProcessDefinitionRow>>.Of(rows);
        }, stop);

        var all = published.Value;
        var shipped = Convert.ToHexString(SHA256.HashData(bytes));
        byId = all.GroupBy(r => Convert.ToHexString(SHA256.HashData(r.Xml)))
            .SelectMany(earlier => earlier.Key == shipped
                ? read
                : BpmnReader.Read("process.bpmn", earlier.First().Xml, ProcessVocabulary.Of(effects)))
            .Join(all, d => (d.Id, d.ContentHash), r => (r.ProcessId, r.ContentHash), (d, r) => (r.Id, Definition: d))
            .ToFrozenDictionary(d => d.Id, d => d.Definition);
        latest = read.ToFrozenDictionary(
            d => d.Id, d => all.First(r => r.ProcessId == d.Id && r.ContentHash == d.ContentHash).Id);
    }
}
