using Microsoft.Playwright;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.SelfTest;
using static Microsoft.Playwright.Assertions;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Browser.Tests;

/// <summary>
/// Documents in a browser: sent over a line that is cut, put together from photos, reviewed side by side, corrected.
/// </summary>
public sealed class PapersTests(DemoSite site)
{
    // Three parts as our script sends them.
    private static readonly byte[] Large =
        PlainPdf.Of("grande", 1, "/X 10 0 R", ("/Type/XObject", new byte[600_000]));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Papers_arrive_over_a_bad_line_and_are_reviewed_side_by_side_and_corrected()
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        await using var tour = new Tour(site);
        using var cast = new Cast(site.Address);
        var proposal = new ProposalActs(cast);
        await proposal.Draft(Stop);
        var documents = $"/proposals/{cast.Project}/documents";
        await SendOverABadLine(documents);
        await tour.LookAfter("documents", ClubPresident, documents, visit =>
            visit.Page.Locator("[aria-labelledby=asked-minutes] summary").ClickAsync());
        await proposal.Submit(Stop);

        var technician = await cast.Turn(Technician, "review", Stop);
        var papers = technician.At.AbsolutePath + "/papers";
        await site.Visit(Screen.Desk.In("es"), async visit =>
        {
            await visit.SignIn(Technician, "es");
            await visit.Go(papers);
            await Expect(visit.Page.Locator("iframe")).ToHaveCountAsync(2);
            var frame = visit.Page.Locator("iframe").First.ContentFrame;
            await Expect(frame.Locator("img")).ToBeVisibleAsync();
            var form = visit.Page.Locator(".paper-frame form").First;
            await form.Locator("textarea").FillAsync("Falta la cotización con IVA; solo se leen dos.");
            await form.GetByRole(AriaRole.Button, new() { Name = "Devolver" }).ClickAsync();
            await Expect(visit.Page.Locator(".paper-table")).ToContainTextAsync("Falta la cotización con IVA");
            await visit.Press("Aceptar los demás (4)");
            await Expect(visit.Page.Locator(".paper-table .state-tag-good")).ToHaveCountAsync(4);
        });
        await tour.Look("papers", Technician, papers);
        await tour.Mistakes("papers", Technician, papers, ".paper-frame form >> nth=1", visit =>
            visit.Page.Locator(".paper-frame form >> nth=1").Locator("[value=accept]")
                .EvaluateAsync("button => button.remove()"));
        await proposal.AskForItems(Stop);
        await tour.Look("documents-returned", ClubPresident, documents);
        await tour.Look("proposal-returned", ClubPresident, $"/proposals/{cast.Project}");
        await tour.Look("identity-papers", Auditor, "/audit/identity-papers");
        await tour.MustBeClean();
    }

    // The second part arrives and its answer is lost; then nothing arrives for a while.
    private Task SendOverABadLine(string documents) => site.Visit(Screen.Phone, async visit =>
    {
        var (parts, cuts) = (0, 0);
        await visit.SignIn(ClubPresident, "es");
        await visit.Go(documents);
        await visit.Page.RouteAsync("**/uploads/*", async route =>
        {
            var isPart = route.Request.Method == "PATCH";
            if (isPart && ++parts == 2)
            {
                await route.FetchAsync();
                cuts++;
                await route.AbortAsync("aborted");
            }
            else if (isPart && parts == 3 && cuts == 1)
            {
                cuts++;
                await route.AbortAsync("aborted");
            }
            else await route.ContinueAsync();
        });
        var quotes = visit.Page.Locator("[aria-labelledby=asked-quotes]");
        await quotes.Locator("form[data-upload] input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "cotizaciones.pdf", MimeType = "application/pdf", Buffer = Large,
        });
        await quotes.Locator("form[data-upload] button").ClickAsync();

        await Expect(quotes.Locator(".file-list")).ToContainTextAsync("cotizaciones.pdf");
        Assert.Equal(2, cuts);
        Assert.True(parts is 4 or 5, $"{parts} parts were sent");

        await quotes.Locator("form[data-upload] input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "programa.pdf", MimeType = "application/pdf", Buffer = [.. "MZ"u8, .. new byte[100]],
        });
        visit.Expect(documents.Replace("/documents", "/uploads/*", StringComparison.Ordinal));
        await quotes.Locator("form[data-upload] button").ClickAsync();
        await Expect(quotes.GetByRole(AriaRole.Alert)).ToContainTextAsync(new FileIsProgram().Say.Spanish);
    });
}
