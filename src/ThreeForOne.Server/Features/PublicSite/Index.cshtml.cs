using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.PublicSite;

/// <summary>The front page: what the programme is, what it has invested, how to check a document.</summary>
[AllowAnonymous]
public sealed class IndexModel(Database db, Texts text) : PageModel
{
    public InvestmentHistory History { get; private set; } = new([], [], []);

    public IReadOnlyList<EditionInvestment> Editions { get; private set; } = [];

    /// <summary>One plus one plus one plus one, on a real kind of work with a round cost.</summary>
    public FourPartyBar Example => new(
        [.. PartyLabels.Order.Select(party => new PartyMoney(
            party, Money.Mxn(300_000_00), Money.Mxn(0), Money.Mxn(0), Money.Mxn(0)))],
        text["Ejemplo: un pozo de agua de 1,200,000.00 MXN", "Example: a water well of 1,200,000.00 MXN"],
        WithTable: false);

    /// <summary>Projects and money of the editions run here, by who pays.</summary>
    public MoneyTable EditionTable => new(
        text["Inversión con convenio firmado, por ejercicio", "Investment with a signed agreement, by edition"],
        text["Ejercicio", "Edition"], Currency.Mxn,
        [.. PartyLabels.Order.Select(p => text[PartyLabels.Of(p)]), text["Total", "Total"]],
        [.. Editions.Select(e => new MoneyRow(
            text[$"{e.Year} · {e.Programme} · obras: {text.Count(e.Projects)}",
                $"{e.Year} · {e.Programme} · projects: {text.Count(e.Projects)}"],
            [.. PartyLabels.Order.Select(p => e.ByParty.Any(b => b.Party == p) ? e.Of(p) : (Money?)null), e.Total]))],
        Stacks: true);

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Known { get; set; }

    /// <summary>Of which dates the figures of the editions are.</summary>
    public AsKnown Dates { get; private set; } = AsKnown.Now;

    public AsKnownForm DatesForm => new(Dates, On, Known, "/");

    public Task OnGet(CancellationToken stop)
    {
        var dates = AsKnown.Read(On, Known);
        if (dates.TryGet(out var chosen, out var refusal)) Dates = chosen;
        else
        {
            ModelState.Say(AsKnown.Read(On, null).IsRefusal ? "on" : "known", refusal, text);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return db.ReadingAsPublic("", async () =>
        {
            History = await InvestmentHistory.Read(db, stop);
            Editions = await EditionInvestment.Read(db, Dates, stop);
            return true;
        }, stop);
    }
}
