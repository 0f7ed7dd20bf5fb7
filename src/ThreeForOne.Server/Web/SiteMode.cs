namespace ThreeForOne.Server.Web;

/// <summary>Whether this is a demonstration: it then says so on every page.</summary>
public sealed record SiteMode(bool Demo);
