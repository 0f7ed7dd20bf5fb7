using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>An edition as a list shows it.</summary>
public sealed record EditionRow(
    Guid Id, Bilingual Programme, string State, int FiscalYear, DateOnly OpensOn, DateOnly ClosesOn, long Approved);

/// <summary>The editions that were opened, newest first.</summary>
public sealed class EditionsPage(Database db) : SignedInPage
{
    public IReadOnlyList<EditionRow> Rows { get; private set; } = [];

    public bool MayOpen => Me.Roles.Contains(OpenEdition.Role);

    public async Task OnGet() => Rows = await db.Reading(Me, () => db.Editions.AsNoTracking()
        .OrderByDescending(e => e.FiscalYear).ThenBy(e => e.StateCode)
        .Select(e => new EditionRow(
            e.Id, db.Programmes.Where(p => p.Id == e.ProgrammeId).Select(p => new Bilingual(p.NameEs, p.NameEn))
                .Single(),
            db.States.Single(s => s.Code == e.StateCode).Name, e.FiscalYear, e.OpensOn, e.ClosesOn,
            -db.Balances.Where(b => b.Account == "8.2.1"
                && db.BudgetLines.Any(l => l.Id == b.ScopeId && l.EditionId == e.Id)).Sum(b => b.Centavos)))
        .ToListAsync(Stop), Stop);
}
