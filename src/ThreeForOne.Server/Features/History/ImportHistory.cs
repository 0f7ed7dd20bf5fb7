using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.History;

/// <summary>A year is already kept with other figures; an import never mends what is kept.</summary>
public sealed record HistoryDiffers(string What) : Refusal("history.differs")
{
    public override Bilingual Say => new(
        $"Ya se guardó otra cifra para {What}; una importación no corrige lo guardado.",
        $"Another figure is already kept for {What}; an import does not mend what is kept.");
}

/// <summary>What an import did: how many rows were new.</summary>
public sealed record HistoryImported(PrintedTable Table, int NewRows);

/// <summary>
/// Keeps a historical table (table 6) as it was printed, its printed total included, whether or not the rows add up to
/// it. Importing the same again changes nothing.
/// </summary>
public sealed class ImportHistory(Database db)
{
    /// <summary>Table 6, which travels with the program.</summary>
    public static string Table6 => Parts.Beside("data", "table6.csv");

    public Task<Result<HistoryImported>> Handle(PrintedTable table, Actor who, CancellationToken stop) =>
        db.InTransaction<HistoryImported>(who, "Importación de la serie histórica", async act =>
        {
            // Two imports at once: the second waits here and finds what the first kept.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('history', 6))", stop);
            var kept = await db.HistoricalInvestments.ToDictionaryAsync(h => h.Year, stop);
            foreach (var year in table.Years)
                if (kept.GetValueOrDefault(year.Year) is { } old
                    && (old.Projects != year.Projects || old.UsdCents != year.UsdCents || old.Source != table.Source))
                    return new HistoryDiffers($"{year.Year}");
            var total = await db.HistoricalTotals.SingleOrDefaultAsync(t => t.Source == table.Source, stop);
            if (total is not null
                && (total.Projects != table.PrintedProjects || total.UsdCents != table.PrintedUsdCents))
                return new HistoryDiffers(table.Source);

            var added = table.Years.Where(y => !kept.ContainsKey(y.Year)).ToList();
            foreach (var year in added)
                db.HistoricalInvestments.Add(new HistoricalInvestment
                {
                    Year = year.Year, Projects = year.Projects, UsdCents = year.UsdCents, Source = table.Source,
                });
            if (total is null)
                db.HistoricalTotals.Add(new HistoricalTotal
                {
                    Source = table.Source, Projects = table.PrintedProjects, UsdCents = table.PrintedUsdCents,
                });
            if (added.Count == 0 && total is not null) return new HistoryImported(table, 0);

            await db.Record("history.imported", act, null, null, new JsonObject
            {
                ["years"] = new JsonArray([.. added.Select(y => (JsonNode)y.Year)]),
                ["printed_cents"] = table.PrintedUsdCents, ["added_cents"] = table.AddedUsdCents,
            }, stop);
            return new HistoryImported(table, added.Count + (total is null ? 1 : 0));
        }, stop);
}
