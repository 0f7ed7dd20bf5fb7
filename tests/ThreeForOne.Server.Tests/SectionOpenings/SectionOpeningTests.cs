using System.Net;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Features.SectionOpenings;
using ThreeForOne.Server.Tests.Ledger;
using ThreeForOne.Server.Tests.Proposals;

namespace ThreeForOne.Server.Tests.SectionOpenings;

/// <summary>A club opens a part of its draft to the town's engineer, who sees that part and nothing else.</summary>
public sealed class SectionOpeningTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting _club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Actor Engineer => DemoPeople.Executor.Actor;

    [Fact]
    public async Task The_engineer_writes_the_opened_part_and_the_club_confirms_it_before_it_submits()
    {
        var id = await _club.Complete();
        using var club = await site.As(DemoPeople.ClubPresident);
        using var engineer = await site.As(DemoPeople.Executor);
        Assert.Equal(HttpStatusCode.NotFound, (await engineer.Get($"/proposals/{id}/budget")).Status);

        var page = $"/proposals/{id}/openings";
        await club.Submit(page, page, ("Section", "budget"), ("Office", $"{DemoOffices.Executor.Id}"),
            ("Note", "Revise los metros"));
        Assert.Contains("Revise los metros", (await engineer.Get("/opened-sections")).Text, StringComparison.Ordinal);
        foreach (var closed in new[] { "place", "beneficiaries" })
            Assert.Equal(HttpStatusCode.NotFound, (await engineer.Get($"/proposals/{id}/{closed}")).Status);
        foreach (var ofTheClub in new[] { "", "/contributions", "/review", "/openings", "/revisions/budget" })
            Assert.Equal(HttpStatusCode.Forbidden, (await engineer.Get($"/proposals/{id}{ofTheClub}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await engineer.Get($"/projects/{id}")).Status);

        var budget = $"/proposals/{id}/budget";
        var saved = await engineer.Submit(budget, budget,
            ("Lines[0].Description", "Tubería de 4 pulgadas"), ("Lines[0].Quantity", "1,200"),
            ("Lines[0].Unit", "metro"), ("Lines[0].UnitPrice", "1,000.00"));
        Assert.Equal($"{budget}?saved=true", saved.Location);
        Assert.Equal(1_200_000_00, (await _club.Project(id)).CostCentavos);
        Assert.Equal(["budget"],
            Assert.IsType<SectionsStandOpen>((await _club.Submit(id)).Refusal).Codes);

        var opening = await Opening(id);
        Assert.IsType<OfficeNotReady>((await Settle(opening, confirm: true)).Refusal);
        var list = "/opened-sections";
        Assert.NotNull((await engineer.Submit(list, list, ("Opening", $"{opening}"))).Location);
        Assert.IsType<SectionHandedBack>((await Budget(id)).Refusal);
        Assert.IsType<NoSuchOpening>((await Ready(opening)).Refusal);
        Assert.Null((await Settle(opening, confirm: true)).Refusal);
        Assert.IsType<NoSuchOpening>((await Settle(opening, confirm: true)).Refusal);
        Assert.IsType<NoSuchProject>((await Budget(id)).Refusal);
        Assert.Null((await _club.Submit(id)).Refusal);
    }

    [Fact]
    public async Task What_is_asked_wrongly_is_told_and_a_part_taken_back_says_why()
    {
        var bare = await _club.Start();
        Assert.IsType<TownMissing>((await Open(bare)).Refusal);
        var id = await _club.Complete();
        Assert.IsType<SectionNotOpenable>((await Open(id, "contributions")).Refusal);
        Assert.IsType<OfficeNotOfTown>((await Open(id, office: DemoOffices.State.Id)).Refusal);
        Assert.IsType<TextTooLong>((await Open(id, note: new string('a', 1_001))).Refusal);
        Assert.IsType<NoSuchProject>((await Open(id, who: DemoPeople.OtherClubPresident)).Refusal);
        var opening = (await Open(id, note: new string('a', 1_000))).Value;
        Assert.IsType<SectionIsOpen>((await Open(id)).Refusal);

        Assert.IsType<NotYourTurn>((await site.In<SayReady, Result<Guid>>(
            use => use.Handle(opening, DemoPeople.Technician.Actor, Stop))).Refusal);
        Assert.IsType<ReasonMissing>((await Settle(opening, confirm: false, " ")).Refusal);
        Assert.IsType<NoSuchOpening>((await Settle(opening, false, "No", DemoPeople.OtherClubPresident)).Refusal);
        Assert.Null((await Settle(opening, confirm: false, "Ya no hace falta")).Refusal);
        Assert.IsType<NoSuchProject>((await Budget(id)).Refusal);
        Assert.True(await Sql.Scalar(site.Databases.Verifier!, $"""
            select exists (select from mail where kind = 'section.settled' and project_id = '{id}'
                and letter::text like '%Ya no hace falta%')
            """) is true);
    }

    [Fact]
    public async Task The_database_holds_it_against_the_app_itself()
    {
        var id = await _club.Complete();
        var attack = new Attack(site);
        Assert.Equal(0L, await attack.Do(DemoPeople.Executor, $"select count(*) from project where id = '{id}'"));
        var opening = (await Open(id)).Value;

        Assert.Equal(1L, await attack.Do(DemoPeople.Executor, $"select count(*) from project where id = '{id}'"));
        Assert.Equal("section_is_open_to_its_writer", (await attack.Run(DemoPeople.Executor,
            $"update project set title = 'Otra cosa' where id = '{id}'")).Constraint);
        Assert.Equal("opening_moves_on", (await attack.Run(DemoPeople.Executor,
            $"update section_opening set status = 'confirmed', ready_by = opened_by, ready_at = now(), "
            + $"settled_by = opened_by, settled_at = now() where id = '{opening}'")).Constraint);
        Assert.Equal(0L, await attack.Do(DemoPeople.OtherClubPresident, "select count(*) from section_opening"));
        Assert.Equal(0L, await attack.Do(DemoPeople.Technician, $"select count(*) from project where id = '{id}'"));
    }

    private Task<Result<Guid>> Open(
        Guid id, string section = "budget", Guid? office = null, string? note = null, DemoPerson? who = null) =>
        site.In<OpenSection, Result<Guid>>(use => use.Handle(
            id, section, office ?? DemoOffices.Executor.Id, note, (who ?? DemoPeople.ClubPresident).Actor, Stop));

    private Task<Result<Guid>> Ready(Guid opening) =>
        site.In<SayReady, Result<Guid>>(use => use.Handle(opening, Engineer, Stop));

    private Task<Result<Guid>> Settle(Guid opening, bool confirm, string? reason = null, DemoPerson? who = null) =>
        site.In<SettleOpening, Result<Guid>>(use => use.Handle(
            opening, confirm, reason, (who ?? DemoPeople.ClubPresident).Actor, Stop));

    private async Task<Result<int>> Budget(Guid id) => await site.In<SaveBudget, Result<int>>(async use =>
        await use.Handle(id, (await _club.Section(id, "budget")).Version,
            [new BudgetEntry("Obra", "obra", 1_000, 100_00)], Engineer, Stop));

    private async Task<Guid> Opening(Guid id) => (Guid)(await Sql.Scalar(
        site.Databases.Verifier!, $"select id from section_opening where project_id = '{id}'"))!;
}
