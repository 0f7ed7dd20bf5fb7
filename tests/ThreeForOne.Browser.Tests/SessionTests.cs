using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using static Microsoft.Playwright.Assertions;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Browser.Tests;

/// <summary>
/// The committee's session with the demonstration's forty projects, from the call to signed minutes, by its secretary
/// and its voters; each page of it is watched on the way.
/// </summary>
public sealed class SessionTests : IAsyncLifetime
{
    // No project of another test on its agenda.
    private readonly DemoSite _site = new();

    private static readonly FilePayload s_scan = new()
    {
        Name = "firmado.pdf", MimeType = "application/pdf", Buffer = PlainPdf.Of("firmado"),
    };

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        if (Chromium.Path is not null) await DemoSession.Load(_site.Services, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Forty_projects_go_from_the_call_to_signed_minutes()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        var session = await Called();
        await using var tour = new Tour(_site);
        await tour.Look("session-called", DemoPeople.Secretary, session);
        await tour.Look("scores", DemoPeople.Secretary, "/scores");
        await _site.Pass(40);
        foreach (var voter in new[]
        {
            DemoPeople.FederalVoter, DemoPeople.StateVoter, DemoPeople.PaperVoter, DemoPeople.MigrantVoter,
        })
            await Attend(session, voter);
        await tour.Look("session-ballot", DemoPeople.FederalVoter, $"{session}/vote");
        await tour.Look("session-paper", DemoPeople.Secretary, $"{session}/paper-votes?sector=municipal");
        foreach (var voter in new[] { DemoPeople.FederalVoter, DemoPeople.StateVoter, DemoPeople.MigrantVoter })
            await _site.Visit(Screen.Desk, voter, async seat =>
            {
                await seat.Go($"{session}/vote");
                await seat.Press("Keep the votes on 40 projects");
                await Expect(seat.Main).ToContainTextAsync("You have voted on every project");
            });
        await Rule(session);
        await tour.Look("session-closed", DemoPeople.Auditor, session);
        await Sign(session);
        await tour.Look("session-minutes", DemoPeople.Secretary, $"{session}/minutes");
        await tour.MustBeClean();
    }

    private Task Rule(string session) => _site.Visit(Screen.Desk, DemoPeople.Secretary, async secretary =>
    {
        await secretary.Go($"{session}/paper-votes?sector=municipal");
        await secretary.Page.Locator("[name=Paper]").SetInputFilesAsync(s_scan);
        await secretary.Press("Keep the votes");
        await secretary.Press("Propose rulings for all");
        await Expect(secretary.Page.Locator(".money-ends")).ToHaveCountAsync(1);

        // The meters answer what is chosen before it is saved.
        var meters = secretary.Page.Locator("#session-meters");
        var before = await meters.InnerTextAsync();
        await secretary.Page.Locator("[name='Rulings[0].Ruling']").SelectOptionAsync("deferred");
        await Expect(meters).Not.ToHaveTextAsync(before);
        await secretary.Page.Locator("[name='Rulings[0].Reason']").FillAsync("A visit to the site is missing");
        await secretary.Press("Save and see what would happen");
        await secretary.Press("Confirm and close the session");
        await Expect(secretary.Main).ToContainTextAsync("Closed");
    });

    private Task Sign(string session) => _site.Visit(Screen.Desk, DemoPeople.Secretary, async secretary =>
    {
        await secretary.Go($"{session}/minutes");
        await secretary.Page.Locator("[name=Scan]").SetInputFilesAsync(s_scan);
        await secretary.Press("Keep the signed minutes");
        await Expect(secretary.Main).ToContainTextAsync("Signed: the scan was uploaded");
        await secretary.Page.Locator("[name=Correction]").FillAsync("The place was Jerez");
        await secretary.Press("Issue the correction");
        await Expect(secretary.Main).ToContainTextAsync("Corrected:");
    });

    private Task Attend(string session, DemoPerson voter) =>
        _site.Visit(Screen.Desk, DemoPeople.Secretary, async secretary =>
        {
            await secretary.Go(session);
            await secretary.Page.Locator("[name=Seat]").SelectOptionAsync($"{voter.Sector}:{voter.Id}");
            await secretary.Press("Record");
        });

    private async Task<string> Called()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        return "/sessions/" + await db.Reading(
            DemoPeople.Secretary.Actor, () => db.CommitteeSessions.Select(s => s.Id).SingleAsync(), default);
    }
}
