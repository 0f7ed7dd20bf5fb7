using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>A paper issued about a deposit, and the one that replaced it.</summary>
public sealed record DepositPaper(Guid Id, string Type, string Folio, string? Successor);

/// <summary>
/// One deposit: what arrived and what should have, its papers, where else its evidence was used; and proposing that it
/// be reversed.
/// </summary>
public sealed class DepositDetail(Database db, EvidenceUses uses) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "deposit")]
    public Guid DepositId { get; set; }

    /// <summary>It was recorded just now, to say so on top.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Recorded { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public Deposit Row { get; private set; } = null!;

    public DepositReversal? Reversal { get; private set; }

    public IReadOnlyList<DepositPaper> Papers { get; private set; } = [];

    public IReadOnlyList<EvidenceUse> OtherUses { get; private set; } = [];

    /// <summary>What the dollars should have been worth in pesos.</summary>
    public Money? Expected => Row is { SentCents: { } sent, FeeCents: { } fee, RateMillionths: { } rate }
        ? new Rate(rate).Convert(Money.Usd(sent - fee), Currency.Mxn)
        : null;

    public bool MayReverse => Me.Roles.Contains("treasury_clerk") && Row.Status == "confirmed"
        && Reversal is not { Status: "proposed" };

    public async Task<IActionResult> OnGet() => await Load() ? Page() : NotFound();

    public async Task<IActionResult> OnPost([FromServices] ProposeReversal propose)
    {
        var result = await propose.Handle(Id, DepositId, Reason, Me, Stop);
        if (!result.IsRefusal) return Redirect($"/projects/{Id}/deposits/{DepositId}");
        Say(result.Refusal, result.Refusal is ReasonMissing ? nameof(Reason) : "");
        return await Load() ? Page() : NotFound();
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        var row = await db.Deposits.AsNoTracking().SingleOrDefaultAsync(
            d => d.Id == DepositId && d.ProjectId == Id, Stop);
        if (row is null) return false;
        Row = row;
        Reversal = await db.DepositReversals.AsNoTracking().Where(r => r.DepositId == row.Id)
            .OrderByDescending(r => r.ProposedAt).FirstOrDefaultAsync(Stop);
        var subjects = new[] { row.Id, Reversal?.Id ?? row.Id };
        Papers = await db.Documents.AsNoTracking()
            .Where(d => d.SubjectId != null && subjects.Contains(d.SubjectId.Value)).OrderBy(d => d.IssuedAt)
            .Select(d => new DepositPaper(d.Id, d.Type, d.Folio, d.SuccessorFolio)).ToListAsync(Stop);
        OtherUses = await uses.Of(row.EvidenceSha256, row.Id, row.BankLineId, Stop);
        return true;
    }, Stop);
}
