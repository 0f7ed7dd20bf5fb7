using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>An edition as a list shows it.</summary>
public sealed record EditionRow(
    Guid Id, Bilingual Programme, string State, int FiscalYear, DateOnly OpensOn, DateOnly ClosesOn, long Approved);

/// <summary>The editions that were opened, newest first.</summary>
public sealed class EditionsPage(Database db) : ListPage<EditionRow>
{
    public IReadOnlyList<EditionRow> Rows { get; private set; } = [];

    public bool MayOpen => Me.Roles.Contains(OpenEdition.Role);

    public async Task OnGet() => Rows = await db.Reading(Me, () => Editions().ToListAsync(Stop), Stop);

    protected override ListFile<EditionRow> AsFile(Texts text) =>
        new ListFile<EditionRow>(text["ejercicios", "editions"], text)
            .Text(new("Programa", "Programme"), row => text[row.Programme])
            .Text(new("Ejercicio", "Year"), row => $"{row.FiscalYear}")
            .Text(new("Estado", "State"), row => row.State)
            .Day(new("Recepción, desde", "Reception, from"), row => row.OpensOn)
            .Day(new("Recepción, hasta", "Reception, until"), row => row.ClosesOn)
            .Amount(new("Aprobado, MXN", "Approved, MXN"), row => row.Approved);

    protected override IAsyncEnumerable<EditionRow> AllRows() => Editions().AsAsyncEnumerable();

    private IQueryable<EditionRow> Editions() => db.Editions.AsNoTracking()
        .OrderByDescending(e => e.FiscalYear).ThenBy(e => e.StateCode).ThenBy(e => e.Id)
        .Select(e => new EditionRow(
            e.Id, db.Programmes.Where(p => p.Id == e.ProgrammeId).Select(p => new Bilingual(p.NameEs, p.NameEn))
                .Single(),
            db.States.Single(s => s.Code == e.StateCode).Name, e.FiscalYear, e.OpensOn, e.ClosesOn,
            -db.Balances.Where(b => b.Account == "8.2.1"
                && db.BudgetLines.Any(l => l.Id == b.ScopeId && l.EditionId == e.Id)).Sum(b => b.Centavos)));
}
