using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.SelfTest;
using static Microsoft.Playwright.Assertions;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Browser.Tests;

/// <summary>
/// The club's money as the treasury's people see it come in: one credit of the bank for two projects, dollars that
/// arrive short by their fee and are completed with a surplus, and a credit that nobody knows and that goes back.
/// </summary>
public sealed class ContributionTests : IAsyncLifetime
{
    // Two agreed projects of its own, which no other test may find in a queue.
    private readonly DemoSite _site = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Credits_are_divided_completed_and_returned_by_the_right_people()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        await using var tour = new Tour(_site);
        using var well = new Cast(_site.Address);
        using var street = new Cast(_site.Address);
        var folios = new[] { await Agreed(well), await Agreed(street) };

        await Divide(tour, folios);
        foreach (var cast in new[] { well, street }) await Confirm(cast);
        await Complete(tour, well);
        await Return(tour);
        await tour.MustBeClean();
    }

    private async Task<string> Agreed(Cast cast)
    {
        var (proposal, committee) = (new ProposalActs(cast), new CommitteeActs(cast, () => _site.Today));
        var money = new MoneyActs(cast, () => _site.Today);
        await proposal.Draft(Stop);
        var folio = await proposal.Submit(Stop);
        await cast.Decide(Technician, "review", "complete", "Expediente completo", Stop);
        await proposal.Opine(Stop);
        await committee.Call(Stop);
        await committee.Rule(Stop);
        await money.RegisterAccount(Stop);
        await money.Assent(Stop);
        return folio;
    }

    /// <summary>One transfer of the club for both works: 1,000.00 and 500.00 of it.</summary>
    private async Task Divide(Tour tour, string[] folios)
    {
        var line = "";
        await _site.Visit(Screen.Desk, TreasuryClerk, async clerk =>
        {
            await Record(clerk, "1,500.00", "WIRE-3300");
            line = new Uri(clerk.Page.Url).AbsolutePath;
            await Part(clerk, 0, folios[0], "1,000.00");
            await Part(clerk, 1, folios[1], "500.01");
            await clerk.Fill("How it was found out", "The club wrote which part is for which work");
            clerk.Expect(line + "?handler=Divide");
            await clerk.Press("Assign");
            await Expect(clerk.Page.Locator(".error-summary")).ToContainTextAsync("1,500.00");

            // What was typed is still there; a centavo less fits.
            await clerk.Page.Locator("[name='Division[1].Amount']").FillAsync("500.00");
            await clerk.Press("Assign");
            await Expect(clerk.Main).ToContainTextAsync(folios[1]);
        });
        await tour.Look("bank-line-divided", TreasuryClerk, line);
    }

    private async Task Confirm(Cast cast)
    {
        var turn = (await cast.Turn(Reconciler, "confirm_deposit", Stop)).At.AbsolutePath;
        await _site.Visit(Screen.Phone, Reconciler, async reconciler =>
        {
            await reconciler.Go(turn);
            await reconciler.Page.Locator("[data-step] [name=Outcome][value=confirm] + label").ClickAsync();
            await reconciler.Page.Locator("[data-step] [name=Reason]").FillAsync("Aparece en el estado de cuenta");
            await reconciler.Page.Locator("[data-step] form:not(.claim) button:visible").Last.ClickAsync();
            await reconciler.Page.WaitForURLAsync(url => !url.EndsWith(turn, StringComparison.Ordinal));
        });
    }

    /// <summary>US$16,222 less a fee of 15 at 18.4 falls 796.00 short; 840.00 completes it, with 44.00 over.</summary>
    private async Task Complete(Tour tour, Cast cast)
    {
        var money = $"/projects/{cast.Project}/money";
        await Deposit(money, "298,204.00", "WIRE-3301", ("Sent", "16,222.00"), ("Fee", "15.00"), ("Rate", "18.4"));
        var turn = (await cast.Turn(Reconciler, "confirm_deposit", Stop)).At.AbsolutePath;
        await tour.Look("deposit-to-confirm", Reconciler, turn);
        await Confirm(cast);
        await tour.Look("money-short", ClubTreasurer, money);
        await Says(money, "796.00");

        await Deposit(money, "840.00", "WIRE-3302");
        await Confirm(cast);
        await Says(money, "44.00");
        await tour.Look("money-with-surplus", ClubTreasurer, money);
    }

    private Task Says(string page, string amount) => _site.Visit(Screen.Phone, ClubTreasurer, async treasurer =>
    {
        await treasurer.Go(page);
        await Expect(treasurer.Main).ToContainTextAsync(amount);
    });

    private async Task Return(Tour tour)
    {
        var line = "";
        await _site.Visit(Screen.Desk, TreasuryClerk, async clerk =>
        {
            await Record(clerk, "7,777.77", "WIRE-3303");
            line = new Uri(clerk.Page.Url).AbsolutePath;
            var form = clerk.Page.Locator("form[action*='handler=Return']");
            await form.Locator("[name=Kind][value=returned] + label").ClickAsync();
            await form.Locator("[name=Amount]").FillAsync("7,777.77");
            await form.Locator("[name=BankReference]").FillAsync("DEV-3303");
            await form.Locator("[name=ReturnReason]").FillAsync("No club knows the sender");
            await clerk.Press("Propose");
            await Expect(clerk.Main).ToContainTextAsync("DEV-3303");
        });
        await tour.Look("bank-line-to-return", Reconciler, line);
        await _site.Visit(Screen.Phone, Reconciler, async reconciler =>
        {
            await reconciler.Go(line);
            var form = reconciler.Page.Locator("form[action*='handler=Decide']");
            await form.Locator("[name=Outcome][value=confirm] + label").ClickAsync();
            await form.Locator("[name=Reason]").FillAsync("El banco confirma la devolución");
            await reconciler.Press("Decidir");
            await Expect(reconciler.Page.Locator("form[action*='handler=Decide']")).ToHaveCountAsync(0);
            await reconciler.Go("/bank-lines");
            await Expect(reconciler.Main).Not.ToContainTextAsync("WIRE-3303");
        });
        await tour.Look("bank-line-returned", Auditor, line);
    }

    private async Task Record(Visit clerk, string amount, string reference)
    {
        await clerk.Go("/bank-lines");
        await clerk.Fill("The account's CLABE", "032180000118359719");
        await Date(clerk, "Line.ValueDate");
        await clerk.Page.Locator("[name='Line.Received']").FillAsync(amount);
        await clerk.Fill("Bank reference", reference);
        await clerk.Fill("Who sent the money", "Familia Robles, Aurora, Illinois");
        await clerk.Press("Record");
        await clerk.Page.WaitForURLAsync("**/bank-lines/*");
    }

    private Task Deposit(
        string money, string received, string reference, params (string Field, string Value)[] dollars) =>
        _site.Visit(Screen.Desk, TreasuryClerk, async clerk =>
        {
            await clerk.Go(money);
            await clerk.Page.Locator("[name='Deposit.Party']").SelectOptionAsync("club");
            await clerk.Page.Locator("[name='Deposit.Received']").FillAsync(received);
            await Date(clerk, "Deposit.ValueDate");
            await clerk.Page.Locator("[name='Deposit.BankReference']").FillAsync(reference);
            await clerk.Page.Locator("[name='Deposit.Payer']").FillAsync("Club El Durazno, Chicago");
            if (dollars.Length > 0) await clerk.Page.Locator("[name='Deposit.Currency']").SelectOptionAsync("USD");
            foreach (var (field, value) in dollars)
                await clerk.Page.Locator($"[name='Deposit.{field}']").FillAsync(value);
            await clerk.Page.Locator("form[action*='handler=Deposit'] button:visible").Last.ClickAsync();
            await clerk.Page.WaitForURLAsync("**/deposits/**");
        });

    private async Task Date(Visit clerk, string field)
    {
        foreach (var (part, value) in Cast.Date(field, _site.Today))
            await clerk.Page.Locator($"[name='{part}']").FillAsync(value);
    }

    private static async Task Part(Visit clerk, int at, string folio, string amount)
    {
        await clerk.Page.Locator($"[name='Division[{at}].Folio']").FillAsync(folio);
        await clerk.Page.Locator($"[name='Division[{at}].Party']").SelectOptionAsync("club");
        await clerk.Page.Locator($"[name='Division[{at}].Amount']").FillAsync(amount);
    }
}
