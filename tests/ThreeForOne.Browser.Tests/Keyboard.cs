using Microsoft.Playwright;

namespace ThreeForOne.Browser.Tests;

/// <summary>
/// What of a page cannot be used by keyboard alone, one line a finding: everything that can be pressed or filled takes
/// the focus, in the order of the page, and shows that it has it.
/// </summary>
internal static class Keyboard
{
    private const string Walk =
        """
        () => {
          const offered = [...document.querySelectorAll(
            "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [onclick]")]
            .filter(e => !e.disabled && !e.closest("[inert], [aria-hidden=true]")
              && e.checkVisibility({ visibilityProperty: true }));
          if (offered.length === 0) throw new Error("nothing can be pressed");
          // A radio button and a check box are drawn by their label.
          const drawn = e => [e, ...(e.labels ?? [])].flatMap(x => [null, "::before", "::after"].map(part => {
            const style = getComputedStyle(x, part);
            return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor,
              style.position, style.top].join();
          })).join("|");
          const found = [];
          for (const e of offered) {
            const name = e.outerHTML.slice(0, 160);
            if (e.tabIndex !== 0) found.push(`tab index ${e.tabIndex}: ${name}`);
            document.activeElement?.blur();
            const before = drawn(e);
            e.focus({ preventScroll: true, focusVisible: true });
            if (document.activeElement !== e) found.push(`takes no focus: ${name}`);
            else if (drawn(e) === before) found.push(`does not show its focus: ${name}`);
          }
          document.activeElement?.blur();
          return found;
        }
        """;

    public static Task<string[]> Findings(IPage page) => page.EvaluateAsync<string[]>(Walk);
}
