namespace ThreeForOne.Browser.Tests;

/// <summary>The watch over every other test must itself notice what it watches for.</summary>
public class VisitTests(DemoSite site)
{
    [Theory]
    [InlineData("document.body.append(Object.assign(document.createElement('script'), { text: '1' }))",
        "policy: script-src")]
    [InlineData("document.body.setAttribute('style', 'color: red')", "policy: style-src")]
    [InlineData("setTimeout(() => { throw new Error('broken') })", "script: Error: broken")]
    [InlineData("fetch('/no-such-file.js')", "answer 404: /no-such-file.js")]
    public async Task What_a_page_must_not_do_is_written_down(string act, string told)
    {
        await using var visit = await site.Open(Screen.Desk);
        await visit.Go("/verify");
        await visit.MustBeClean();

        await visit.Page.EvaluateAsync($"async () => {{ await ({act}); await new Promise(r => setTimeout(r, 300)) }}");

        var failure = await Assert.ThrowsAnyAsync<Exception>(visit.MustBeClean);
        Assert.Contains(told, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_axe_refuses_is_refused()
    {
        await using var visit = await site.Open(Screen.Desk);
        await visit.Go("/verify");
        await visit.Page.EvaluateAsync("document.querySelector('main label').remove()");

        Assert.Contains(await Axe.Findings(visit.Page), found => found.StartsWith("label:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("document.querySelector('main button').tabIndex = -1", "tab index -1: <button")]
    [InlineData("document.querySelector('main button').addEventListener('focus', e => e.target.blur())",
        "takes no focus: <button")]
    [InlineData("document.querySelector('main button').style.outline = '0'", "does not show its focus: <button")]
    public async Task A_page_that_a_keyboard_cannot_use_is_refused(string act, string told)
    {
        await using var visit = await site.Open(Screen.Desk);
        await visit.Go("/verify");
        Assert.Empty(await Keyboard.Findings(visit.Page));

        await visit.Page.EvaluateAsync(act);

        var found = Assert.Single(await Keyboard.Findings(visit.Page));
        Assert.StartsWith(told, found, StringComparison.Ordinal);
    }
}
