using Microsoft.Playwright;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.SelfTest;
using static Microsoft.Playwright.Assertions;

namespace ThreeForOne.Browser.Tests;

/// <summary>A technician at a desk, in English: a decision by mouse, another by keyboard alone, and a PDF.</summary>
public class DecisionTests(DemoSite site)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_technician_decides_a_task_from_the_queue()
    {
        var (folio, project) = await Submitted();

        await site.Visit(Screen.Desk, DemoPeople.Technician, async desk =>
        {
            await Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/queue$"));
            await desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = folio }).GetByRole(AriaRole.Link)
                .ClickAsync();

            await Expect(desk.Main).ToContainTextAsync("300,000.00");
            await desk.Page.GetByText("Yes, they are complete").ClickAsync();
            await desk.Fill("Reason", "The file is complete");
            await desk.Press("Save the decision");

            await desk.Go($"/projects/{project}");
            await Expect(desk.Page.Locator("[data-state]")).ToHaveTextAsync("Validated");
            await desk.Go($"/projects/{project}/history");
            await Expect(desk.Page.Locator(".timeline")).ToContainTextAsync("The file is complete");
        });
    }

    [Fact]
    public async Task The_same_decision_by_keyboard_alone()
    {
        var (folio, project) = await Submitted();

        await site.Visit(Screen.Desk, DemoPeople.Technician, async desk =>
        {
            // The first stop of every page leads past the menu.
            await desk.Page.ReloadAsync();
            await desk.Page.Keyboard.PressAsync("Tab");
            await Expect(desk.Page.Locator(":focus")).ToHaveTextAsync("Skip to the content");
            Assert.True(await IsSeen(desk.Page));
            await desk.Page.Keyboard.PressAsync("Enter");
            await Expect(desk.Page.Locator("main")).ToBeFocusedAsync();

            var title = await desk.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = folio })
                .GetByRole(AriaRole.Link).GetAttributeAsync("href");
            await TabTo(desk.Page, $"a[href='{title}']");
            await desk.Page.Keyboard.PressAsync("Enter");
            await Expect(desk.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/tasks/"));

            await TabTo(desk.Page, "[data-step] [name=Outcome]");
            await desk.Page.Keyboard.PressAsync("Space");
            await TabTo(desk.Page, "[data-step] [name=Reason]");
            await desk.Page.Keyboard.TypeAsync("Complete, decided without a mouse");
            await TabTo(desk.Page, "[data-step] button");
            await desk.Page.Keyboard.PressAsync("Enter");
            await Expect(desk.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/tasks/"));

            await desk.Go($"/projects/{project}");
            await Expect(desk.Page.Locator("[data-state]")).ToHaveTextAsync("Validated");
        });
    }

    [Fact]
    public async Task The_club_downloads_its_acknowledgement()
    {
        var (folio, project) = await Submitted();

        await site.Visit(Screen.Desk, DemoPeople.ClubPresident, async club =>
        {
            await club.Go($"/proposals/{project}/confirmation");
            // The page asks again by itself until the PDF is there.
            var link = club.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("Acknowledgement.*PDF") });
            await Expect(link).ToBeVisibleAsync(new() { Timeout = 60_000 });
            var answer = await club.Page.RunAndWaitForResponseAsync(
                () => link.ClickAsync(), found => found.Url.EndsWith("/pdf", StringComparison.Ordinal));
            Assert.Equal(200, answer.Status);
            Assert.Equal("application/pdf", await answer.HeaderValueAsync("content-type"));
            Assert.Contains(".pdf", await answer.HeaderValueAsync("content-disposition"), StringComparison.Ordinal);

            // The browser shows it in its own viewer; the same address, asked for by the same person, is the file.
            var bytes = await (await club.Page.Context.APIRequest.GetAsync(answer.Url)).BodyAsync();
            Assert.Equal("%PDF-"u8.ToArray(), bytes[..5]);
            Assert.True(bytes.Length > 10_000, $"{folio}: a PDF of {bytes.Length} bytes");
        });
    }

    private async Task<(string Folio, Guid Project)> Submitted()
    {
        using var cast = new Cast(site.Address);
        var proposal = new ProposalActs(cast);
        await proposal.Draft(Stop);
        return (await proposal.Submit(Stop), cast.Project);
    }

    /// <summary>Presses Tab until the element has the focus, which must be seen at every stop.</summary>
    private static async Task TabTo(IPage page, string selector)
    {
        const int stopsMax = 60;
        for (var i = 0; i < stopsMax; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var at = await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)");
            Assert.True(await IsSeen(page), $"the focus cannot be seen on {at}");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector)) return;
        }
        Assert.Fail($"{selector} cannot be reached with Tab");
    }

    // A radio of USWDS is drawn by its label: there the outline is.
    private static Task<bool> IsSeen(IPage page) => page.EvaluateAsync<bool>(
        """
        () => {
          const element = document.activeElement;
          const isDrawn = style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          const label = element.matches("[type=radio], [type=checkbox]") ? element.labels[0] : null;
          return isDrawn(getComputedStyle(element))
            || label !== null && [null, "::before"].some(part => isDrawn(getComputedStyle(label, part)));
        }
        """);
}
