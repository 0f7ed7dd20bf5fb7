using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>The director opens an edition: rules, state, year, reception dates.</summary>
public sealed class NewEditionPage(Database db, Packs packs, OpenEdition open, TimeProvider clock) : SignedInPage
{
    [BindProperty]
    public string? Pack { get; set; }

    [BindProperty]
    public string? State { get; set; }

    [BindProperty]
    public string? FiscalYear { get; set; }

    [BindProperty]
    public DateParts Opens { get; set; } = new();

    [BindProperty]
    public DateParts Closes { get; set; } = new();

    public IReadOnlyList<FieldOption> Packs { get; private set; } = [];

    public IReadOnlyList<FieldOption> States { get; private set; } = [];

    public async Task OnGet()
    {
        FormKey = NewFormKey(clock);
        var year = MexicoCity.Day(clock.GetUtcNow()).Year;
        FiscalYear = year.ToString(CultureInfo.InvariantCulture);
        await Choices();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Read() is { } terms)
        {
            var opened = await open.Handle(terms, FormKey ?? "", Me, Stop);
            if (!opened.IsRefusal) return Redirect($"/editions/{opened.Value}");
            Say(opened.Refusal);
        }
        await Choices();
        return Page();
    }

    private EditionTerms? Read()
    {
        var opens = Date(Opens, nameof(Opens));
        var closes = Date(Closes, nameof(Closes));
        var isYear = int.TryParse(FiscalYear?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 1986 and <= 2100;
        if (!isYear) Say(new FiscalYearNotAYear(), nameof(FiscalYear));
        if (!Guid.TryParse(Pack, out var pack)) Say(new NoSuchPack(), nameof(Pack));
        if (string.IsNullOrEmpty(State)) Say(new NoSuchState(), nameof(State));
        return ModelState.IsValid ? new EditionTerms(pack, State!, year, opens!.Value, closes!.Value) : null;
    }

    private DateOnly? Date(DateParts parts, string field)
    {
        if (parts.Read().TryGet(out var date, out var refusal)) return date;
        Say(refusal, field);
        return null;
    }

    // Closed packs are history; the newest open one of each programme comes first.
    private Task<bool> Choices() => db.Reading(Me, async () =>
    {
        var rows = await db.RulePacks.AsNoTracking().OrderByDescending(p => p.Year).ThenByDescending(p => p.LoadedAt)
            .Select(p => p.Id).ToListAsync(Stop);
        var texts = HttpContext.RequestServices.GetRequiredService<Texts>();
        var options = new List<FieldOption>();
        foreach (var id in rows)
        {
            var pack = await packs.Of(id, Stop);
            if (pack.Closed) continue;
            var days = pack.Terms.Reception.Value;
            options.Add(new FieldOption(id.ToString(), texts[pack.Name] + " · " + texts["recepción", "reception"]
                + string.Create(CultureInfo.InvariantCulture,
                    $" {days.OpensDay:00}/{days.OpensMonth:00}–{days.ClosesDay:00}/{days.ClosesMonth:00}")));
        }
        Packs = options;
        States = await db.States.AsNoTracking().OrderBy(s => s.Name).Select(s => new FieldOption(s.Code, s.Name, null))
            .ToListAsync(Stop);
        return true;
    }, Stop);
}
