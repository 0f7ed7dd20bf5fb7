using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ThreeForOne.Browser.Tests;

/// <summary>
/// What axe finds wrong with the page as it stands, one line a finding. The script runs in the page itself: opening a
/// page of its own for each report, as its Playwright binding does, takes longer than the looking.
/// </summary>
internal static class Axe
{
    private static readonly string s_script = new BundledAxeScriptProvider().GetScript();

    private const string Run =
        """
        async () => {
          const found = await axe.run(document, { resultTypes: ["violations"] });
          if (found.passes.length === 0) throw new Error("axe looked at nothing");
          return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`));
        }
        """;

    public static async Task<string[]> Findings(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'")) await page.EvaluateAsync(s_script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
