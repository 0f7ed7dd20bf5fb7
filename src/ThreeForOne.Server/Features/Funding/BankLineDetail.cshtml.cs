using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>A part of a credit as typed.</summary>
public sealed record PartFields
{
    public string? Folio { get; init; }
    public string? Party { get; init; }
    public string? Amount { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Folio + Amount);
}

/// <summary>A part of a credit that became a deposit.</summary>
public sealed record PartRow(Guid Id, Guid Project, string Folio, string Party, long Centavos, string Status);

/// <summary>One credit: its parts and returns, and what can be done with the rest.</summary>
public sealed class BankLineDetail(Database db, EvidenceUses uses, TimeProvider clock) : SignedInPage
{
    private const int PartsShown = 3;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<PartFields> Division { get; set; } = [];

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? BankReference { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? ReturnReason { get; set; }

    [BindProperty]
    public string? Outcome { get; set; }

    [BindProperty]
    public Guid ReturnId { get; set; }

    public BankLine Row { get; private set; } = null!;

    public long Left { get; private set; }

    public IReadOnlyList<PartRow> Parts { get; private set; } = [];

    public IReadOnlyList<BankLineReturn> Returns { get; private set; } = [];

    public IReadOnlyList<EvidenceUse> OtherUses { get; private set; } = [];

    public string NewKey => FormKey ?? NewFormKey(clock);

    public bool MayAssign => Me.Roles.Contains("treasury_clerk");

    public bool MayDecide => Me.Roles.Contains("reconciler");

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPostDivide([FromServices] DivideBankLine divide)
    {
        var fields = new FieldReader("", Say);
        var parts = new List<LinePart>();
        for (var i = 0; i < Division.Count; i++)
        {
            if (i > 0 && Division[i].IsEmpty) continue;
            fields.Of($"Division[{i}].Folio", RequiredText.Of(Division[i].Folio));
            var amount = fields.Of($"Division[{i}].Amount", MoneyText.Parse(Division[i].Amount));
            parts.Add(new LinePart(Division[i].Folio ?? "", Division[i].Party ?? "", amount));
        }
        fields.Of(nameof(Reason), RequiredText.Of(Reason));
        if (fields.Broken) return await Again(null);
        var result = await divide.Handle(Id, parts, FormKey ?? "", Reason!.Trim(), Me, Stop);
        return result.IsRefusal ? await Again(result.Refusal) : Redirect($"/bank-lines/{Id}");
    }

    public async Task<IActionResult> OnPostReturn([FromServices] ProposeLineReturn propose)
    {
        var fields = new FieldReader("", Say);
        fields.Of(nameof(Kind), RequiredText.Of(Kind));
        var amount = Kind == BankLineReturn.Error ? default : fields.Of(nameof(Amount), MoneyText.Parse(Amount));
        if (Kind != BankLineReturn.Error) fields.Of(nameof(BankReference), RequiredText.Of(BankReference));
        fields.Of(nameof(ReturnReason), RequiredText.Of(ReturnReason));
        if (fields.Broken) return await Again(null);
        var back = new LineReturnEntry(Kind!, amount, BankReference);
        var result = await propose.Handle(Id, back, ReturnReason, Me, Stop);
        return result.IsRefusal ? await Again(result.Refusal) : Redirect($"/bank-lines/{Id}");
    }

    public async Task<IActionResult> OnPostDecide([FromServices] DecideLineReturn decide)
    {
        var result = await decide.Handle(ReturnId, Outcome, Reason, Me, Stop);
        return result.IsRefusal
            ? await Again(result.Refusal, result.Refusal switch
            {
                NoSuchOutcome => nameof(Outcome),
                ReasonMissing => nameof(Reason),
                _ => "",
            })
            : Redirect($"/bank-lines/{Id}");
    }

    private async Task<IActionResult> Again(Refusal? refusal, string field = "")
    {
        if (refusal is not null) Say(refusal, field);
        return await Load() ? Page() : NotFound();
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        while (Division.Count < PartsShown) Division.Add(new PartFields());
        if (await db.BankLines.AsNoTracking().SingleOrDefaultAsync(l => l.Id == Id, Stop) is not { } line) return false;
        Row = line;
        Left = line.StruckAt is null ? await db.LeftOf(line, Stop) : 0;
        Parts = await db.Deposits.AsNoTracking().Where(d => d.BankLineId == Id).OrderBy(d => d.RecordedAt)
            .Select(d => new PartRow(d.Id, d.ProjectId, db.Projects.First(p => p.Id == d.ProjectId).Folio!, d.Party,
                d.AmountCentavos, d.Status)).ToListAsync(Stop);
        Returns = await db.BankLineReturns.AsNoTracking().Where(r => r.BankLineId == Id).OrderBy(r => r.ProposedAt)
            .ToListAsync(Stop);
        OtherUses = await uses.Of(line.EvidenceSha256, null, line.Id, Stop);
        return true;
    }, Stop);
}
