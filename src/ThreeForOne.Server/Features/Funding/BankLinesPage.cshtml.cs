using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Projects;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>A credit of which something waits; centavos.</summary>
public sealed record WaitingLine
{
    public required Guid Id { get; init; }

    public required string BankReference { get; init; }

    public required string Payer { get; init; }

    public required DateOnly ValueDate { get; init; }

    public required long Amount { get; init; }

    public required long Left { get; init; }
}

/// <summary>The credit of an account that is typed by hand.</summary>
public sealed record LineFields : CreditFields
{
    public string? Clabe { get; init; }
}

/// <summary>What waits to be explained, the oldest first with its age; and recording a credit.</summary>
[UploadLimit]
[RequestSizeLimit(UploadLimitAttribute.RequestBytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.RequestBytesMax)]
public sealed class BankLinesPage(Database db, TimeProvider clock) : ListPage<WaitingLine>
{
    private const int RowsMax = 50;

    [BindProperty]
    public LineFields Line { get; set; } = new();

    [BindProperty]
    public IFormFile? Evidence { get; set; }

    /// <summary>The last line of the page before, whose value date and id the next ones follow.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public Guid? Next { get; private set; }

    public IReadOnlyList<WaitingLine> Waiting { get; private set; } = [];

    /// <summary>Of all that waits, not of this page alone; centavos.</summary>
    public long Total { get; private set; }

    public string NewKey => FormKey ?? NewFormKey(clock);

    public bool MayRecord => Me.Roles.Contains("treasury_clerk");

    public int AgeOf(WaitingLine line) => Math.Max(
        0, MexicoCity.Day(clock.GetUtcNow()).DayNumber - line.ValueDate.DayNumber);

    public async Task<IActionResult> OnGet(bool huge = false)
    {
        if (huge) Say(new FileTooLarge(), nameof(Evidence));
        return await Show();
    }

    public async Task<IActionResult> OnPost([FromServices] RecordBankLine record, [FromServices] KeepFile keep)
    {
        var fields = new FieldReader(nameof(Line), Say);
        var clabe = fields.Of(nameof(Line.Clabe), Clabe.Parse(Line.Clabe));
        fields.Of(nameof(Line.Payer), Web.Components.RequiredText.Of(Line.Payer));
        if (Line.Read(clabe?.Digits ?? "", fields, null) is not { } entry) return await Show();
        if (Evidence is not null)
        {
            var kept = await keep.Handle(Evidence, Me, Stop);
            if (kept.IsRefusal) return await Again(kept.Refusal, nameof(Evidence));
            entry = entry with { Evidence = kept.Value };
        }
        var result = await record.Handle(entry, FormKey ?? "", "Registro del estado de cuenta", Me, Stop);
        return result.IsRefusal
            ? await Again(result.Refusal, CreditFields.FieldOf(nameof(Line), result.Refusal))
            : Redirect($"/bank-lines/{result.Value}");
    }

    private async Task<IActionResult> Again(Refusal refusal, string field)
    {
        Say(refusal, field);
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        await db.Reading(Me, async () =>
        {
            var from = After is { } after
                ? await db.BankLines.Where(l => l.Id == after).Select(l => (DateOnly?)l.ValueDate)
                    .SingleOrDefaultAsync(Stop)
                : null;
            var found = await Lines(from).Take(RowsMax + 1).ToListAsync(Stop);
            Waiting = [.. found.Take(RowsMax)];
            Total = await Lines(null).SumAsync(l => l.Left, Stop);
            Next = found.Count > RowsMax ? Waiting[^1].Id : null;
            return true;
        }, Stop);
        return Page();
    }

    protected override ListFile<WaitingLine> AsFile(Texts text) =>
        new ListFile<WaitingLine>(text["depositos-por-identificar", "credits-to-explain"], text)
            .Text(new("Referencia", "Reference"), line => line.BankReference)
            .Text(new("Quién envió", "Sender"), line => line.Payer)
            .Day(new("Fecha valor", "Value date"), line => line.ValueDate)
            .Amount(new("Recibido, MXN", "Received, MXN"), line => line.Amount)
            .Amount(new("Por identificar, MXN", "To explain, MXN"), line => line.Left)
            .Count(new("Espera, días", "Waits, days"), line => AgeOf(line));

    protected override IAsyncEnumerable<WaitingLine> AllRows() => Lines(null).AsAsyncEnumerable();

    // From after the last line of the page before, which had that value date.
    private IQueryable<WaitingLine> Lines(DateOnly? from) => db.BankLines.AsNoTracking()
        .Where(l => l.StruckAt == null)
        .Where(l => from == null || l.ValueDate > from || (l.ValueDate == from && l.Id.CompareTo(After!.Value) > 0))
        .Select(l => new WaitingLine
        {
            Id = l.Id,
            BankReference = l.BankReference,
            Payer = l.Payer,
            ValueDate = l.ValueDate,
            Amount = l.AmountCentavos,
            Left = l.AmountCentavos
                - db.Deposits.Where(d => d.BankLineId == l.Id && (d.Status == "recorded" || d.Status == "confirmed"))
                    .Sum(d => d.AmountCentavos)
                - db.BankLineReturns.Where(r => r.BankLineId == l.Id && r.Status == "confirmed")
                    .Sum(r => r.AmountCentavos),
        })
        .Where(l => l.Left > 0).OrderBy(l => l.ValueDate).ThenBy(l => l.Id);
}
