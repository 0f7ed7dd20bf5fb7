using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>An envelope before and after a simulated cut; centavos of MXN.</summary>
public sealed record EnvelopeChange(EnvelopeFigures Before, Money Freed, Money Cut)
{
    public Money Modified => Before.Modified - Cut;

    public Money Reserved => Before.Reserved - Freed;

    public Money Available => Before.Available + Freed - Cut;
}

/// <summary>
/// The cut simulator: which reservations a cut would take, in the published order, and what every envelope becomes,
/// before anyone decides. The director decides what is shown, or nothing.
/// </summary>
public sealed class BudgetCutPage(
    ReadBudget budget, ReadCut cuts, CutEnvelope cut, Database db, TimeProvider clock) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Line { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Amount { get; set; }

    /// <summary>The hash of the simulation on the page that was sent.</summary>
    [BindProperty]
    public string? Shown { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public BudgetView View { get; private set; } = null!;

    public CutPreview? Preview { get; private set; }

    public bool MayDecide => Me.Roles.Contains(OpenEdition.Role) && View.Edition.ClosedAt is null;

    public IEnumerable<EnvelopeChange> Changes => (Preview?.Envelopes ?? []).Select(e => new EnvelopeChange(
        e, Money.Mxn(Preview!.Outcome.FreedIn(e.Line)),
        Money.Mxn(e.Line == Preview.Line.Id ? Preview.Outcome.Asked.Amount : 0)));

    /// <summary>What would no longer be available afterwards, by party of the envelopes that change.</summary>
    public IReadOnlyList<PartyMoney> BarAfter =>
    [
        .. Changes.GroupBy(c => c.Before.Party).Select(g => new PartyMoney(
            g.Key, EditionBudgetPage.Sum(g.Select(c => c.Before), e => e.Paid),
            EditionBudgetPage.Sum(g.Select(c => c.Before), e => e.Committed - e.Paid),
            Money.Sum(g.Select(c => c.Reserved), Currency.Mxn), Money.Mxn(0))),
    ];

    public async Task<IActionResult> OnGet()
    {
        FormKey = NewFormKey(clock);
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostDecision()
    {
        if (!Guid.TryParse(Line, out var line)) Say(new NoSuchLine(), nameof(Line));
        if (!MoneyText.Parse(Amount).TryGet(out var amount, out var wrong)) Say(wrong, nameof(Amount));
        if (ModelState.IsValid)
        {
            var decided = await cut.Handle(new(line, amount, Shown ?? "", Reason ?? ""), FormKey ?? "", Me, Stop);
            if (!decided.IsRefusal) return Redirect($"/editions/{Id}/budget");
            Say(decided.Refusal, decided.Refusal is ReasonMissing ? nameof(Reason) : FieldOf(decided.Refusal));
        }
        return await Load(said: true) ? Page() : NotFound();
    }

    private static string FieldOf(Refusal refusal) => refusal switch
    {
        NoSuchLine => nameof(Line),
        CutNotPositive or CutBelowCommitted => nameof(Amount),
        _ => "",
    };

    private Task<bool> Load(bool said = false) => db.Reading(Me, async () =>
    {
        if (await budget.Of(Id, Stop) is not { } view) return false;
        View = view;
        if (Line is null && Amount is null) return true;
        if (!Guid.TryParse(Line, out var line) || view.Lines.All(l => l.Line != line))
        {
            if (!said) Say(new NoSuchLine(), nameof(Line));
            return true;
        }
        if (!MoneyText.Parse(Amount).TryGet(out var amount, out var wrong))
        {
            if (!said) Say(wrong, nameof(Amount));
            return true;
        }
        var simulated = await cuts.Of(line, amount, Stop);
        if (simulated.TryGet(out var preview, out var refusal)) Preview = preview;
        else if (!said) Say(refusal, FieldOf(refusal));
        // What is sent back is what this page shows, not what an earlier one did.
        ModelState.Remove(nameof(Shown));
        Shown = Preview?.Hash;
        return true;
    }, Stop);
}
