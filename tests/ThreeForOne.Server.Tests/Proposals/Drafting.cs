using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>Drafts proposals through the use cases, as a club's officers would.</summary>
internal sealed class Drafting(DemoSite site)
{
    public static readonly byte[] Pdf = PlainPdf.Of("una prueba");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Actor President => DemoPeople.ClubPresident.Actor;

    public static Actor Treasurer => DemoPeople.ClubTreasurer.Actor;

    public static string NewKey() => Guid.CreateVersion7().ToString("N");

    /// <summary>A draft with a name and nothing else.</summary>
    public async Task<Guid> Start(string title = "Pozo de agua, El Durazno", DemoPerson? who = null) =>
        (await site.In<StartProposal, Result<Guid>>(async use =>
            await use.Handle(await Edition(), title, NewKey(), (who ?? DemoPeople.ClubPresident).Actor, Stop))).Value;

    /// <summary>A draft with everything that may be asked: only sending it is left.</summary>
    public async Task<Guid> Complete(
        string cost = "1,200,000.00", string pledge = "300,000.00", string? choice = null,
        string type = "infrastructure", DemoPerson? who = null)
    {
        var actor = (who ?? DemoPeople.ClubPresident).Actor;
        var id = await Start(who: who);
        await Ok<SavePlace, int>(use => use.Handle(id, 1, Place(type), actor, Stop));
        await Ok<SaveBeneficiaries, int>(use => use.Handle(id, 1, 450, 90, "Tendrán agua en casa.", actor, Stop));
        await Budget(id, cost, actor);
        await Ok<SaveContributions, int>(use => use.Handle(id, 1, MoneyText.Parse(pledge).Value, choice, actor, Stop));
        foreach (var kind in new[] { "quotes", "ownership", "minutes", "business_plan",
            "owner_identity", PackDocument.TechnicalFile })
            await site.In<AddAttachment, Result<int>>(use => use.Handle(id, kind, kind + ".pdf", Pdf, actor, Stop));
        return id;
    }

    public static PlaceAnswers Place(string type = "infrastructure", string title = "Pozo de agua, El Durazno") =>
        new(title, type, "Perforar un pozo y llevar el agua a las casas.", DemoOffices.Jalpa, "El Durazno", "0042", "");

    public async Task Budget(Guid id, string cost, Actor who)
    {
        var version = (await Section(id, ProposalProgress.Budget)).Version;
        await Ok<SaveBudget, int>(use => use.Handle(
            id, version, [new BudgetEntry("Obra completa", "obra", 1_000, MoneyText.Parse(cost).Value.Minor)],
            who, Stop));
    }

    public Task<Result<string>> Submit(Guid id, Actor? who = null, string? key = null) =>
        site.In<SubmitProposal, Result<string>>(use => use.Handle(id, key ?? NewKey(), who ?? President, Stop));

    public async Task<T> Ok<TUse, T>(Func<TUse, Task<Result<T>>> work) where TUse : notnull
    {
        var result = await site.In(work);
        Assert.Null(result.Refusal);
        return result.Value;
    }

    public Task<T> Read<T>(Func<Database, Task<T>> read) =>
        site.In<Database, T>(db => db.Reading(Actor.System, () => read(db), Stop));

    public Task<Project> Project(Guid id) => Read(db => db.Projects.AsNoTracking().SingleAsync(p => p.Id == id, Stop));

    public Task<ProjectSection> Section(Guid id, string code) =>
        Read(db => db.ProjectSections.AsNoTracking().SingleAsync(s => s.ProjectId == id && s.Code == code, Stop));

    public async Task<IReadOnlyDictionary<string, long>> Shares(Guid id) => await Read(db =>
        db.ProjectShares.Where(s => s.ProjectId == id).ToDictionaryAsync(s => s.Party, s => s.AgreedCentavos, Stop));

    public Task<Guid> OpenTask(Guid id, string element) => Read(db =>
        db.Tasks.Where(t => t.ProjectId == id && t.ElementId == element && t.Status == "open")
            .Select(t => t.Id).SingleAsync(Stop));

    public Task<Guid> Edition() => Read(
        db => db.Editions.OrderBy(e => e.ProgrammeId).Select(e => e.Id).FirstAsync(Stop));
}
