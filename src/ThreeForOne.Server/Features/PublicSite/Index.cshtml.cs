using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.PublicSite;

/// <summary>The front page: what the programme is, what it has invested, how to check a document.</summary>
[AllowAnonymous]
public sealed class IndexModel(Database db, Texts text) : PageModel
{
    public InvestmentHistory History { get; private set; } = new([], [], []);

    /// <summary>One plus one plus one plus one, on a real kind of work with a round cost.</summary>
    public FourPartyBar Example => new(
        [.. PartyLabels.Order.Select(party => new PartyMoney(
            party, Money.Mxn(300_000_00), Money.Mxn(0), Money.Mxn(0), Money.Mxn(0)))],
        text["Ejemplo: un pozo de agua de 1,200,000.00 MXN", "Example: a water well of 1,200,000.00 MXN"],
        WithTable: false);

    public async Task OnGet(CancellationToken stop) => History = await InvestmentHistory.Read(db, stop);
}
