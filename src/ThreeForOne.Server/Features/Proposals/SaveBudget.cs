using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>Saves the lines of the budget in the order given; their sum is the project's cost.</summary>
public sealed class SaveBudget(Database db, SaveSection section)
{
    /// <summary>More would be a catalogue, not a budget that a committee reads.</summary>
    public const int LinesMax = 100;

    public Task<Result<int>> Handle(
        Guid id, int version, IReadOnlyList<BudgetEntry> entries, Actor who, CancellationToken stop) =>
        section.Handle(id, ProposalProgress.Budget, version, who, async (_, project, _) =>
        {
            Invariant.Holds(entries.Count <= LinesMax);
            var cost = Sum(entries);
            if (cost > MoneyText.MaxMinor) return new MoneyTooLarge();

            await db.ProjectLines.Where(l => l.ProjectId == id).ExecuteDeleteAsync(stop);
            foreach (var (entry, i) in entries.Select((e, i) => (e, i)))
                db.ProjectLines.Add(new ProjectLine
                {
                    Id = db.NewId(), ProjectId = id, Ordinal = i + 1,
                    Description = entry.Description, Unit = entry.Unit,
                    QuantityThousandths = entry.QuantityThousandths, UnitPriceCentavos = entry.UnitPriceCentavos,
                    AmountCentavos = (long)entry.Amount,
                });
            project.CostCentavos = (long)cost;
            return null;
        }, stop);

    public static Int128 Sum(IEnumerable<BudgetEntry> entries) =>
        entries.Aggregate((Int128)0, (sum, e) => sum + e.Amount);
}
