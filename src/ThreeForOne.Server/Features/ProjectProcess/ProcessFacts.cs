using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>The facts that a definition may ask about a project, read when an event happens.</summary>
public sealed class ProcessFacts(Database db)
{
    /// <summary>
    /// What is known now, with what the event itself brings, limited to what the definition declares.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, FactValue>> Known(
        Project project, ProcessDefinition definition, IReadOnlyDictionary<string, FactValue>? brings,
        CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        var parties = await db.ProjectShares.Where(s => s.ProjectId == project.Id && s.AgreedCentavos > 0)
            .Select(s => s.Party).ToListAsync(stop);
        parties.Sort(StringComparer.Ordinal);
        var committed = await db.Reservations.AnyAsync(r => r.ProjectId == project.Id && r.Status == "committed", stop);
        var percent = await db.ProgressReports.Where(r => r.ProjectId == project.Id && r.Status == "countersigned")
            .OrderByDescending(r => r.Number).Select(r => (int?)r.PhysicalPercent).FirstOrDefaultAsync(stop);

        var known = new Dictionary<string, FactValue>
        {
            ["hand_over_parties"] = new[] { "works_committee", "club" },
            ["approvers"] = new[] { "first", "second" },
            ["agreement.committed"] = committed,
            ["progress.physical_percent"] = percent ?? 0,
        };
        if (parties.Count > 0) known["parties"] = parties.ToArray();
        foreach (var (name, value) in brings ?? Facts.None) known[name] = value;
        return known.Where(f => definition.Facts.TryGetValue(f.Key, out var declared) && !declared.FromTask)
            .ToDictionary(f => f.Key, f => f.Value);
    }

    /// <summary>Facts of a stored message; texts only, which is what messages carry.</summary>
    public static string ToJson(IReadOnlyDictionary<string, FactValue>? brings) => new JsonObject(
        (brings ?? Facts.None).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)((TextFact)f.Value).Value)))
            .ToJsonString();

    public static IReadOnlyDictionary<string, FactValue> FromJson(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.ToDictionary(f => f.Key, f => (FactValue)f.Value);
}
