namespace ThreeForOne.Server.Web;

/// <summary>Where a form may send its sender back to: a page of ours.</summary>
public static class LocalPath
{
    /// <summary>
    /// The path, or null. "//host" and "/\host" leave the site although they begin with a slash; a header holds ASCII
    /// only, and our own addresses are.
    /// </summary>
    public static string? Of(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && path.All(c => c is > ' ' and < '\x7F') ? path : null;
}
