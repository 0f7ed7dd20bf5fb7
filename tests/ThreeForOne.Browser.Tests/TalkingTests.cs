using ThreeForOne.Server.Features.SelfTest;
using ThreeForOne.Server.Features.Talking;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Browser.Tests;

/// <summary>What people ask each other, what the offices note, and the days on which an office is closed.</summary>
public class TalkingTests(DemoSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Questions_notes_and_closed_days_are_clean_and_reading_takes_the_mark_away()
    {
        using var cast = new Cast(site.Address);
        var proposal = new ProposalActs(cast);
        await proposal.Draft(Stop);
        await proposal.Submit(Stop);
        var at = $"/projects/{cast.Project}";
        await using var tour = new Tour(site);
        await tour.Look("questions-empty", ClubPresident, at + "/questions");
        await tour.Look("notes-empty", Technician, at + "/notes");
        await tour.Mistakes("questions", Technician, at + "/questions", "form:has([name=Subject])");
        tour.MustHaveSaid(new QuestionSubjectMissing());
        await Ask(cast, at);
        await tour.Look("question-asked-of-club", ClubTreasurer, at + "/questions/1");
        await tour.Look("questions", ClubPresident, at + "/questions");
        await tour.Look("messages", ClubPresident, "/messages");
        await tour.Look("question", Technician, at + "/questions/1");
        await tour.Mistakes("question", Technician, at + "/questions/1", "#write");
        await tour.Look("question-of-others", StateSigner, at + "/questions/1");
        await tour.Look("notes", Technician, at + "/notes");
        await tour.Look("closures", Secretary, "/office-closures");
        await tour.Mistakes("closures", Secretary, "/office-closures", "main form");
        await tour.Look("task-with-count", Technician, await TaskOf(cast, at));
        await tour.MustBeClean();

        // With a browser that runs scripts, opening it is reading it; the treasurer's head counts nothing more.
        await site.Visit(Screen.Phone, async visit =>
        {
            await visit.SignIn(ClubTreasurer, "es");
            await visit.Go(at + "/questions/1");
            await visit.Page.Locator(".mark-read").WaitForAsync(
                new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
            await visit.Go(at + "/questions");
            Assert.Equal(0, await visit.Page.Locator(".unread-tag").CountAsync());
        });
    }

    private static async Task Ask(Cast cast, string at)
    {
        var technician = await cast.As(Technician, Stop);
        await technician.Open(at + "/questions", Stop);
        await technician.Send("form:has([name=Subject])", Stop, null, ("Subject", "Caudal del pozo \U0001F4A7"),
            ("Body", "¿Cuántos litros por segundo da el pozo?\n\nLo necesito para el dictamen.\n"
                + "https://ejemplo.example/una-dirección-tan-larga-que-no-cabe-en-un-teléfono-y-no-tiene-donde-partirse"));
        var president = await cast.As(ClubPresident, Stop);
        await president.Open(at + "/questions/1", Stop);
        await president.Send("#write", Stop, null, ("Body", "Seis, según el aforo de marzo."));
        await technician.Open(at + "/questions/1", Stop);
        await technician.Send("#write", Stop, null, ("Body", "¿Quién hizo el aforo?"));
        foreach (var note in new[] { "Falta saber de quién es el terreno.", "Hablé con el ejido: es municipal." })
        {
            await technician.Open(at + "/notes", Stop);
            await technician.Send("#write", Stop, null, ("Body", note));
        }
    }

    private static async Task<string> TaskOf(Cast cast, string at)
    {
        var technician = await cast.As(Technician, Stop);
        await technician.Open(at, Stop);
        return technician.Page.QuerySelector("main a[href^='/tasks/']")!.GetAttribute("href")!;
    }
}
