using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ThreeForOne.Browser.Tests;

/// <summary>What axe finds wrong with the page as it stands, one line a finding.</summary>
internal static class Axe
{
    private static readonly AxeRunOptions s_options = new() { ResultTypes = [ResultType.Violations] };

    public static async Task<IReadOnlyList<string>> Findings(IPage page)
    {
        var result = await page.RunAxe(s_options);
        return [.. result.Violations.SelectMany(rule => rule.Nodes.Select(node => $"{rule.Id}: {rule.Help}: {node.Html}"))];
    }
}
