using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// Proposals written, sent, reviewed and scored by the people of the demonstration through the use cases.
/// </summary>
public sealed class DemoProposals(
    Database db, IServiceScopeFactory scopes, StartProposal start, SavePlace place, SaveBeneficiaries beneficiaries,
    SaveBudget budget, SaveContributions contributions, AddAttachment attach, SubmitProposal submit,
    ReviewProposal review, ScoreProjects score, Packs packs)
{
    private const string Reason = "Datos de demostración";

    // A page that says what it stands for; every paper of these projects is this one.
    private static readonly byte[] Paper = PlainPdf.Of("Documento de la demostracion");

    /// <summary>
    /// Plays each work up to its favourable opinion and returns the projects in their order; every third is the other
    /// club's.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> Opined(
        Guid edition, IReadOnlyList<DemoWork> works, CancellationToken stop)
    {
        var projects = new List<Guid>();
        var reviewed = Task.CompletedTask;
        foreach (var (work, i) in works.Select((w, i) => (w, i)))
        {
            var president = i % 3 == 2 ? DemoPeople.OtherClubPresident : DemoPeople.ClubPresident;
            var project = await Submitted(edition, work, president, stop);
            await reviewed;
            // The technician works while the next club writes: a first start should be short.
            reviewed = Task.Run(() => AtAnotherDesk(desk => desk.Review(project, work, stop)), stop);
            projects.Add(project);
        }
        await reviewed;
        return projects;
    }

    /// <summary>The club's part, in one transaction.</summary>
    public async Task<Guid> Submitted(Guid edition, DemoWork work, DemoPerson president, CancellationToken stop) =>
        Done(await db.InTransaction(president.Actor, Reason, async _ =>
        {
            var id = await Write(edition, work, president.Actor, stop);
            await Step(submit.Handle(id, $"demo/submit/{id}", president.Actor, stop), stop);
            return Result<Guid>.Of(id);
        }, stop));

    /// <summary>A draft that lacks its papers.</summary>
    public async Task<Guid> Drafted(Guid edition, DemoWork work, DemoPerson president, CancellationToken stop) =>
        Done(await db.InTransaction(president.Actor, Reason, async _ =>
            Result<Guid>.Of(await Write(edition, work, president.Actor, stop, papers: false)), stop));

    private async Task AtAnotherDesk(Func<DemoProposals, Task> work)
    {
        await using var desk = scopes.CreateAsyncScope();
        await work(desk.ServiceProvider.GetRequiredService<DemoProposals>());
    }

    private async Task Review(Guid id, DemoWork work, CancellationToken stop) =>
        Done(await db.InTransaction(DemoPeople.Technician.Actor, Reason, _ => Technician(id, work, stop), stop));

    private async Task<Guid> Write(
        Guid edition, DemoWork work, Actor club, CancellationToken stop, bool papers = true)
    {
        var cost = work.Thousands * 1_000_00L;
        var title = $"{work.Title}, {work.Locality}";
        var id = await Step(start.Handle(edition, title, $"demo/work/{title}", club, stop), stop);
        await Step(place.Handle(id, 1, new(
            title, work.Type, $"{work.Title} en {work.Locality}, a petición de su asamblea.",
            DemoOffices.Jalpa, work.Locality, null, ""), club, stop), stop);
        await Step(beneficiaries.Handle(
            id, 1, work.People, work.People / 4, "Lo pidió la asamblea de la localidad.", club, stop), stop);
        await Step(budget.Handle(id, 1, [new("Obra completa", "obra", 1000, cost)], club, stop), stop);
        await Step(contributions.Handle(id, 1, Money.Mxn(cost / 4), null, club, stop), stop);
        if (!papers) return id;
        var type = (await packs.OfEdition(edition, stop)).Type(work.Type)!;
        foreach (var kind in type.Asked.Select(d => d.Code))
            await Step(attach.Handle(id, kind, $"{kind}.pdf", Paper, club, stop), stop);
        return id;
    }

    private async Task<Result<Guid>> Technician(Guid id, DemoWork work, CancellationToken stop)
    {
        var technician = DemoPeople.Technician.Actor;
        await Step(review.Handle(
            await OpenTask(id, stop), "complete", "Expediente completo", [], $"demo/review/{id}", technician, stop),
            stop);
        await Step(score.Handle(
            [
                new(id, "need", $"{work.Need}", "Según la visita y los datos de la localidad"),
                new(id, "readiness", $"{work.Readiness}", "Según permisos, terreno y cotizaciones"),
            ], technician, stop), stop);
        return await Step(review.Handle(
            await OpenTask(id, stop), "favourable", "Costos de mercado, propiedad acreditada, sin duplicidad", [],
            $"demo/opinion/{id}", technician, stop), stop);
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
