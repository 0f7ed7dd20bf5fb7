using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// An edition's budget by party, municipality and type. The director publishes, moves money and ends the year here.
/// </summary>
public sealed class EditionBudgetPage(
    ReadBudget budget, ReadEnvelopeChanges changes, Database db, PublishEnvelope publish, TransferBudget transfer,
    ReverseEnvelopeChange reverse, CloseEdition close, TimeProvider clock) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public EnvelopeForm Envelope { get; set; } = new();

    [BindProperty]
    public TransferForm Transfer { get; set; } = new();

    [BindProperty]
    public ReversalForm Reversal { get; set; } = new();

    [BindProperty]
    public string? ClosingReason { get; set; }

    /// <summary>What each envelope amounted to when the form was shown, in centavos.</summary>
    [BindProperty]
    public Dictionary<string, long> Seen { get; set; } = [];

    public BudgetView View { get; private set; } = null!;

    /// <summary>What the director may take back.</summary>
    public IReadOnlyList<StandingChange> Changes { get; private set; } = [];

    public bool IsDirector => Me.Roles.Contains(OpenEdition.Role);

    /// <summary>The books of a figure are for the director and the auditor.</summary>
    public bool SeesEntries => IsDirector || Me.Roles.Contains("auditor");

    public bool MayChange => IsDirector && View.Edition.ClosedAt is null;

    public bool YearIsOver => MexicoCity.Day(clock.GetUtcNow()).Year > View.Edition.FiscalYear;

    public IReadOnlyList<PartyMoney> Bar =>
    [
        .. View.Lines.GroupBy(l => l.Party).Select(g => new PartyMoney(
            g.Key, Sum(g, l => l.Paid), Sum(g, l => l.Committed - l.Paid), Sum(g, l => l.Reserved), Money.Mxn(0))),
    ];

    public static Money Sum(IEnumerable<EnvelopeFigures> lines, Func<EnvelopeFigures, Money> of) =>
        Money.Sum(lines.Select(of), Currency.Mxn);

    /// <summary>How the hidden fields name an envelope.</summary>
    public static string KeyOf(string? party, string? municipality, string? type) => $"{party}|{municipality}|{type}";

    public async Task<IActionResult> OnGet()
    {
        FormKey = NewFormKey(clock);
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!MoneyText.Parse(Envelope.Amount).TryGet(out var amount, out var wrong)) Say(wrong, "Envelope.Amount");
        if (string.IsNullOrEmpty(Envelope.Party)) Say(new NoSuchLine(), "Envelope.Party");
        if (!ModelState.IsValid) return await Again();
        var rule = await db.Reading(Me, () => db.EnvelopeRules.AsNoTracking()
            .SingleOrDefaultAsync(r => r.EditionId == Id && r.Party == Envelope.Party, Stop), Stop);
        var (place, type) = (rule is { ByMunicipality: true } ? Envelope.Municipality : null,
            rule is { ByType: true } ? Envelope.Type : null);
        var seen = Money.Mxn(Seen.GetValueOrDefault(KeyOf(Envelope.Party, place, type)));
        return await Answer(await publish.Handle(
            new(Id, Envelope.Party!, amount, seen, Envelope.Reason ?? "", place, type), FormKey ?? "", Me, Stop),
            "Envelope");
    }

    public async Task<IActionResult> OnPostTransfer()
    {
        if (!MoneyText.Parse(Transfer.Amount).TryGet(out var amount, out var wrong)) Say(wrong, "Transfer.Amount");
        if (!Guid.TryParse(Transfer.From, out var from)) Say(new NoSuchLine(), "Transfer.From");
        if (!ModelState.IsValid) return await Again();
        return await Answer(await transfer.Handle(
            new(from, Transfer.Municipality, Transfer.Type, amount, Transfer.Reason ?? ""), FormKey ?? "", Me, Stop),
            "Transfer");
    }

    public async Task<IActionResult> OnPostReversal() => await Answer(
        await reverse.Handle(
            Id, Guid.TryParse(Reversal.Entry, out var entry) ? entry : Guid.Empty, Reversal.Reason ?? "",
            FormKey ?? "", Me, Stop),
        "Reversal");

    public async Task<IActionResult> OnPostClosing() =>
        await Answer(await close.Handle(Id, ClosingReason ?? "", FormKey ?? "", Me, Stop), "");

    private async Task<IActionResult> Answer<T>(Result<T> result, string form)
    {
        if (!result.IsRefusal) return Redirect($"/editions/{Id}/budget");
        Say(result.Refusal, FieldOf(result.Refusal, form));
        return await Again();
    }

    private static string FieldOf(Refusal refusal, string form) => (refusal, form) switch
    {
        (ReasonMissing, "") => nameof(ClosingReason),
        (_, "") => "",
        (ReasonMissing, _) => form + ".Reason",
        (EnvelopeMunicipalityMissing or TransferNotWithinParty, _) => form + ".Municipality",
        (EnvelopeTypeMissing, _) => form + ".Type",
        (NoSuchLine, _) => form + ".From",
        (NoSuchChange or ChangeAlreadyReversed or ReversalBelowUse, _) or (EnvelopeAboveCeiling, "Reversal") =>
            form + ".Entry",
        (NoSuchEnvelope, _) => form + ".Party",
        (CutBelowUse or EnvelopeNotPositive or EnvelopeUnchanged or EnvelopeAboveCeiling
            or TransferAboveAvailable or TransferNotPositive, _) => form + ".Amount",
        _ => "",
    };

    private async Task<IActionResult> Again() => await Load() ? Page() : NotFound();

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        if (await budget.Of(Id, Stop) is not { } view) return false;
        View = view;
        if (MayChange) Changes = await changes.Of(Id, Stop);
        return true;
    }, Stop);
}

/// <summary>Which envelope shall amount to what.</summary>
public sealed class EnvelopeForm
{
    public string? Party { get; set; }
    public string? Municipality { get; set; }
    public string? Type { get; set; }
    public string? Amount { get; set; }
    public string? Reason { get; set; }
}

/// <summary>What to move from an envelope to another one of its party.</summary>
public sealed class TransferForm
{
    public string? From { get; set; }
    public string? Municipality { get; set; }
    public string? Type { get; set; }
    public string? Amount { get; set; }
    public string? Reason { get; set; }
}

/// <summary>Which change to take back, and why.</summary>
public sealed class ReversalForm
{
    public string? Entry { get; set; }
    public string? Reason { get; set; }
}
