using ThreeForOne.Server.Features.Demo;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Server.Features.SelfTest;

/// <summary>The committee's part: called with its notice, held with four sectors, closed by its secretary.</summary>
public sealed class CommitteeActs(Cast cast, Func<DateOnly> today)
{
    private const int NoticeDays = 30;
    /// <summary>The session's page.</summary>
    public string Session { get; set; } = "";

    public async Task Call(CancellationToken stop)
    {
        var secretary = await cast.As(Secretary, stop);
        await secretary.Open("/sessions/new", stop);
        await secretary.Send("[name='HeldOn.Day']", stop, null,
            [.. Cast.Date("HeldOn", today().AddDays(NoticeDays)), ("Place", "Palacio de Gobierno, Zacatecas")]);
        await secretary.Open("/sessions", stop);
        Session = secretary.Page.QuerySelectorAll("main a[href^='/sessions/']").Select(a => a.GetAttribute("href")!)
            .FirstOrDefault(href => href != "/sessions/new")
                ?? throw new SelfTestFailed("The session that was called is not listed.");
        await MoveClock(NoticeDays, stop);
    }

    /// <summary>
    /// Every sector votes for every project on the agenda, and the secretary closes the session: all are approved, save
    /// those that are not.
    /// </summary>
    public async Task Rule(CancellationToken stop, params Guid[] rejected)
    {
        foreach (var voter in new[] { FederalVoter, StateVoter, MunicipalVoter, MigrantVoter })
        {
            await Attend(voter, stop);
            await Vote(voter, rejected, stop);
        }
        var secretary = await cast.As(Secretary, stop);
        await secretary.Open(Session, stop);
        var projects = secretary.Page.QuerySelectorAll("input[name^='Rulings['][name$='.Project']")
            .Select(p => Guid.Parse(p.GetAttribute("value")!)).ToList();
        await secretary.Send("[name='Rulings[0].Ruling']", stop, null, [.. projects.SelectMany((project, i) => new[]
        {
            ($"Rulings[{i}].Ruling", rejected.Contains(project) ? "rejected" : "approved"),
            ($"Rulings[{i}].Reason", rejected.Contains(project)
                ? "La localidad ya tiene una obra igual, terminada el año pasado"
                : "Atiende una carencia grave y el expediente está completo"),
        })]);
        await secretary.Send("[name='Seen']", stop);
    }

    private async Task Vote(DemoPerson voter, Guid[] against, CancellationToken stop)
    {
        var seated = await cast.As(voter, stop);
        await seated.Open(Session + "/vote", stop);
        // One project has a form of its own; several can be voted on at once, each with a vote for it to begin with.
        if (seated.Page.QuerySelector("[name='Ballots[0].Choice']") is null)
        {
            await seated.Send(
                "[name='Choice']", stop, null, ("Choice", "for"), ("Reason", "Atiende una carencia grave"));
            return;
        }
        var projects = seated.Page.QuerySelectorAll("input[name^='Ballots['][name$='.Project']")
            .Select(p => Guid.Parse(p.GetAttribute("value")!)).ToList();
        await seated.Send("[name='Ballots[0].Choice']", stop, null, [.. against.SelectMany(project => new[]
        {
            ($"Ballots[{projects.IndexOf(project)}].Choice", "against"),
            ($"Ballots[{projects.IndexOf(project)}].Reason", "La localidad ya tiene una obra igual"),
        })]);
    }

    /// <summary>The secretary writes down that a voter is there.</summary>
    public async Task Attend(DemoPerson voter, CancellationToken stop)
    {
        var secretary = await cast.As(Secretary, stop);
        await secretary.Open(Session, stop);
        await secretary.Send("[name='Seat']", stop, null, ("Seat", $"{voter.Sector}:{voter.Id}"));
    }

    private async Task MoveClock(int days, CancellationToken stop)
    {
        var director = await cast.As(Director, stop);
        await director.Open("/demo/clock", stop);
        await director.Send("[name='Days']", stop, null, ("Days", $"{days}"));
    }
}
