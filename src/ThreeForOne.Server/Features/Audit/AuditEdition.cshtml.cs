using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>All envelopes of an edition by moment, of any date; each figure leads to its entries.</summary>
public sealed class AuditEditionPage(Database db, ReadBudget budgets, Texts text) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Known { get; set; }

    public string Title { get; private set; } = "";

    public AsKnown Dates { get; private set; } = AsKnown.Now;

    public IReadOnlyList<MoneyRow> Rows { get; private set; } = [];

    public AsKnownForm Form => new(Dates, On, Known, $"/audit/editions/{Id}");

    public async Task<IActionResult> OnGet()
    {
        var dates = AsKnown.Read(On, Known);
        if (dates.TryGet(out var chosen, out var refusal)) Dates = chosen;
        else Say(refusal, AsKnown.Read(On, null).IsRefusal ? "on" : "known");
        return await db.Reading(Me, Read, Stop) ? Page() : NotFound();
    }

    private async Task<bool> Read()
    {
        if (await budgets.Of(Id, Stop) is not { } view) return false;
        Title = $"{text[view.Pack.Name]}, {view.StateName} {view.Edition.FiscalYear}";
        var balances = await KnownBooks.Balances(db, view.Lines.Select(l => l.Line), Dates, Stop);
        Rows = [.. view.Lines.Select(l => Row(view, l, new Dictionary<string, long>(balances[l.Line])))];
        return true;
    }

    private MoneyRow Row(BudgetView view, EnvelopeFigures line, Dictionary<string, long> balances) => new(
        text[view.NameOf(line)], [.. BookFigure.OfLine.Select(f => (Money?)f.Of(balances))], Party: line.Party,
        AmountHrefs: [.. BookFigure.OfLine.Select(f => f.Href(line.Line, Dates.Query))]);
}
