using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Clubs;
using ThreeForOne.Server.Features.Papers;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Browser.Tests;

/// <summary>
/// Administrators' pages, a club that registers and is verified, a federation's page, and help: clean at both widths.
/// </summary>
public class SettingUpTests(DemoSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_of_organisations_people_clubs_and_help_are_clean()
    {
        await using var tour = new Tour(site);
        await Help(tour);
        await Administration(tour);
        var filing = await Filed();
        await Clubs(tour, filing);
        await tour.MustBeClean();
    }

    private static async Task Help(Tour tour)
    {
        await tour.Look("help", null, "/help");
        await tour.Look("glossary", null, "/help/glossary");
        await tour.LookAfter("guide", null, "/help/guide",
            visit => visit.Page.Locator(".page-help summary").ClickAsync());
        await tour.Look("privacy", null, "/privacy");
    }

    private static async Task Administration(Tour tour)
    {
        await tour.Look("organisations", Administrator, "/organisations");
        await tour.Look("organisation-new", Administrator, "/organisations/new");
        await tour.Mistakes("organisation-new", Administrator, "/organisations/new", "main form[method=post]");
        await tour.Look("organisation", Administrator, $"/organisations/{Technician.Office.Id}");
        await tour.Look("people", Administrator, "/people");
        await tour.Look("person-new", Administrator, "/people/new");
        await tour.Mistakes("person-new", Administrator, "/people/new", "main form[method=post]");
        await tour.Look("person", Administrator, $"/people/{Technician.Id}");
        await tour.Mistakes("person", Administrator, $"/people/{Technician.Id}", "form[action$=Block]");
        await tour.LookAfter("person-link", Administrator, $"/people/{Executor.Id}", async visit =>
        {
            await visit.Page.Locator("form[action$=Link] button").ClickAsync();
            await visit.Page.Locator(".secret-link").WaitForAsync();
        });
    }

    private static async Task Clubs(Tour tour, Guid filing)
    {
        await tour.Look("club-new", null, "/clubs/new");
        await tour.Mistakes("club-new", null, "/clubs/new", "main form[method=post]");
        await tour.Look("club", ClubPresident, "/club");
        foreach (var kind in new[] { "registration", "officer", "name" })
            await tour.Look($"club-{kind}", ClubPresident, $"/club/filings/{kind}");
        await tour.Mistakes("club-registration", ClubPresident, "/club/filings/registration", "main form[method=post]");
        await tour.Look("filings", Technician, "/filings");
        await tour.Look("filing", Technician, $"/filings/{filing}");
        await tour.Mistakes("filing", Technician, $"/filings/{filing}", "main form[method=post]");
        await tour.Look("federation", FederationOfficer, "/federation");
    }

    // Two papers of one club: its next Toma de Nota waits, its new treasurer was refused.
    private async Task<Guid> Filed()
    {
        var who = ClubPresident.Actor;
        await using var scope = site.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var kept = (await services.GetRequiredService<KeepFile>().Handle(PlainPdf.Of("Toma de Nota"), who, Stop)).Value;
        var treasurer = await services.GetRequiredService<HandInOfficer>().Handle(
            new("club_treasurer", "Luz Íñiguez Ñáñez", "luz@club.example"), kept.Sha256, who, Stop);
        await services.GetRequiredService<DecideFiling>().Handle(
            treasurer.Value, false, "El acta no tiene las firmas de la asamblea", Technician.Actor, Stop);
        return (await services.GetRequiredService<HandInRegistration>().Handle(
            new("CHI-DEMO-0117-B", "Consulado General de México en Chicago", site.Today.AddDays(-3),
                site.Today.AddYears(2).AddMonths(3)), kept.Sha256, who, Stop)).Value;
    }
}
