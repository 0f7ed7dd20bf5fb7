using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.SelfTest;
using ThreeForOne.Server.Features.Tasks;
using ThreeForOne.Server.Web.Components;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Browser.Tests;

/// <summary>Every page of the story, looked at while it is somebody's turn on it.</summary>
public class EveryPageTests(DemoSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_for_axe_to_find_and_nothing_wider_than_the_screen()
    {
        await using var tour = new Tour(site);
        await Everybody(tour);
        await Drafting(tour);

        using var cast = new Cast(site.Address);
        var proposal = new ProposalActs(cast);
        var committee = new CommitteeActs(cast, () => site.Today);
        var money = new MoneyActs(cast, () => site.Today);
        await Proposal(tour, cast, proposal);
        await Delegation(tour, cast, proposal);
        await Committee(tour, cast, committee);
        await Agreement(tour, cast, money);
        await Works(tour, cast, money);
        await Closing(tour, cast, money);

        await tour.MustBeClean();
    }

    private static async Task Everybody(Tour tour)
    {
        await tour.Look("front", null, "/");
        await tour.Look("sign-in", null, "/sign-in");
        await tour.Mistakes("sign-in", null, "/sign-in", "form:has([name=Password])");
        await tour.Look("works-empty", null, "/works?q=Tlaltenango");
        await tour.Look("verify", null, "/verify");
        await tour.Look("verify-unknown", null, "/verify/0123456789abcdef0123456789abcdef", status: 404);
        await tour.Look("clock", null, "/demo/clock");
        await tour.Mistakes("clock", null, "/demo/clock", "form:has([name='To.Day'])");
        await tour.Look("not-found", null, "/nothing-here", status: 404);
        await tour.Look("not-allowed", Auditor, "/operations", status: 403);
        await tour.Look("operations", Administrator, "/operations");
        await tour.Look("preferences", ClubTreasurer, "/preferences");
        await tour.Look("undelivered-empty", Administrator, "/undelivered");
        await tour.Look("mails", null, "/demo/mails");
        await tour.Look("queue-empty", MunicipalSigner, "/queue");
        await tour.Look("editions", Director, "/editions");
        await tour.Look("edition-new", Director, "/editions/new");
        await tour.Mistakes("edition-new", Director, "/editions/new", "main form");
    }

    private static async Task Drafting(Tour tour)
    {
        await tour.Look("proposals-empty", OtherClubPresident, "/proposals");
        await tour.Look("proposal-new", OtherClubPresident, "/proposals/new");
        await tour.Mistakes("proposal-new", OtherClubPresident, "/proposals/new", "main form");
        var draft = "";
        await tour.LookAfter("proposal-begun", OtherClubPresident, "/proposals/new", async visit =>
        {
            // Once: the second language looks at the same draft.
            if (draft.Length > 0)
            {
                await visit.Go(draft);
                return;
            }
            await visit.Page.Locator("[name=Title]")
                .FillAsync("Camino de San Juan Capistrano a Santa María de la Paz, con puente y señalamiento");
            await visit.Page.Locator("main form button").ClickAsync();
            await visit.Page.Locator(".task-list").WaitForAsync();
            draft = new Uri(visit.Page.Url).AbsolutePath;
        });
        // A draft may be saved half empty; what is written must be readable.
        foreach (var (section, field, mistake) in new[]
        {
            ("place", "LocalityCode", "12"), ("beneficiaries", "People", "muchas"),
            ("budget", "Lines[0].UnitPrice", "1.234,567"),
        })
        {
            await tour.Look($"proposal-{section}-empty", OtherClubPresident, $"{draft}/{section}");
            await tour.Mistakes($"proposal-{section}", OtherClubPresident, $"{draft}/{section}", "main form",
                visit => visit.Page.Locator($"[name='{field}']").FillAsync(mistake));
        }
        await tour.Look("proposal-contributions-early", OtherClubPresident, $"{draft}/contributions");
        await tour.Look("proposal-documents-early", OtherClubPresident, $"{draft}/documents");
        await tour.Look("proposal-review-early", OtherClubPresident, $"{draft}/review");
    }

    private static async Task Proposal(Tour tour, Cast cast, ProposalActs proposal)
    {
        await proposal.Draft(Stop);
        var at = $"/proposals/{cast.Project}";
        await tour.Look("proposals", ClubPresident, "/proposals");
        await tour.Look("proposal", ClubPresident, at);
        foreach (var section in new[] { "place", "beneficiaries", "budget", "contributions", "documents", "review" })
            await tour.Look($"proposal-{section}", ClubPresident, $"{at}/{section}");
        await tour.LookAfter("proposal-gap", ClubPresident, $"{at}/contributions", async visit =>
        {
            // What is typed is kept before the proposal is sent, or keeping it would be refused.
            await visit.Page.RunAndWaitForResponseAsync(
                () => visit.Page.Locator("[name=Pledge]").FillAsync("150,000.00"),
                answer => answer.Url.EndsWith("handler=Keep", StringComparison.Ordinal));
            await visit.Page.Locator("#split [name=Choice]")
                .First.WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        });
        await proposal.Submit(Stop);
        await tour.Look("confirmation", ClubPresident, $"{at}/confirmation");
    }

    private static async Task Delegation(Tour tour, Cast cast, ProposalActs proposal)
    {
        await Tabs(tour, cast, ClubPresident, "submitted");
        await tour.Look("queue", Technician, "/queue");
        await Turn(tour, cast, Technician, "review", mistakes: true);
        await proposal.AskForItems(Stop);
        await tour.Look("proposals-to-correct", ClubPresident, "/proposals");
        await tour.Look("proposal-to-correct", ClubPresident, $"/proposals/{cast.Project}");
        await tour.Look("project-to-correct", ClubPresident, $"/projects/{cast.Project}");
        await tour.Look("queue-of-club", ClubPresident, "/queue");
        await proposal.Correct(Stop);
        await Turn(tour, cast, Technician, "opinion", mistakes: true);
        await proposal.Opine(Stop);
    }

    private static async Task Committee(Tour tour, Cast cast, CommitteeActs committee)
    {
        await tour.Look("sessions-empty", Secretary, "/sessions");
        await tour.Look("session-new", Secretary, "/sessions/new");
        await tour.Mistakes("session-new", Secretary, "/sessions/new", "main form[method=post]");
        await committee.Call(Stop);
        var secretary = await cast.As(Secretary, Stop);
        await secretary.Open("/sessions", Stop);
        var session = secretary.Page.QuerySelectorAll("main a[href^='/sessions/']").Select(a => a.GetAttribute("href")!)
            .First(a => a != "/sessions/new");
        await tour.Look("sessions", Secretary, "/sessions");
        await tour.Look("session", Secretary, session);
        await tour.Look("session-vote-early", FederalVoter, session + "/vote");
        await committee.Attend(FederalVoter, Stop);
        await tour.Look("session-vote", FederalVoter, session + "/vote");
        await committee.Rule(Stop);
        await tour.Look("session-closed", Secretary, session);
        await tour.Look("session-voted", FederalVoter, session + "/vote");
    }

    private static async Task Agreement(Tour tour, Cast cast, MoneyActs money)
    {
        await Tabs(tour, cast, ClubPresident, "approved", "", "/money");
        await Turn(tour, cast, TreasuryClerk, "register_account", mistakes: true);
        await money.RegisterAccount(Stop);
        await Turn(tour, cast, ClubPresident, "assent", mistakes: true);
        await money.Assent(Stop);
        await Turn(tour, cast, MunicipalSigner, "order");
        await tour.Look("money-clerk", TreasuryClerk, $"/projects/{cast.Project}/money");
        await tour.Mistakes(
            "money-clerk", TreasuryClerk, $"/projects/{cast.Project}/money", "form:has([name='Deposit.Received'])");
        await Credits(tour, money);
        await money.FundInPart("300,000.00", Stop);
        await tour.Look("fees", ClubTreasurer, "/fees?Sent=1000&Fee=22.5&Rate=18.4523");
        await tour.Look("statements", ClubTreasurer, "/statements");
        var clerk = await cast.As(TreasuryClerk, Stop);
        await clerk.Open($"/projects/{cast.Project}/money", Stop);
        var deposit = clerk.Page.QuerySelector("a[href*='/deposits/']")!.GetAttribute("href")!;
        await tour.Look("deposit", TreasuryClerk, deposit);
        await Tabs(tour, cast, ClubTreasurer, "short", "", "/money");
        await money.FundTheRest("300,000.00", Stop);
    }

    private static async Task Credits(Tour tour, MoneyActs money)
    {
        await tour.Look("bank-lines-empty", Reconciler, "/bank-lines");
        await tour.Mistakes("bank-lines", TreasuryClerk, "/bank-lines", "form:has([name='Line.Clabe'])");
        var line = await money.RecordCredit("12,500.00", "SPEI-7781", Stop);
        await tour.Look("bank-lines", TreasuryClerk, "/bank-lines");
        await tour.Look("bank-line", TreasuryClerk, line);
        await tour.Mistakes("bank-line", TreasuryClerk, line, "form:has([name='ReturnReason'])");
    }

    private static async Task Works(Tour tour, Cast cast, MoneyActs money)
    {
        await Tabs(tour, cast, ClubPresident, "funded", "", "/money");
        await Turn(tour, cast, Executor, "start_works", mistakes: true);
        await money.StartWorks(Stop);
        await tour.Look("money-orderer", PaymentOrderer, $"/projects/{cast.Project}/money");
        await tour.Mistakes(
            "money-orderer", PaymentOrderer, $"/projects/{cast.Project}/money", "form:has([name='Payment.Amount'])");
        await money.Order("348,000.00", "Anticipo del 30 %", Stop);
        await Turn(tour, cast, FirstApprover, "approve_payment");
        await money.Approve(Stop);
        await tour.Look("progress-executor", Executor, $"/projects/{cast.Project}/progress");
        await tour.Mistakes(
            "progress-executor", Executor, $"/projects/{cast.Project}/progress", "form:has([name='Expense.Amount'])");
        await money.ProveSpending("348,000.00", "5FB2822E-396D-4725-8521-CDC4BDD20CC1", Stop);
        await Turn(tour, cast, Executor, "progress", mistakes: true);
        tour.MustHaveSaid(new NotAPercentage(), new FieldMissing());
        await money.Progress(60, "Pozo perforado a 180 metros y ademado", Stop);
        await Tabs(tour, cast, ClubPresident, "works");
    }

    private static async Task Closing(Tour tour, Cast cast, MoneyActs money)
    {
        await money.Pay("812,000.00", "Finiquito", Stop);
        await money.ProveSpending("812,000.00", "5FB2822E-396D-4725-8521-CDC4BDD20CC2", Stop);
        await money.Progress(100, "Obra terminada y probada; el agua llega al tanque", Stop);
        await money.HandOver(Stop);
        await tour.Mistakes(
            "money-yields", TreasuryClerk, $"/projects/{cast.Project}/money", "form:has([name='Yield.Amount'])");
        await money.RecordYield("3,210.55", "REND-01", Stop);
        await Turn(tour, cast, Reconciler, "confirm_yield");
        await money.ConfirmYield(Stop);
        await tour.Look("money-yields", TreasuryClerk, $"/projects/{cast.Project}/money");
        await Turn(tour, cast, Technician, "close", mistakes: true);
        await money.Close(Stop);
        await Tabs(tour, cast, Auditor, "closed");
        await Audit(tour, cast);
    }

    private static async Task Audit(Tour tour, Cast cast)
    {
        var auditor = await cast.As(Auditor, Stop);
        await auditor.Open($"/audit/projects/{cast.Project}", Stop);
        var entry = auditor.Page.QuerySelector("a[href^='/audit/entries/']")!.GetAttribute("href")!;
        await tour.Look("audit", Auditor, "/audit");
        await tour.Look("audit-nothing", Auditor, "/audit?q=Tlaltenango");
        await tour.Look("audit-project", Auditor, $"/audit/projects/{cast.Project}");
        await tour.Look("audit-entry", Auditor, entry);
        var figure = auditor.Page.QuerySelector("a[href^='/audit/balance/']")!.GetAttribute("href")!;
        await tour.Look("audit-figure", Auditor, figure);
        await tour.Look("audit-figure-then", Auditor, figure + "?on=2026-01-20&known=2026-01-20");
        await tour.Look("audit-figure-no-date", Auditor, figure + "?on=ayer", status: 422);
        await auditor.Open("/editions", Stop);
        var ofEdition = auditor.Page.QuerySelector("main a[href^='/editions/']")!.GetAttribute("href")!;
        await tour.Look("audit-edition", Auditor, "/audit" + ofEdition);
        await tour.Look("periods", Director, "/accounting-periods");
        await auditor.Open("/accounting-periods", Stop);
        await tour.Look("period", Director, auditor.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        await tour.Look("projects", Technician, "/projects");
        await tour.Look("works", null, "/works");
        await tour.Look("operations-after", Administrator, "/operations");

        var director = await cast.As(Director, Stop);
        await director.Open("/editions", Stop);
        var edition = director.Page.QuerySelectorAll("main a[href^='/editions/']").Select(a => a.GetAttribute("href")!)
            .First(a => a != "/editions/new");
        await tour.Look("edition", Director, edition);
        await tour.Mistakes("edition", Director, edition, "form:has([name=Amount])");
        await director.Open(edition + "/report", Stop);
        await director.Send("main form[method=post]", Stop);
        await tour.Look("report", Director, edition + "/report");
        var verify = director.Page.QuerySelector("main a[href^='/verify/']")!.GetAttribute("href")!;
        await tour.Look("verify-known", null, verify);
    }

    private static Task Tabs(Tour tour, Cast cast, DemoPerson person, string when) =>
        Tabs(tour, cast, person, when, "", "/money", "/progress", "/documents", "/history", "/process");

    private static async Task Tabs(Tour tour, Cast cast, DemoPerson person, string when, params string[] tabs)
    {
        foreach (var tab in tabs)
            await tour.Look($"project-{when}{tab.Replace('/', '-')}", person, $"/projects/{cast.Project}{tab}");
    }

    private static async Task Turn(
        Tour tour, Cast cast, DemoPerson person, string step, bool mistakes = false)
    {
        var visitor = await cast.Turn(person, step, Stop);
        var task = visitor.At.AbsolutePath;
        await tour.Look($"task-{step}", person, task);
        if (mistakes) await tour.Mistakes($"task-{step}", person, task, "[data-step] form:not(.claim)");
    }
}
