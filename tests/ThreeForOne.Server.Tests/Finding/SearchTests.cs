using System.Net;
using AngleSharp.Dom;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Finding;

public sealed class SearchTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Theory]
    [InlineData("pozo durazno")]
    [InlineData("DURÁZNO  Pozo")]
    [InlineData("Jalpá")]
    [InlineData("duranzo")]
    [InlineData("pozzo durasno")]
    [InlineData("ZAC-2026-9001")]
    [InlineData("zac20269001")]
    [InlineData("2026 9001")]
    [InlineData("9001")]
    [InlineData("ozo de agu")]
    [InlineData("zacatecas pozo")]
    [InlineData("club el dur")]
    [InlineData("%pozo_")]
    [InlineData("🚰 pozo 🙂")]
    public async Task A_project_is_found_by_folio_work_place_and_club_as_people_type(string typed)
    {
        using var auditor = await site.As(DemoPeople.Auditor);

        Assert.Contains(StoredProject.Folio, Folios(await Search(auditor, typed)));
    }

    [Theory]
    [InlineData("pozo chapala")]
    [InlineData("ZAC-2026-9999")]
    [InlineData("pozo de petróleo")]
    public async Task What_is_not_there_is_said_not_to_be(string typed)
    {
        using var technician = await site.As(DemoPeople.Technician);
        var answer = await Search(technician, typed);

        Assert.Contains("Ningún proyecto", answer.Text, StringComparison.Ordinal);
        Assert.Empty(Folios(answer));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData("el")]
    [InlineData("🙂🙂🙂🙂")]
    [InlineData("%")]
    [InlineData("__%__")]
    [InlineData("' or 1=1")]
    public async Task Too_little_to_look_for_is_told_and_three_letters_are_enough(string typed)
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var answer = await Search(auditor, typed);

        Assert.Contains("al menos tres letras o números", answer.Text, StringComparison.Ordinal);
        Assert.Equal(typed, answer.Page.QuerySelector("main input[name=q]")!.GetAttribute("value"));
        Assert.Contains(StoredProject.Folio, Folios(await Search(auditor, "agu")));
        Assert.NotEmpty(Folios(await Search(auditor, "")));
    }

    [Fact]
    public async Task Three_hundred_characters_are_cut_and_answered()
    {
        using var auditor = await site.As(DemoPeople.Auditor);

        foreach (var typed in new[] { new string('ñ', 300), string.Concat(Enumerable.Repeat("kilómetro ", 30)) })
        {
            var answer = await Search(auditor, typed);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("Ver todos", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_wrong_letter_is_forgiven_and_said()
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var mended = await Search(auditor, "duranzo");

        Assert.Contains("Nada coincide exactamente", mended.Text, StringComparison.Ordinal);
        Assert.Contains("palabras parecidas: durazno", mended.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Nada coincide", (await Search(auditor, "durazno")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_found_by_its_own_club_alone()
    {
        var id = await site.Project(
            "", new { state = "BORRADOR", title = "Quinceañera del kiosco", submitted_at = (string?)null });

        foreach (var person in new[]
            {
                DemoPeople.OtherClubPresident, DemoPeople.Technician, DemoPeople.Auditor, DemoPeople.Director,
                DemoPeople.MunicipalSigner,
            })
        {
            using var other = await site.As(person);
            Assert.DoesNotContain("kiosco", (await Search(other, "kiosco")).Page.QuerySelector("main")!.TextContent
                .Replace("value=\"kiosco\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.DoesNotContain("Quinceañera", (await Search(other, "")).Text, StringComparison.Ordinal);
        }
        using var own = await site.As(DemoPeople.ClubTreasurer);
        var found = await Search(own, "kiosco");
        Assert.NotNull(found.Page.QuerySelector($"main a[href='/proposals/{id}']"));
    }

    [Fact]
    public async Task An_account_is_found_by_its_last_digits_and_by_those_who_see_accounts()
    {
        var other = await site.Project("ZAC-2026-7001", new { title = "Otra obra" });
        await site.Owner($"""
            insert into registered_account (id, project_id, clabe, bank, holder, reference, recorded_by, recorded_at)
            values (uuidv7(), '{other}', '012180001234567899', 'Banco', 'Fideicomiso', 'REF-77-X',
                    '{DemoPeople.TreasuryClerk.Id}', now())
            """);

        using var reconciler = await site.As(DemoPeople.Reconciler);
        Assert.Equal(["ZAC-2026-7001"], Folios(await Search(reconciler, "567899")));
        Assert.Equal([StoredProject.Folio], Folios(await Search(reconciler, "8359719")));
        Assert.Contains("ZAC-2026-7001", Folios(await Search(reconciler, "REF-77-X")));
        using var technician = await site.As(DemoPeople.Technician);
        Assert.Empty(Folios(await Search(technician, "567899")));
    }

    [Fact]
    public async Task The_folio_comes_first_then_the_work_then_the_club()
    {
        await site.Project("ZAC-2026-7102", new { title = "Plaza" });
        await site.Project("ZAC-2026-7101", new
        {
            title = "Plaza", locality_name = "Tlachichila", municipality_code = "034",
            club_id = DemoOffices.JalpaUnido.Id,
        });
        await site.Project("ZAC-2026-7103", new { title = "Camino" });
        await site.Project("ZAC-2026-7104", new { title = "Segunda etapa de ZAC-2026-7103" });

        using var auditor = await site.As(DemoPeople.Auditor);
        var jalpa = Folios(await Search(auditor, "jalpa plaza"));
        Assert.Equal(["ZAC-2026-7102", "ZAC-2026-7101"], jalpa);
        Assert.Equal(["ZAC-2026-7103", "ZAC-2026-7104"], Folios(await Search(auditor, "zac-2026-7103")));
    }

    [Fact]
    public async Task Pages_of_a_search_hold_each_project_once_while_others_come_in()
    {
        for (var i = 0; i < 60; i++) await Footpath($"ZAC-2026-6{i:000}");
        using var auditor = await site.As(DemoPeople.Auditor);

        foreach (var typed in new[] { "andador", "" })
        {
            var seen = new List<string>();
            var next = $"/projects?q={typed}";
            for (var page = 0; next is not null; page++)
            {
                var answer = await auditor.Get(next);
                seen.AddRange(Folios(answer).Where(f => f.StartsWith("ZAC-2026-6", StringComparison.Ordinal)));
                next = answer.Page.QuerySelector("a[rel=next]")?.GetAttribute("href");
                await Footpath($"ZAC-2026-5{(typed.Length > 0 ? 1 : 2)}{page:00}");
            }
            Assert.Equal(60, seen.Count);
            Assert.Equal(60, seen.Distinct().Count());
        }
        Assert.Equal(HttpStatusCode.OK, (await auditor.Get("/projects?after=9~nada")).Status);
    }

    private Task<Guid> Footpath(string folio) => site.Project(folio, new
    {
        title = "Andador", locality_name = "Tlachichila", municipality_code = "034",
        club_id = DemoOffices.JalpaUnido.Id,
    });

    [Fact]
    public void Slips_are_counted_as_people_make_them()
    {
        Assert.Equal(0, Misspelling.Slips("durazno", "durazno"));
        Assert.Equal(1, Misspelling.Slips("duranzo", "durazno"));
        Assert.Equal(1, Misspelling.Slips("jala", "jalpa"));
        Assert.Equal(2, Misspelling.Slips("eletrificasion", "electrificacion"));
        Assert.Equal(3, Misspelling.Slips("abc", "xyz"));
    }

    private static Task<Answer> Search(Visitor visitor, string typed) =>
        visitor.Get("/projects?q=" + Uri.EscapeDataString(typed));

    private static List<string> Folios(Answer answer) =>
        [.. answer.Page.QuerySelectorAll("main tbody th .muted").Select(f => f.Text().Trim())];
}
