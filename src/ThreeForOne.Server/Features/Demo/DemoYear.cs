using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.SelfTest;
using ThreeForOne.Server.Web;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// A year under way, so that every desk has something on it: projects of both clubs from a draft to a closed account,
/// what waits for somebody and what has waited too long. Played by the people of the demonstration, over its own pages.
/// </summary>
public sealed class DemoYear(Database db, DemoProposals proposals, DemoSession session, MoveClock clock)
{
    // The first session's works, in the order in which they are sent; the third and the sixth are the other club's.
    private static readonly DemoWork[] Works =
    [
        new("Agua entubada para el barrio alto", "La Villita", "infrastructure", 1_200, 420, 95, 90),
        new("Puente peatonal", "El Tuiche", "infrastructure", 1_200, 430, 82, 85),
        new("Aula de cómputo de la primaria", "San Bernardo", "education", 900, 160, 71, 95),
        new("Drenaje de la calle Morelos", "Tenayuca", "infrastructure", 1_600, 240, 90, 70),
        new("Jardín de la entrada", "El Rescoldo", "infrastructure", 800, 290, 40, 92),
        new("Segundo dispensario", "Palmarejo", "community_services", 700, 340, 20, 60),
    ];

    private static readonly DemoWork Returned =
        new("Barda y baños del panteón", "El Salitre", "infrastructure", 1_050, 95, 0, 0);

    private static readonly DemoWork Begun =
        new("Techo del mercado", "El Durazno", "infrastructure", 2_400, 840, 0, 0);

    private static readonly DemoWork OtherBegun =
        new("Unidad deportiva", "San Vicente", "infrastructure", 3_100, 720, 0, 0);

    // A Monday, before the year's reception ends and before what the committee approved expires.
    private static readonly (int Month, int Day) Today = (3, 9);

    private DateOnly today;

    /// <summary>Plays it in a scope of its own against the pages at an address; for a new demonstration.</summary>
    public static async Task Load(IServiceProvider services, Uri address, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoYear>().Load(address, stop);
    }

    private async Task Load(Uri address, CancellationToken stop)
    {
        var (id, heldOn, projects) = await session.Call(Works, stop);
        await Move(heldOn, stop);
        using var cast = new Cast(address);
        var money = new MoneyActs(cast, () => today);
        await new CommitteeActs(cast, () => today) { Session = $"/sessions/{id}" }.Rule(stop, projects[5]);

        await Close(cast, money, projects[0], stop);
        await Build(cast, new MoneyActs(cast, () => today) { Series = 2 }, projects[1], stop);
        await Fund(cast, money, projects[2], stop);
        await FallShort(cast, money, projects[3], stop);
        cast.Project = projects[4];
        await money.EnterAccount(stop);

        await Move(new(heldOn.Year, Today.Month, Today.Day), stop);
        await Write(cast, stop);
        await Talk(new DemoTalk(cast), projects, stop);
        await money.RecordCredit("18,400.00", "SPEI-90311", stop);
    }

    private async Task Move(DateOnly day, CancellationToken stop)
    {
        var moved = await clock.ToDate(day, stop);
        if (moved.IsRefusal) throw new InvariantBrokenException(moved.Refusal.Say.English);
        today = day;
    }

    /// <summary>Everything, up to a closed account.</summary>
    private static async Task Close(Cast cast, MoneyActs money, Guid project, CancellationToken stop)
    {
        await Agree(cast, money, project, stop);
        await money.Fund("300,000.00", stop);
        await money.StartWorks(stop);
        await money.Pay("1,160,000.00", "Obra completa, contra entrega", stop);
        await money.ProveSpending("1,160,000.00", "7A1C66D2-0B3E-4C55-9A61-2D1E5B7F0A01", stop);
        await money.Progress(100, "Obra terminada; el agua llega a las casas", stop);
        await money.HandOver(stop);
        await money.Earn("3,210.55", "REND-01", stop);
        await money.Close(stop);
    }

    /// <summary>Works under way, and a payment that its second approver has left lying.</summary>
    private static async Task Build(Cast cast, MoneyActs money, Guid project, CancellationToken stop)
    {
        await Agree(cast, money, project, stop);
        await money.Fund("300,000.00", stop);
        await money.StartWorks(stop);
        await money.Pay("348,000.00", "Anticipo del 30 %", stop);
        await money.ProveSpending("348,000.00", "7A1C66D2-0B3E-4C55-9A61-2D1E5B7F0A02", stop);
        await money.Progress(35, "Estribos colados de ambos lados", stop);
        await money.Order("290,000.00", "Primera estimación", stop);
        await cast.Decide(FirstApprover, "approve_payment", "approve", "Procede conforme al contrato", stop);
    }

    /// <summary>All the money is there and the works have not begun.</summary>
    private static async Task Fund(Cast cast, MoneyActs money, Guid project, CancellationToken stop)
    {
        await Agree(cast, money, project, stop, OtherClubPresident);
        await money.Government(MunicipalSigner, "municipal", "225,000.00", "MUN-0003", stop);
        await money.Deposit("club", "225,000.00", "WIRE-2401", stop);
        await money.Government(StateSigner, "state", "225,000.00", "EST-0003", stop);
        await money.Government(FederalSigner, "federal", "225,000.00", "FED-0003", stop);
    }

    /// <summary>Dollars came in part, a second wire waits to be confirmed, and the municipality has not paid.</summary>
    private static async Task FallShort(Cast cast, MoneyActs money, Guid project, CancellationToken stop)
    {
        await Agree(cast, money, project, stop);
        await money.Deposit("club", "367,600.00", "WIRE-2501", stop,
            ("Deposit.Sent", "20,000.00"), ("Deposit.Fee", "21.74"), ("Deposit.Rate", "18.4"));
        await money.RecordDeposit("club", "18,400.00", "WIRE-2502", stop);
    }

    private static async Task Agree(
        Cast cast, MoneyActs money, Guid project, CancellationToken stop, DemoPerson? president = null)
    {
        cast.Project = project;
        await money.RegisterAccount(stop);
        await money.Assent(stop, president);
    }

    private async Task Talk(DemoTalk talk, IReadOnlyList<Guid> projects, CancellationToken stop)
    {
        await talk.Waiting(projects[1], stop);
        await talk.Answered(projects[2], stop);
        await talk.Unanswered(projects[3], stop);
        await talk.Close(today.AddDays(10), today.AddDays(11), stop);
    }

    /// <summary>What both clubs have on their own desks this morning.</summary>
    private async Task Write(Cast cast, CancellationToken stop)
    {
        var edition = await db.Reading(Actor.System, () => db.Editions.AsNoTracking().OrderBy(e => e.FiscalYear)
            .Select(e => e.Id).FirstAsync(stop), stop);
        cast.Project = await proposals.Submitted(edition, Returned, ClubPresident, stop);
        await cast.Fill(Technician, "review", stop,
            ("Outcome", "missing"), ("Reason", "Faltan dos datos para poder dictaminar"),
            ("Items", "Una cotización más, de otro proveedor\nFotografía del terreno"));
        await proposals.Drafted(edition, Begun, ClubPresident, stop);
        await proposals.Drafted(edition, OtherBegun, OtherClubPresident, stop);
    }
}
