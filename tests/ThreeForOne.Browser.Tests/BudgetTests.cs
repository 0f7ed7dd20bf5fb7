using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.SelfTest;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Browser.Tests;

/// <summary>
/// The budget of an edition with one project approved: what its municipality certifies, what a cut would take, and the
/// cut itself.
/// </summary>
public sealed class BudgetTests : IAsyncLifetime
{
    // A cut of the shared demonstration would take other tests' money.
    private readonly DemoSite _site = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_cut_is_seen_before_it_is_decided()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        await using var tour = new Tour(_site);
        using var cast = new Cast(_site.Address);
        var proposal = new ProposalActs(cast);
        var committee = new CommitteeActs(cast, () => _site.Today);
        await tour.Look("certifications-empty", MunicipalSigner, "/certifications");
        await proposal.Draft(Stop);
        await proposal.Submit(Stop);
        await proposal.ReviewAndCorrect(Stop);
        await proposal.Opine(Stop);
        await tour.Look("certifications", MunicipalSigner, "/certifications");
        await tour.Look("certification", MunicipalSigner, $"/certifications/{cast.Project}");
        await tour.Mistakes("certification", MunicipalSigner, $"/certifications/{cast.Project}", "main form");
        await committee.Call(Stop);
        await committee.Rule(Stop);

        var (edition, line, available) = await Municipal();
        var page = $"/editions/{edition}/budget";
        var simulated = $"{page}/cut?Line={line}&Amount={MoneyText.Format(available + Money.Mxn(1))}";
        await tour.Look("budget", Director, page);
        await tour.Look("budget-auditor", Auditor, page);
        await tour.Mistakes("budget", Director, page, "form:has([name='Envelope.Amount'])");
        await tour.Mistakes("budget-reversal", Director, page, "form:has([name='Reversal.Entry'])");
        await tour.Look("cut-begun", Director, page + "/cut");
        await tour.Look("cut-within-available", Director, $"{page}/cut?Line={line}&Amount=1.00");
        await tour.Look("cut", Director, simulated);
        await tour.Mistakes("cut", Director, simulated, "form:has([name=Reason])");
        await tour.Look("cut-below-committed", Director, $"{page}/cut?Line={line}&Amount=900,000,000.00", status: 422);

        var director = await cast.As(Director, Stop);
        await director.Open(simulated, Stop);
        await director.Send("form:has([name=Reason])", Stop, null, ("Reason", "Oficio 14/2026"));
        Assert.Equal("EN_ESPERA", await cast.State(ClubPresident, Stop));
        await tour.Look("budget-after-cut", Director, page);
        await tour.Look("project-fallen", ClubPresident, $"/projects/{cast.Project}");
        await tour.Look("history-fallen", ClubPresident, $"/projects/{cast.Project}/history");
        await tour.Look("process-fallen", ClubPresident, $"/projects/{cast.Project}/process");

        await tour.MustBeClean();
    }

    private async Task<(Guid Edition, Guid Line, Money Available)> Municipal()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        return await db.Reading(Director.Actor, async () =>
        {
            var edition = await db.Editions.OrderBy(e => e.FiscalYear).Select(e => e.Id).FirstAsync(Stop);
            var line = await db.BudgetLines.SingleAsync(l => l.EditionId == edition && l.Party == "municipal", Stop);
            return (edition, line.Id, (await EnvelopeFigures.Of(db, [line], Stop))[0].Available);
        }, Stop);
    }
}
