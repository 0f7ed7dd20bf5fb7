using System.Collections.Frozen;

namespace ThreeForOne.Server.Features.Help;

/// <summary>
/// Every page and what it is for, one line each, as the line on the page tells it. A test says when a page has none.
/// </summary>
public static class PagePurposes
{
    public static IReadOnlyList<PagePurpose> All { get; } = [.. OpenPages.All, .. ProjectPages.All, .. OfficePages.All];

    private static readonly FrozenDictionary<string, PagePurpose> ByRoute = All.ToFrozenDictionary(p => p.Route);

    public static PagePurpose? Of(string route) => ByRoute.GetValueOrDefault(route);
}
