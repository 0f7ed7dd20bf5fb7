using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// Lines of the budget from a spreadsheet, pasted or as CSV: shown as read, with what is wrong in each row, and saved
/// only when the person confirms.
/// </summary>
[UploadLimit]
[RequestSizeLimit(UploadLimitAttribute.RequestBytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.RequestBytesMax)]
public sealed class ImportLinesPage(Database db, ReadProposal proposals, SaveBudget save, Texts text)
    : ProposalPage(db, proposals, text)
{
    public const string FileField = "table";

    [BindProperty]
    public int Version { get; set; }

    /// <summary>What was pasted, or what the file held.</summary>
    [BindProperty]
    public string? Table { get; set; }

    [BindProperty]
    public DecimalMark Decimals { get; set; }

    /// <summary>In place of the lines that are there, or after them.</summary>
    [BindProperty]
    public bool Append { get; set; }

    protected override string? OpenedSection => ProposalProgress.Budget;

    /// <summary>What was read; null until something was sent.</summary>
    public BudgetTable? Read { get; private set; }

    public Int128 Sum => SaveBudget.Sum(Read!.Entries);

    public Int128 SumWithThere => Sum + Draft.Project.CostCentavos;

    public async Task<IActionResult> OnGet(bool huge = false)
    {
        if (!await Load()) return NotFound();
        if (!Draft.IsOpen) return Redirect(IsTheClub ? $"/proposals/{Id}/confirmation" : "/opened-sections");
        if (huge) Say(new TableTooLarge(), FileField);
        Version = Draft.Section(ProposalProgress.Budget).Version;
        return Page();
    }

    public async Task<IActionResult> OnPostRead()
    {
        if (!await Load()) return NotFound();
        if (Request.Form.Files.GetFile(FileField) is { Length: > 0 } file)
        {
            var text = file.Length > TableText.LengthMax
                ? new TableTooLarge()
                : TableText.Decode(await KeepFile.Read(file, Stop));
            if (text.IsRefusal)
            {
                Say(text.Refusal, FileField);
                return Page();
            }
            Table = text.Value;
            ModelState.Remove(nameof(Table));   // the file's text is shown from now on
        }
        ReadTable();
        return Page();
    }

    public async Task<IActionResult> OnPostConfirm()
    {
        if (!await Load()) return NotFound();
        if (!ReadTable() || Read!.Problems.Count > 0) return Page();

        IReadOnlyList<BudgetEntry> lines = Append ? [.. There(), .. Read.Entries] : Read.Entries;
        var saved = lines.Count > SaveBudget.LinesMax
            ? new TooManyLines(lines.Count)
            : await save.Handle(Id, Version, lines, Me, Stop);
        if (!saved.IsRefusal) return Redirect($"/proposals/{Id}/budget");

        await Load();
        // What is there is shown again, as it is now; confirming once more is a choice.
        Version = Draft.Section(ProposalProgress.Budget).Version;
        ModelState.Remove(nameof(Version));
        Say(saved.Refusal is SectionSavedMeanwhile ? new BudgetSavedMeanwhile() : saved.Refusal);
        return Page();
    }

    private bool ReadTable()
    {
        if (BudgetTable.Read(Table, Decimals).TryGet(out var read, out var refusal)) Read = read;
        else Say(refusal, nameof(Table));
        return Read is not null;
    }

    private IEnumerable<BudgetEntry> There() => Draft.Lines.Select(l =>
        new BudgetEntry(l.Description, l.Unit, l.QuantityThousandths, l.UnitPriceCentavos));
}

/// <summary>The budget changed between showing the table and confirming it.</summary>
public sealed record BudgetSavedMeanwhile() : Refusal("conflict.budget_saved")
{
    public override Bilingual Say => new(
        "Alguien guardó el presupuesto mientras usted revisaba esta tabla. Abajo se cuenta con lo que hay ahora: confirme otra vez si está de acuerdo.",
        "Someone saved the budget while you were looking at this table. Below, what is there now is counted: confirm again if you agree.");
}
