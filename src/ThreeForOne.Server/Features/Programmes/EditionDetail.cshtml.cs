using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>An edition: its rules, dates and envelopes. The director publishes here.</summary>
public sealed class EditionDetailPage(
    Database db, Packs packs, PublishEnvelope publish, TimeProvider clock) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Party { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What each envelope amounted to when the form was shown, in centavos.</summary>
    [BindProperty]
    public Dictionary<string, long> Seen { get; set; } = [];

    public Edition Edition { get; private set; } = null!;

    public RulePack Pack { get; private set; } = null!;

    public string StateName { get; private set; } = "";

    public IReadOnlyList<EnvelopeFigures> Envelopes { get; private set; } = [];

    public bool MaySeePeriods => IsDirector || Me.Roles.Contains("auditor");

    public bool IsDirector => Me.Roles.Contains(OpenEdition.Role);

    /// <summary>Where a party's money is divided, the budget page publishes it: it asks for the part.</summary>
    public bool MayPublish => IsDirector && Edition.ClosedAt is null
        && Pack.Governments.Select(Pack.EnvelopeOf).All(r => !r.ByMunicipality && !r.ByType);

    public IReadOnlyList<PartyMoney> Bar => [.. Envelopes.Select(e => new PartyMoney(
        e.Party, e.Paid, e.Committed - e.Paid, e.Reserved, Money.Mxn(0)))];

    public async Task<IActionResult> OnGet()
    {
        FormKey = NewFormKey(clock);
        return await Load() ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!MoneyText.Parse(Amount).TryGet(out var amount, out var wrong)) Say(wrong, nameof(Amount));
        if (string.IsNullOrEmpty(Party)) Say(new NoSuchEnvelope(), nameof(Party));
        if (ModelState.IsValid)
        {
            var seen = Money.Mxn(Seen.GetValueOrDefault(Party!));
            var posted = await publish.Handle(new(Id, Party!, amount, seen, Reason ?? ""), FormKey ?? "", Me, Stop);
            if (!posted.IsRefusal) return Redirect($"/editions/{Id}");
            Say(posted.Refusal, FieldOf(posted.Refusal));
        }
        return await Load() ? Page() : NotFound();
    }

    private static string FieldOf(Refusal refusal) => refusal switch
    {
        CutBelowUse or EnvelopeNotPositive or EnvelopeUnchanged => nameof(Amount),
        NoSuchEnvelope => nameof(Party),
        ProjectProcess.ReasonMissing => nameof(Reason),
        _ => "",
    };

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == Id, Stop) is not { } edition)
            return false;
        Edition = edition;
        Pack = await packs.Of(edition.RulePackId, Stop);
        StateName = await db.States.Where(s => s.Code == edition.StateCode).Select(s => s.Name).SingleAsync(Stop);
        var lines = await db.BudgetLines.AsNoTracking().Where(l => l.EditionId == Id).ToListAsync(Stop);
        Envelopes = await EnvelopeFigures.Of(db, [.. lines.OrderBy(l => PartyLabels.Rank(l.Party))], Stop);
        return true;
    }, Stop);
}
