using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Works;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>Physical and financial progress, the reports, the invoices, and the form to record an invoice.</summary>
[UploadLimit]
[RequestSizeLimit(UploadLimitAttribute.RequestBytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.RequestBytesMax)]
public sealed class ProgressTab(Database db, TimeProvider clock) : ProjectPage
{
    private const int RowsMax = 500;

    [BindProperty]
    public ExpenseFields Expense { get; set; } = new();

    [BindProperty]
    public IFormFile? Invoice { get; set; }

    public WorksStart? Works { get; private set; }

    public IReadOnlyList<ProgressReport> Reports { get; private set; } = [];

    public IReadOnlyList<Expense> Expenses { get; private set; } = [];

    public IReadOnlyList<ProjectLine> Lines { get; private set; } = [];

    public string NewKey => FormKey ?? NewFormKey(clock);

    /// <summary>The last countersigned figure; no report is not 0 %.</summary>
    public int? Physical => Reports.LastOrDefault(r => r.Status == "countersigned")?.PhysicalPercent;

    public int Financial =>
        Head.Project.CostCentavos == 0 ? 0 : (int)(Head.Money.Sum(m => m.Spent) * 100 / Head.Project.CostCentavos);

    public bool MayRecordExpense =>
        Can("executor") && Head.Project.State is "EN_EJECUCION" or "TERMINADA" or "ENTREGADA";

    public async Task<IActionResult> OnGet(bool huge = false)
    {
        if (huge) Say(new FileTooLarge());
        return await LoadTab() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost([FromServices] RecordExpense record, [FromServices] KeepFile keep)
    {
        var fields = new FieldReader("Expense", Say);
        var amount = fields.Of(nameof(Expense.Amount), MoneyText.Parse(Expense.Amount));
        fields.Of(nameof(Expense.Line), RequiredText.Of(Expense.Line));
        fields.Of(nameof(Expense.Supplier), RequiredText.Of(Expense.Supplier));
        fields.Of(nameof(Expense.InvoiceUuid), CfdiUuid.Parse(Expense.InvoiceUuid));
        if (Invoice is null) Say(new FieldMissing(), nameof(Invoice));
        if (fields.Broken || Invoice is null) return await LoadTab() ? Page() : NotFound();

        var kept = await keep.Handle(Invoice, Me, Stop);
        if (kept.IsRefusal) return await Again(kept.Refusal, nameof(Invoice));
        _ = Guid.TryParse(Expense.Line, out var line);
        var entry = new ExpenseEntry(
            line, Expense.Supplier, Expense.SupplierRfc, Expense.InvoiceUuid, amount, kept.Value);
        var result = await record.Handle(Id, entry, FormKey ?? "", "Comprobación de gasto", Me, Stop);
        return result.IsRefusal ? await Again(result.Refusal) : Redirect($"/projects/{Id}/progress");
    }

    private async Task<IActionResult> Again(Refusal refusal, string field = "")
    {
        Say(refusal, field);
        return await LoadTab() ? Page() : NotFound();
    }

    private Task<bool> LoadTab() => Load(async () =>
    {
        Works = await db.WorksStarts.AsNoTracking().SingleOrDefaultAsync(w => w.ProjectId == Id, Stop);
        Reports = await db.ProgressReports.AsNoTracking().Where(r => r.ProjectId == Id).OrderBy(r => r.Number)
            .Take(RowsMax).ToListAsync(Stop);
        Expenses = await db.Expenses.AsNoTracking().Where(e => e.ProjectId == Id).OrderBy(e => e.RecordedAt)
            .Take(RowsMax).ToListAsync(Stop);
        Lines = await db.ProjectLines.AsNoTracking().Where(l => l.ProjectId == Id).OrderBy(l => l.Ordinal).Take(RowsMax)
            .ToListAsync(Stop);
    });
}

/// <summary>The invoice form as typed.</summary>
public sealed record ExpenseFields
{
    public string? Line { get; init; }
    public string? Supplier { get; init; }
    public string? SupplierRfc { get; init; }
    public string? InvoiceUuid { get; init; }
    public string? Amount { get; init; }
}
