using ThreeForOne.Server.Features.Demo;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Server.Features.SelfTest;

/// <summary>The committee's part: called with its notice, held with four sectors, closed by its secretary.</summary>
public sealed class CommitteeActs(Cast cast, Func<DateOnly> today)
{
    private const int NoticeDays = 30;
    private string session = "";

    public async Task Call(CancellationToken stop)
    {
        var secretary = await cast.As(Secretary, stop);
        await secretary.Open("/sessions/new", stop);
        await secretary.Send("[name='HeldOn.Day']", stop, null,
            [.. Cast.Date("HeldOn", today().AddDays(NoticeDays)), ("Place", "Palacio de Gobierno, Zacatecas")]);
        await secretary.Open("/sessions", stop);
        session = secretary.Page.QuerySelectorAll("main a[href^='/sessions/']").Select(a => a.GetAttribute("href")!)
            .FirstOrDefault(href => href != "/sessions/new")
                ?? throw new SelfTestFailed("The session that was called is not listed.");
        await MoveClock(NoticeDays, stop);
    }

    public async Task Rule(CancellationToken stop)
    {
        var secretary = await cast.As(Secretary, stop);
        foreach (var voter in new[] { FederalVoter, StateVoter, MunicipalVoter, MigrantVoter })
        {
            await Attend(voter, stop);
            var seated = await cast.As(voter, stop);
            await seated.Open(session + "/vote", stop);
            await seated.Send(
                "[name='Choice']", stop, null, ("Choice", "for"), ("Reason", "Atiende una carencia grave"));
        }
        await secretary.Open(session, stop);
        await secretary.Send("[name='Rulings[0].Ruling']", stop, null,
            ("Rulings[0].Ruling", "approved"),
            ("Rulings[0].Reason", "Atiende una carencia grave y el expediente está completo"));
        await secretary.Send("[name='Seen']", stop);
    }

    /// <summary>The secretary writes down that a voter is there.</summary>
    public async Task Attend(DemoPerson voter, CancellationToken stop)
    {
        var secretary = await cast.As(Secretary, stop);
        await secretary.Open(session, stop);
        await secretary.Send("[name='Seat']", stop, null, ("Seat", $"{voter.Sector}:{voter.Id}"));
    }

    private async Task MoveClock(int days, CancellationToken stop)
    {
        var director = await cast.As(Director, stop);
        await director.Open("/demo/clock", stop);
        await director.Send("[name='Days']", stop, null, ("Days", $"{days}"));
    }
}
