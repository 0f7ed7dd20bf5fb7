using System.Net;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>Two officers, or one with two windows, in the same section at the same time; over HTTP.</summary>
public sealed class WritingTogetherTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_officers_the_second_sees_both_versions_and_chooses_part_by_part()
    {
        var page = $"/proposals/{await club.Start()}/place";
        using var president = await site.As(DemoPeople.ClubPresident);
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        var open = await treasurer.Get(page);

        await president.Submit(page, page, ("Title", "Pozo hondo"), ("Locality", "El Durazno"));
        var told = await treasurer.Post(page,
            FormFields.Section(open).With(("Title", "Pozo y tinaco"), ("PlaceNote", "Por la brecha")));

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains(new SectionSavedMeanwhile().Say.Spanish, told.Text, StringComparison.Ordinal);
        Assert.Contains("Lo que guardó María Guadalupe Robles", told.Text, StringComparison.Ordinal);
        var rows = told.Page.QuerySelectorAll(".both-versions fieldset").Select(f => f.TextContent).ToList();
        Assert.Equal(3, rows.Count);   // what both left alone is not asked
        Assert.Contains("Pozo hondo", rows[0], StringComparison.Ordinal);
        Assert.Contains("Pozo y tinaco", rows[0], StringComparison.Ordinal);
        Assert.Equal("Pozo hondo", (await club.Project(IdOf(page))).Title);

        // Only the president wrote the locality, so hers is proposed; the rest stays as typed.
        var saved = await treasurer.Post(
            $"{page}?handler=Choose", FormFields.Of(told, ".both-versions").With(("save", "true")));

        Assert.NotNull(saved.Location);
        var project = await club.Project(IdOf(page));
        Assert.Equal(("Pozo y tinaco", "El Durazno", "Por la brecha"),
            (project.Title, project.LocalityName, project.PlaceNote));
    }

    [Fact]
    public async Task One_person_in_two_windows_puts_the_choice_into_the_form_before_it_is_saved()
    {
        var page = $"/proposals/{await club.Start()}/beneficiaries";
        using var president = await site.As(DemoPeople.ClubPresident);
        var (one, other) = (await president.Get(page), await president.Get(page));

        Assert.NotNull((await president.Post(page, FormFields.Section(one).With(("People", "400")))).Location);
        var told = await president.Post(page, FormFields.Section(other).With(("People", "450"), ("Benefit", "Agua")));
        Assert.Contains(new SectionSavedMeanwhile(ByYou: true).Say.Spanish, told.Text, StringComparison.Ordinal);
        var chosen = await president.Post($"{page}?handler=Choose",
            FormFields.Of(told, ".both-versions").With(("Take[0]", "theirs:0")));

        Assert.Equal("400", FormFields.Section(chosen).Single(f => f.Name == "People").Value);
        Assert.Equal("Agua", FormFields.Section(chosen).Single(f => f.Name == "Benefit").Value);
        Assert.Equal("", (await club.Project(IdOf(page))).Benefit);
        Assert.NotNull((await president.Post(
            page, FormFields.Section(chosen).With(("Benefit", "Agua limpia")))).Location);
        var project = await club.Project(IdOf(page));
        Assert.Equal((400, "Agua limpia"), (project.PeopleHelped!.Value, project.Benefit));
    }

    [Fact]
    public async Task Lines_that_both_added_to_the_budget_are_all_kept()
    {
        var id = await club.Start();
        var page = $"/proposals/{id}/budget";
        using var president = await site.As(DemoPeople.ClubPresident);
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        await Save(id, 1, Drafting.President, ("Tubo", 10), ("Cable", 20));

        await Save(id, 2, Drafting.President, ("Permiso", 5), ("Tubo", 10), ("Cable", 20));
        var told = await treasurer.Post(page,
        [
            .. Lines(("Tubo", "10"), ("Cable", "25"), ("Bomba", "99")), ("Version", "2"), await Token(treasurer, page),
        ]);
        var saved = await treasurer.Post(
            $"{page}?handler=Choose", FormFields.Of(told, ".both-versions").With(("save", "true")));

        Assert.NotNull(saved.Location);
        Assert.Equal(["Permiso 5", "Tubo 10", "Cable 25", "Bomba 99"], await club.Read(db => db.ProjectLines
            .Where(l => l.ProjectId == id).OrderBy(l => l.Ordinal)
            .Select(l => l.Description + " " + l.UnitPriceCentavos / 100).ToListAsync(Stop)));
    }

    [Fact]
    public async Task A_third_saving_during_the_choice_is_compared_in_its_turn()
    {
        var page = $"/proposals/{await club.Start()}/beneficiaries";
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        var open = await treasurer.Get(page);
        await Benefit(page, 1, "Una");
        var told = await treasurer.Post(page, FormFields.Section(open).With(("Benefit", "Otra")));
        await Benefit(page, 2, "Tercera");

        var again = await treasurer.Post(
            $"{page}?handler=Choose", FormFields.Of(told, ".both-versions").With(("save", "true")));

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("Tercera", again.Page.QuerySelector(".both-versions")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Otra", again.Page.QuerySelector(".both-versions")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tercera", (await club.Project(IdOf(page))).Benefit);
    }

    [Fact]
    public async Task Each_saving_tells_who_when_and_every_part_before_and_after()
    {
        var id = await club.Start("Pozo");
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        using var other = await site.As(DemoPeople.OtherClubPresident);
        await club.Ok<SavePlace, int>(use => use.Handle(
            id, 1, Drafting.Place(title: "Pozo hondo"), Drafting.President, Stop));

        Assert.Contains("Última versión: María Guadalupe Robles",
            (await treasurer.Get($"/proposals/{id}/place")).Text, StringComparison.Ordinal);
        var text = (await treasurer.Get($"/proposals/{id}/revisions/place")).Text;
        Assert.Contains("Nombre Antes: Pozo Después: Pozo hondo", text, StringComparison.Ordinal);
        Assert.Contains("Municipio Antes: — Después: Jalpa", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cómo llegar", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/proposals/{id}/revisions/place")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await treasurer.Get($"/proposals/{id}/revisions/nothing")).Status);
    }

    private Task<int> Save(Guid id, int version, Actor who, params (string Name, long Pesos)[] lines) =>
        club.Ok<SaveBudget, int>(use => use.Handle(
            id, version, [.. lines.Select(l => new BudgetEntry(l.Name, "pieza", 1_000, l.Pesos * 100))], who, Stop));

    private Task<int> Benefit(string page, int version, string benefit) => club.Ok<SaveBeneficiaries, int>(
        use => use.Handle(IdOf(page), version, null, null, benefit, Drafting.President, Stop));

    private static (string, string)[] Lines(params (string Name, string Price)[] lines) =>
    [
        .. lines.SelectMany((l, i) => new[]
        {
            ($"Lines[{i}].Description", l.Name), ($"Lines[{i}].Quantity", "1"), ($"Lines[{i}].Unit", "pieza"),
            ($"Lines[{i}].UnitPrice", l.Price),
        }),
    ];

    private static async Task<(string, string)> Token(Visitor who, string page) =>
        FormFields.Section(await who.Get(page)).Single(f => f.Name == "__RequestVerificationToken");

    private static Guid IdOf(string page) => Guid.Parse(page.Split('/')[2]);
}
