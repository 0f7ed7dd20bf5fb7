using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// A session worth looking at: forty projects written, sent, reviewed and scored by the people of the demonstration
/// through the use cases, and a session called for them. The clock's page leads to its day.
/// </summary>
public sealed class DemoSession(
    Database db, StartProposal start, SavePlace place, SaveBeneficiaries beneficiaries, SaveBudget budget,
    SaveContributions contributions, AddAttachment attach, SubmitProposal submit, ReviewProposal review,
    ScoreProjects score, CallSession call, Packs packs, WorkingCalendar calendar, TimeProvider clock)
{
    private const string Reason = "Datos de demostración";
    private const string Place = "Palacio de Gobierno, Zacatecas";

    // A page that says what it stands for; every paper of these projects is this one.
    private static readonly byte[] Paper = PlainPdf.Of("Documento de la demostracion");

    /// <summary>Plays it in a scope of its own, once: not where a project is there already.</summary>
    public static async Task Load(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoSession>().Load(
            // The technician works while the next club writes: a first start should be short.
            async review =>
            {
                await using var desk = services.CreateAsyncScope();
                await review(desk.ServiceProvider.GetRequiredService<DemoSession>());
            }, stop);
    }

    private async Task Load(Func<Func<DemoSession, Task>, Task> atAnotherDesk, CancellationToken stop)
    {
        var edition = await db.Reading(Actor.System, async () => await db.Projects.AnyAsync(stop)
            ? null : await db.Editions.AsNoTracking().OrderBy(e => e.FiscalYear).FirstAsync(stop), stop);
        if (edition is null) return;
        var projects = new List<Guid>();
        var reviewed = Task.CompletedTask;
        foreach (var (work, i) in DemoWorks.All.Select((w, i) => (w, i)))
        {
            var project = await Write(edition.Id, work, i, stop);
            await reviewed;
            reviewed = Task.Run(
                () => atAnotherDesk(desk => desk.Review(project, work, i, stop)), stop);
            projects.Add(project);
        }
        await reviewed;

        var pack = await db.Reading(Actor.System, () => packs.OfEdition(edition.Id, stop), stop);
        var today = MexicoCity.Day(clock.GetUtcNow());
        var day = pack.Deadline("call") is { } notice ? calendar.LastDay(today, notice.Days, notice.Kind) : today;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        Done(await call.Handle(
            new(edition.Id, day, Place, projects), "demo/session", DemoPeople.Secretary.Actor, stop));
    }

    // The club's part is one transaction and the technician's another.
    private async Task<Guid> Write(Guid edition, DemoWork work, int number, CancellationToken stop)
    {
        var club = (number % 3 == 2 ? DemoPeople.OtherClubPresident : DemoPeople.ClubPresident).Actor;
        return Done(await db.InTransaction(club, Reason, _ => Club(edition, work, number, club, stop), stop));
    }

    private async Task Review(Guid id, DemoWork work, int number, CancellationToken stop) =>
        Done(await db.InTransaction(
            DemoPeople.Technician.Actor, Reason, _ => Technician(id, work, number, stop), stop));

    private async Task<Result<Guid>> Club(
        Guid edition, DemoWork work, int number, Actor club, CancellationToken stop)
    {
        var cost = work.Thousands * 1_000_00L;
        var title = $"{work.Title}, {work.Locality}";
        var id = await Step(start.Handle(edition, title, $"demo/work/{number}", club, stop), stop);
        await Step(place.Handle(id, 1, new(
            title, work.Type, $"{work.Title} en {work.Locality}, a petición de su asamblea.",
            DemoOffices.Jalpa, work.Locality, null, ""), club, stop), stop);
        await Step(beneficiaries.Handle(
            id, 1, work.People, work.People / 4, "Lo pidió la asamblea de la localidad.", club, stop), stop);
        await Step(budget.Handle(id, 1, [new("Obra completa", "obra", 1000, cost)], club, stop), stop);
        await Step(contributions.Handle(id, 1, Money.Mxn(cost / 4), null, club, stop), stop);
        var type = (await packs.OfEdition(edition, stop)).Type(work.Type)!;
        foreach (var kind in type.Asked.Select(d => d.Code))
            await Step(attach.Handle(id, kind, $"{kind}.pdf", Paper, club, stop), stop);
        await Step(submit.Handle(id, $"demo/submit/{number}", club, stop), stop);
        return id;
    }

    private async Task<Result<Guid>> Technician(Guid id, DemoWork work, int number, CancellationToken stop)
    {
        var technician = DemoPeople.Technician.Actor;
        await Step(review.Handle(
            await OpenTask(id, stop), "complete", "Expediente completo", [], $"demo/review/{number}", technician, stop),
            stop);
        await Step(score.Handle(
            [
                new(id, "need", $"{work.Need}", "Según la visita y los datos de la localidad"),
                new(id, "readiness", $"{work.Readiness}", "Según permisos, terreno y cotizaciones"),
            ], technician, stop), stop);
        return await Step(review.Handle(
            await OpenTask(id, stop), "favourable", "Costos de mercado, propiedad acreditada, sin duplicidad", [],
            $"demo/opinion/{number}", technician, stop), stop);
    }

    // What a step wrote is there for the next one of the same transaction.
    private async Task<T> Step<T>(Task<Result<T>> step, CancellationToken stop)
    {
        var value = Done(await step);
        await db.SaveChangesAsync(stop);
        return value;
    }

    private Task<Guid> OpenTask(Guid project, CancellationToken stop) => db.Reading(
        DemoPeople.Technician.Actor, () => db.Tasks.AsNoTracking()
            .Where(t => t.ProjectId == project && t.Status == "open").Select(t => t.Id).SingleAsync(stop), stop);

    private static T Done<T>(Result<T> result) => result.IsRefusal
        ? throw new InvariantBrokenException(result.Refusal.Say.English) : result.Value;
}
