using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>The club's pages without JavaScript, as a browser posts them.</summary>
public sealed class ProposalPagesTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_club_goes_from_an_empty_list_to_its_folio()
    {
        using var president = await site.As(DemoPeople.OtherClubPresident);
        Assert.Contains("Su club aún no tiene proyectos",
            (await president.Get("/proposals")).Text, StringComparison.Ordinal);

        var list = (await president.Submit(
            "/proposals/new", "/proposals/new", ("Title", "Biblioteca, La Joya"))).Location!;
        await Sends(president, $"{list}/place", $"{list}/beneficiaries",
            ("Title", "Biblioteca, La Joya"), ("Type", "infrastructure"),
            ("Description", "Una sala de lectura."), ("Municipality", "019"), ("Locality", "La Joya"));
        await Sends(president, $"{list}/beneficiaries", $"{list}/budget",
            ("People", "1,200"), ("Benefit", "Los niños leen."));
        await Sends(president, $"{list}/budget", $"{list}/contributions",
            ("Lines[0].Description", "Obra"), ("Lines[0].Quantity", "1"),
            ("Lines[0].Unit", "obra"), ("Lines[0].UnitPrice", "400,000.00"));
        await Sends(president, $"{list}/contributions", $"{list}/documents", ("Pledge", "100000"));
        Assert.Contains("Le falta: tres cotizaciones, comprobante de propiedad",
            (await president.Get(list)).Text, StringComparison.Ordinal);
        foreach (var kind in new[] { "quotes", "ownership", "minutes", "technical_file" })
            Assert.Equal($"{list}/documents",
                (await Upload(president, list, kind, "papel.pdf", Drafting.Pdf)).Location);

        var review = await president.Get($"{list}/review");
        Assert.Contains("400,000.00 MXN", review.Text, StringComparison.Ordinal);
        Assert.Equal($"{list}/confirmation", (await president.Submit($"{list}/review", $"{list}/review")).Location);

        var confirmation = await president.Get($"{list}/confirmation");
        Assert.Matches("ZAC-[0-9]{4}-[0-9]{4}", confirmation.Text);
        Assert.Contains("se está preparando", confirmation.Text, StringComparison.Ordinal);
        Assert.Equal($"{list}/confirmation", (await president.Get(list)).Location);
    }

    [Fact]
    public async Task An_amount_with_three_decimals_is_refused_at_its_field_and_nothing_typed_is_lost()
    {
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        var page = $"/proposals/{await club.Start()}/budget";

        var answer = await treasurer.Submit(page, page,
            ("Lines[0].Description", "Tubo de 4 pulgadas"), ("Lines[0].Quantity", "1.2345"),
            ("Lines[0].Unit", "m"), ("Lines[0].UnitPrice", "10.005"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(new MoneyTooManyDecimals("10.005").Say.Spanish, answer.Text, StringComparison.Ordinal);
        Assert.Contains(new QuantityNotReadable().Say.Spanish, answer.Text, StringComparison.Ordinal);
        Assert.Equal("Tubo de 4 pulgadas", Value(answer, "Lines[0].Description"));
        Assert.Equal("10.005", Value(answer, "Lines[0].UnitPrice"));
        Assert.NotNull(answer.Page.QuerySelector("a[href='#Lines_0__UnitPrice']"));
    }

    [Fact]
    public async Task The_summary_tells_of_which_line_a_problem_is()
    {
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        var page = $"/proposals/{await club.Start()}/budget";

        var answer = await treasurer.Submit(page, page,
            ("Lines[0].Description", "Tubo"), ("Lines[0].Quantity", "1"), ("Lines[0].Unit", "m"),
            ("Lines[0].UnitPrice", "10"), ("Lines[1].Description", "Cal"), ("Lines[1].Quantity", "tres"),
            ("Lines[1].Unit", "kg"), ("Lines[1].UnitPrice", "5"));

        var problem = answer.Page.QuerySelector(".error-summary a[href='#Lines_1__Quantity']")!;
        Assert.StartsWith("Partida 2, Cantidad. ", problem.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_families_than_people_is_a_slip()
    {
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        var page = $"/proposals/{await club.Start()}/beneficiaries";

        var answer = await treasurer.Submit(page, page, ("People", "300"), ("Families", "301"), ("Benefit", "Agua"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector(".error-summary a[href='#Families']"));
        Assert.Equal("301", Value(answer, "Families"));
        Assert.Equal(HttpStatusCode.Redirect,
            (await treasurer.Submit(page, page, ("People", "300"), ("Families", "300"), ("Benefit", "Agua"))).Status);
    }

    [Fact]
    public async Task Lines_are_added_and_removed_without_JavaScript_and_without_saving()
    {
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        var id = await club.Start();
        var page = $"/proposals/{id}/budget";
        var token = await Token(treasurer, page);
        (string, string)[] typed = [("__RequestVerificationToken", token), ("Version", "1"),
            ("Lines[0].Description", "Arena"), ("Lines[0].UnitPrice", "5"),
            ("Lines[1].Description", "Cal"), ("Lines[1].UnitPrice", "7.00")];

        var added = await treasurer.Post($"{page}?handler=Lines", [.. typed]);
        var removed = await treasurer.Post($"{page}?handler=Lines", [.. typed, ("remove", "0")]);

        Assert.Equal("Cal", Value(added, "Lines[1].Description"));
        Assert.Equal("", Value(added, "Lines[2].Description"));
        Assert.Equal("Cal", Value(removed, "Lines[0].Description"));
        Assert.Null(removed.Page.QuerySelector("[name='Lines[1].Description']"));
        Assert.Empty(await club.Read(db => db.ProjectLines.Where(l => l.ProjectId == id).ToListAsync(Stop)));
    }

    [Fact]
    public async Task The_second_of_two_people_sees_both_versions_and_chooses()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        var page = $"/proposals/{await club.Start()}/beneficiaries";
        var token = await Token(treasurer, page);
        await president.Submit(page, page, ("People", "100"), ("Benefit", "Agua para todos"));

        (string, string)[] typed = [("__RequestVerificationToken", token),
            ("People", "250"), ("Benefit", "Agua y riego")];
        var told = await treasurer.Post(page, [.. typed, ("Version", "1")]);

        Assert.Equal(HttpStatusCode.Conflict, told.Status);
        Assert.Contains(new SectionSavedMeanwhile().Say.Spanish, told.Text, StringComparison.Ordinal);
        Assert.Contains("Agua para todos",
            told.Page.QuerySelector(".both-versions")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("250", Value(told, "People"));
        Assert.Equal("2", Value(told, "Version"));
        Assert.NotNull((await treasurer.Post(page, [.. typed, ("Version", "2")])).Location);
    }

    [Fact]
    public async Task A_mistyped_and_a_huge_file_are_told_at_their_field_and_beyond_the_limit_on_the_page()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var list = $"/proposals/{await club.Complete()}";

        var mistyped = await Upload(president, list, "quotes",
            "cotizacion.pdf", "PK esto es un libro de cálculo"u8.ToArray());
        var huge = await Upload(president, list, "quotes", "cotizacion.pdf",
            [.. Drafting.Pdf, .. new byte[FileContent.BytesMax]]);
        var beyond = await Upload(president, list, "quotes", "video.pdf",
            [.. Drafting.Pdf, .. new byte[UploadLimitAttribute.RequestBytesMax]]);

        Assert.Contains(new FileKindNotTaken().Say.Spanish, mistyped.Text, StringComparison.Ordinal);
        Assert.Contains(new FileTooLarge().Say.Spanish, huge.Text, StringComparison.Ordinal);
        Assert.NotNull(huge.Page.QuerySelector("#file-quotes-error"));
        Assert.Equal($"{list}/documents?huge=true", beyond.Location);
        Assert.Contains(new FileTooLarge().Say.Spanish,
            (await president.Get(beyond.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_split_follows_what_is_typed_with_its_choices_and_saves_nothing()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var id = await club.Complete("5,000,000.00", "1,250,000.00");
        var page = $"/proposals/{id}/contributions";
        var token = await Token(president, page);

        var part = await president.Post($"{page}?handler=Split",
            ("__RequestVerificationToken", token), ("Pledge", "1,250,000"), ("Choice", "absorb"));
        var whole = await president.Post(
            $"{page}?handler=Update", ("__RequestVerificationToken", token), ("Pledge", "1,250,000.005"));

        Assert.Contains("1,333,333.34", part.Body, StringComparison.Ordinal);
        Assert.Equal(3, part.Page.QuerySelectorAll("input[name=Choice]").Length);
        Assert.True(part.Page.QuerySelector<IHtmlInputElement>("input[value=absorb]")!.IsChecked);
        Assert.Contains("monto máximo", part.Body, StringComparison.Ordinal);
        Assert.NotEmpty(part.Page.QuerySelectorAll("details li"));
        Assert.DoesNotContain("<html", part.Body, StringComparison.Ordinal);
        Assert.Equal("1,250,000.005", Value(whole, "Pledge"));
        Assert.Contains("tiene más de dos decimales", whole.Text, StringComparison.Ordinal);
        Assert.Null((await club.Project(id)).Choice);
    }

    [Fact]
    public async Task An_attachment_is_a_download_for_who_may_see_the_project_and_nothing_for_others()
    {
        var id = await club.Complete();
        Assert.Null((await club.Submit(id)).Refusal);
        var file = await club.Read(db =>
            db.Attachments.Where(a => a.ProjectId == id).Select(a => a.Id).FirstAsync(Stop));
        var address = $"/projects/{id}/attachments/{file}";
        using var president = await site.As(DemoPeople.ClubPresident);
        using var technician = await site.As(DemoPeople.Technician);
        using var other = await site.As(DemoPeople.OtherClubPresident);
        using var stranger = site.Visitor();

        using var response = await president.Raw(address);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(Drafting.Pdf, await response.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(HttpStatusCode.OK, (await technician.Get(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(address)).Status);
        Assert.StartsWith("/sign-in", (await stranger.Get(address)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_delegation_lists_what_is_missing_and_the_club_reads_it_on_its_page()
    {
        var id = await club.Complete();
        Assert.Null((await club.Submit(id)).Refusal);
        var task = $"/tasks/{await club.OpenTask(id, "review")}";
        using var technician = await site.As(DemoPeople.Technician);

        var refused = await technician.Submit(
            task, $"{task}/review", ("Outcome", "missing"), ("Reason", "Falta un papel"), ("Items", " "));
        Assert.Contains(new MissingItemsNotListed().Say.Spanish, refused.Text, StringComparison.Ordinal);
        Assert.Equal("Falta un papel", refused.Page.QuerySelector("textarea[name=Reason]")!.TextContent.Trim());
        var sent = await technician.Submit(task, $"{task}/review",
            ("Outcome", "missing"), ("Reason", "Falta un papel"), ("Items", "Segunda cotización\r\nPlano del terreno"));
        Assert.Equal($"/projects/{id}", sent.Location);

        using var president = await site.As(DemoPeople.ClubPresident);
        var page = await president.Get($"/proposals/{id}");
        Assert.Contains("Segunda cotización Plano del terreno", page.Text, StringComparison.Ordinal);
        Assert.Contains("Corrija lo que pidió la delegación",
            (await president.Get("/proposals")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_of_the_club_weighs_less_than_100_KB_with_all_it_fetches()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        var id = await club.Complete("5,000,000.00", "1,250,000.00");

        foreach (var page in new[] { "", "/place", "/budget", "/contributions", "/documents", "/review" })
        {
            var answer = await president.Get($"/proposals/{id}{page}");
            var weight = Compressed(System.Text.Encoding.UTF8.GetBytes(answer.Body));
            foreach (var part in answer.Page.QuerySelectorAll("link[rel=stylesheet], script[src], link[rel=icon]"))
            {
                using var response = await president.Raw(part.GetAttribute("href") ?? part.GetAttribute("src")!);
                weight += Compressed(await response.Content.ReadAsByteArrayAsync(Stop));
            }
            Assert.True(weight < 100_000, $"{page}: {weight} bytes");
        }
    }

    private static async Task Sends(Visitor who, string page, string next, params (string, string)[] fields) =>
        Assert.Equal(next, (await who.Submit(page, page, fields)).Location);

    private static async Task<Answer> Upload(Visitor who, string list, string kind, string name, byte[] bytes)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await Token(who, $"{list}/documents")), "__RequestVerificationToken" },
            { new StringContent(kind), "kind" },
        };
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        content.Add(file, DocumentsPage.FieldOf(kind), name);
        return await who.Send($"{list}/documents?handler=Add", content);
    }

    private static async Task<string> Token(Visitor who, string page) =>
        (await who.Get(page)).Page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static string? Value(Answer answer, string field) =>
        answer.Page.QuerySelector($"main [name='{field}']") switch
        {
            IHtmlTextAreaElement area => area.Value,
            { } element => element.GetAttribute("value"),
            null => null,
        };

    private static int Compressed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(bytes);
        return (int)packed.Length;
    }
}
