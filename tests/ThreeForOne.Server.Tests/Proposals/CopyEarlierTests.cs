using System.Net;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>A draft that begins with an earlier proposal of the same club.</summary>
public sealed class CopyEarlierTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Unread = "Copiada: léala otra vez";

    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_work_its_place_beneficiaries_and_budget_are_copied_and_nothing_of_its_year()
    {
        var source = await club.Complete(cost: "5,000,000.00", pledge: "1,250,000.00", choice: "open_gap");
        var folio = (await club.Submit(source)).Value;
        var copy = (await Copy(source)).Value;

        var (old, made) = (await club.Project(source), await club.Project(copy));
        Assert.Equal(("Pozo nuevo", "BORRADOR", null), (made.Title, made.State, made.Folio));
        Assert.Equal(
            (old.TypeCode, old.Description, old.MunicipalityCode, old.LocalityCode, old.PeopleHelped, old.Benefit),
            (made.TypeCode, made.Description, made.MunicipalityCode, made.LocalityCode, made.PeopleHelped,
                made.Benefit));
        Assert.Equal((old.CostCentavos, 0L, null), (made.CostCentavos, made.PledgeCentavos, made.Choice));
        Assert.Empty(await club.Read(db => db.Attachments.Where(a => a.ProjectId == copy).ToListAsync(Stop)));
        Assert.Equal("2 2 2 1 1", await Versions(copy));
        var leftOut = await club.Read(db => db.ProjectCopies.Where(c => c.ProjectId == copy)
            .Select(c => c.LeftOut).SingleAsync(Stop));
        Assert.Equal("pledge documents", string.Join(' ', leftOut));
        var told = await club.Read(db => db.AuditEvents
            .SingleAsync(e => e.ProjectId == copy && e.Code == "proposal.copied", Stop));
        Assert.Equal((source, DemoPeople.ClubPresident.Id), (told.SubjectId!.Value, told.PersonId));

        using var president = await site.As(DemoPeople.ClubPresident);
        var page = await president.Get($"/proposals/{copy}");
        Assert.Contains($"Se copió de {folio}, «Pozo de agua, El Durazno»", page.Text, StringComparison.Ordinal);
        Assert.Contains(LeftOut.Say(LeftOut.Pledge).Spanish, page.Text, StringComparison.Ordinal);
        Assert.Contains(LeftOut.Say(LeftOut.Documents).Spanish, page.Text, StringComparison.Ordinal);
        Assert.Equal(3, page.Page.QuerySelectorAll(".task-list .state-tag").Count(t => t.TextContent == Unread));
    }

    [Fact]
    public async Task A_copied_part_says_so_until_it_is_saved_also_unchanged()
    {
        var source = await club.Complete();
        var folio = (await club.Submit(source)).Value;
        var copy = (await Copy(source)).Value;
        using var president = await site.As(DemoPeople.ClubPresident);
        var address = $"/proposals/{copy}/beneficiaries";

        Assert.Contains($"Se copió de {folio}", (await president.Get(address)).Text, StringComparison.Ordinal);
        Assert.NotEmpty((await president.Get($"/proposals/{copy}/review")).Page
            .QuerySelectorAll($"main .usa-alert a[href='{address}']"));
        await president.Submit(address, address);

        Assert.DoesNotContain("Se copió de", (await president.Get(address)).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await club.Section(copy, "beneficiaries")).Version);
        Assert.Empty((await president.Get($"/proposals/{copy}/review")).Page
            .QuerySelectorAll($"main .usa-alert a[href='{address}']"));
        Assert.Equal(2, (await president.Get($"/proposals/{copy}")).Page
            .QuerySelectorAll(".task-list .state-tag").Count(t => t.TextContent == Unread));
    }

    [Fact]
    public async Task Only_a_clubs_own_proposal_is_copied_and_else_nothing_begins()
    {
        var source = await club.Start();
        var before = await Count();

        Assert.IsType<NoSuchProject>((await Copy(source, DemoPeople.OtherClubPresident)).Refusal);
        Assert.IsType<NoSuchProject>((await Copy(Guid.CreateVersion7())).Refusal);

        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task A_form_that_names_someone_elses_is_refused_at_its_page()
    {
        var source = await club.Start();
        using var other = await site.As(DemoPeople.OtherClubPresident);
        Assert.Equal(404, (int)(await other.Get($"/projects/{source}")).Status);
        var before = await Count();

        var sent = await other.Submit(
            "/proposals/new", "/proposals/new", ("Title", "Pozo ajeno"), ("Copy", source.ToString()));

        Assert.Contains(new NoSuchProject().Say.Spanish, sent.Text, StringComparison.Ordinal);
        Assert.Contains("Pozo ajeno", sent.Body, StringComparison.Ordinal);
        Assert.Equal(before, await Count());
    }

    [Fact]
    public async Task The_page_offers_the_clubs_own_and_begins_with_the_chosen_one()
    {
        var source = await club.Start("Puente viejo");
        using var president = await site.As(DemoPeople.ClubPresident);
        using var other = await site.As(DemoPeople.OtherClubPresident);

        var summary = await president.Get($"/projects/{source}");
        var begin = summary.Page.QuerySelector($"a[href='/proposals/new?copy={source}']")!.GetAttribute("href")!;
        var form = (await president.Get(begin)).Page;
        Assert.Equal("Puente viejo", form.QuerySelector("[name=Title]")!.GetAttribute("value"));
        Assert.NotNull(form.QuerySelector($"option[value='{source}'][selected]"));
        Assert.DoesNotContain("Puente viejo", (await other.Get("/proposals/new")).Text, StringComparison.Ordinal);
        var begun = await president.Submit(
            "/proposals/new", "/proposals/new", ("Title", "Puente nuevo"), ("Copy", source.ToString()));

        Assert.Contains(", «Puente viejo»",
            (await president.Get(begun.Location!)).Text, StringComparison.Ordinal);
    }

    private async Task<string> Versions(Guid project)
    {
        var saved = await club.Read(db => db.ProjectSections.Where(x => x.ProjectId == project)
            .ToDictionaryAsync(x => x.Code, x => x.Version, Stop));
        return string.Join(' ', ProposalProgress.Sections.Select(code => saved[code]));
    }

    private Task<int> Count() => club.Read(db => db.Projects.CountAsync(Stop));

    private async Task<Result<Guid>> Copy(Guid source, DemoPerson? who = null) =>
        await site.In<StartProposal, Result<Guid>>(async use => await use.Handle(
            await club.Edition(), "Pozo nuevo", Drafting.NewKey(), (who ?? DemoPeople.ClubPresident).Actor, Stop,
            source));
}
