namespace ThreeForOne.Server.Features.Help;

/// <summary>Finds what the layout says at the end of a page: what it is for, and whom to ask.</summary>
public static class HelpLine
{
    /// <summary>Null for what is no page of ours, such as an error that stands in its place.</summary>
    public static PagePurpose? Of(HttpContext http) =>
        http.GetEndpoint() is RouteEndpoint endpoint ? PagePurposes.Of(AccessTable.RouteOf(endpoint)) : null;
}
