using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Funding;

namespace ThreeForOne.Server.Tests.Budgets;

/// <summary>The budget, the cut simulator and certification, over HTTP.</summary>
public sealed class BudgetPagesTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly BudgetStage _stage = new(site);

    [Fact]
    public async Task A_director_sees_what_a_cut_would_take_and_then_decides_it()
    {
        var edition = await _stage.Committee.Edition();
        var before = await _stage.Figures(await _stage.LineOf(edition, "municipal"));
        var cut = before.Available + Money.Mxn(1);
        using var director = await site.As(DemoPeople.Director);
        var page = $"/editions/{edition}/budget/cut?Line={before.Line}&Amount={MoneyText.Format(cut)}";

        var simulated = await director.Get(page);
        Assert.Contains("ZAC-", simulated.Text, StringComparison.Ordinal);
        Assert.Equal(before, await _stage.Figures(before.Line));
        var decided = await director.Submit(
            page, $"/editions/{edition}/budget/cut?handler=Decision", ("Reason", "Oficio 14"));

        Assert.Equal($"/editions/{edition}/budget", decided.Location);
        Assert.Equal(before.Modified - cut, (await _stage.Figures(before.Line)).Modified);
        var budget = await director.Get(decided.Location!);
        Assert.Contains($"/audit/balance/{before.Line}/", budget.Body, StringComparison.Ordinal);
        var again = await director.Get(
            $"/editions/{edition}/budget/cut?Line={before.Line}&Amount=999,000,000.00");
        Assert.Contains("comprometido", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secretary_simulates_and_decides_nothing()
    {
        var edition = await _stage.Committee.Edition();
        var line = await _stage.LineOf(edition, "state");
        using var secretary = await site.As(DemoPeople.Secretary);

        var page = await secretary.Get($"/editions/{edition}/budget/cut?Line={line}&Amount=1.00");

        Assert.DoesNotContain("Oficio", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("form[method=post] textarea"));
    }

    [Fact]
    public async Task A_municipality_certifies_from_its_list()
    {
        var project = await _stage.Committee.Opined(400_000, "Casa por certificar");
        using var signer = await site.As(DemoPeople.MunicipalSigner);
        Assert.Contains("Casa por certificar", (await signer.Get("/certifications")).Text, StringComparison.Ordinal);

        var sent = await signer.Submit($"/certifications/{project}", $"/certifications/{project}",
            ("Amount", "60,000.00"), ("Reason", "Acta de cabildo 12"));

        Assert.Equal("/certifications", sent.Location);
        Assert.Equal(60_000_00, (await _stage.Shares(project))["municipal"]);
        var wrong = await signer.Submit($"/certifications/{project}", $"/certifications/{project}",
            ("Amount", "60,000.00"), ("Reason", ""));
        Assert.Null(wrong.Location);
    }
}
