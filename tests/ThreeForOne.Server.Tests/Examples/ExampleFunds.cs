using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.SelfTest;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Examples;

/// <summary>
/// An approved project's money, from the account on: each step over HTTP by the person whose turn it is.
/// </summary>
internal sealed class ExampleFunds : IDisposable
{
    private readonly DemoSite site;
    private readonly Cast cast;
    private readonly string name;

    public ExampleFunds(DemoSite site, Guid project)
    {
        (this.site, cast, name) = (site, new Cast(site.Address) { Project = project }, project.ToString("N")[..12]);
        Acts = new MoneyActs(cast, () => Today);
    }

    public MoneyActs Acts { get; }

    private DateOnly Today => Domain.Deadline.DayOf(site.Clock.GetUtcNow(), "America/Mexico_City");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static (string Party, DemoPerson Person)[] Signers =>
    [
        ("club", DemoPeople.ClubPresident), ("municipal", DemoPeople.MunicipalSigner),
        ("state", DemoPeople.StateSigner), ("federal", DemoPeople.FederalSigner),
    ];

    /// <summary>The account is registered by two, and each party assents: CONVENIDA.</summary>
    public async Task Agreed(params string[] parties)
    {
        await Acts.RegisterAccount(Stop);
        foreach (var (_, person) in Signers.Where(s => parties.Contains(s.Party)))
            await cast.Decide(person, "assent", "assent", "Conforme", Stop);
    }

    /// <summary>A credit for a party as the form takes it, confirmed by another person.</summary>
    public async Task Deposit(string party, string received, params (string, string)[] dollars)
    {
        var clerk = await cast.As(DemoPeople.TreasuryClerk, Stop);
        await clerk.Open($"/projects/{cast.Project}/money", Stop);
        await clerk.Send("[name='Deposit.Received']", Stop, null,
        [
            ("Deposit.Party", party), ("Deposit.Received", received), .. Cast.Date("Deposit.ValueDate", Today),
            ("Deposit.BankReference", $"{name}-{party}-{received}"),
            ("Deposit.Payer", party == "club" ? "Envíos Güero, Inc." : ""), .. dollars,
        ]);
        await cast.Decide(DemoPeople.Reconciler, "confirm_deposit", "confirm", "Aparece en el banco", Stop);
    }

    /// <summary>A government orders its share and the money arrives.</summary>
    public async Task Government(string party, string amount)
    {
        await cast.Decide(Signers.Single(s => s.Party == party).Person, "order", "order", "Procede", Stop);
        await Deposit(party, amount);
    }

    /// <summary>The executor enters its contract and the works begin.</summary>
    public Task StartWorks(string contract) => cast.Fill(DemoPeople.Executor, "start_works", Stop,
    [
        ("Contractor", "Perforaciones del Cañón"), ("Contract", contract), ("Advance", "0"),
        .. Cast.Date("CommitteeFormed", Today), ("Reason", "Contrato OP-JAL-014"),
    ]);

    /// <summary>The days go by, and what has run out is fired.</summary>
    public async Task DaysPass(int days)
    {
        await site.In((MoveClock move) => move.ToDate(Today.AddDays(days), Stop));
        await site.In((TimerSweep sweep) => sweep.Run(Stop));
    }

    /// <summary>The words of the project's page of money.</summary>
    public async Task<string> MoneyPage(DemoPerson reader)
    {
        var visitor = await cast.As(reader, Stop);
        await visitor.Open($"/projects/{cast.Project}/money", Stop);
        return visitor.Page.QuerySelector("main")!.TextContent;
    }

    public Task<string> State() => cast.State(DemoPeople.ClubPresident, Stop);

    public async Task BooksHold()
    {
        await Sealer.SealAll(site.App.Services.GetRequiredService<IServiceScopeFactory>(), Stop);
        Assert.All(await StoredBooks.Verify(site.Databases), check => Assert.True(check.Holds, check.ToString()));
    }

    public void Dispose() => cast.Dispose();
}
