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
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_parts_are_copied_as_if_typed_and_the_trail_names_the_source()
    {
        var source = await club.Complete();
        await club.Submit(source);
        var copy = (await Copy(source)).Value;

        var (old, made) = (await club.Project(source), await club.Project(copy));
        Assert.Equal(("Pozo nuevo", "BORRADOR", null), (made.Title, made.State, made.Folio));
        Assert.Equal(
            (old.TypeCode, old.Description, old.MunicipalityCode, old.LocalityCode, old.PeopleHelped, old.Benefit),
            (made.TypeCode, made.Description, made.MunicipalityCode, made.LocalityCode, made.PeopleHelped,
                made.Benefit));
        Assert.Equal((old.CostCentavos, old.PledgeCentavos), (made.CostCentavos, made.PledgeCentavos));
        Assert.All(await club.Read(db => db.Attachments.Where(a => a.ProjectId == copy).ToListAsync(Stop)),
            a => Assert.Equal("pending", a.Status));
        Assert.Equal(2, (await club.Section(copy, "budget")).Version);
        Assert.Equal(source, await club.Read(db => db.AuditEvents
            .Where(e => e.ProjectId == copy && e.Code == "proposal.copied").Select(e => e.SubjectId)
            .SingleAsync(Stop)));

        using var president = await site.As(DemoPeople.ClubPresident);
        var page = await president.Get($"/proposals/{copy}");
        Assert.Contains("Se copió de «Pozo de agua, El Durazno»", page.Text, StringComparison.Ordinal);
        Assert.Contains(LeftOut.Say(LeftOut.Validation).Spanish, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(LeftOut.Say(LeftOut.Pledge).Spanish, page.Text, StringComparison.Ordinal);
        Assert.Null((await club.Submit(copy)).Refusal);
    }

    [Fact]
    public async Task What_was_chosen_about_a_gap_is_not_carried_but_told()
    {
        var source = await club.Complete(cost: "5,000,000.00", pledge: "1,250,000.00", choice: "open_gap");

        var made = await club.Project((await Copy(source)).Value);

        Assert.Equal((0L, null), (made.PledgeCentavos, made.Choice));
        Assert.Equal(["choice", "pledge", "validation"], await club.Read(db => db.ProjectCopies
            .Where(c => c.ProjectId == made.Id).Select(c => c.LeftOut).SingleAsync(Stop)));
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
    public async Task The_page_offers_the_clubs_own_and_begins_with_the_chosen_one()
    {
        var source = await club.Start("Puente viejo");
        using var president = await site.As(DemoPeople.ClubPresident);
        using var other = await site.As(DemoPeople.OtherClubPresident);

        Assert.DoesNotContain("Puente viejo", (await other.Get("/proposals/new")).Text, StringComparison.Ordinal);
        var begun = await president.Submit(
            "/proposals/new", "/proposals/new", ("Title", "Puente nuevo"), ("Copy", source.ToString()));

        Assert.Contains("Se copió de «Puente viejo»",
            (await president.Get(begun.Location!)).Text, StringComparison.Ordinal);
    }

    private Task<int> Count() => club.Read(db => db.Projects.CountAsync(Stop));

    private async Task<Result<Guid>> Copy(Guid source, DemoPerson? who = null) =>
        await site.In<StartProposal, Result<Guid>>(async use => await use.Handle(
            await club.Edition(), "Pozo nuevo", Drafting.NewKey(), (who ?? DemoPeople.ClubPresident).Actor, Stop,
            source));
}
