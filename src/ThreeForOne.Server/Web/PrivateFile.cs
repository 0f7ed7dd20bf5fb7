namespace ThreeForOne.Server.Web;

/// <summary>
/// A file that somebody handed in, for whoever may see it: always a download, so that our pages never show it as it is,
/// and kept by no cache.
/// </summary>
public static class PrivateFile
{
    public static IResult Send(HttpContext http, byte[] content, string mediaType, string name)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(content, mediaType, name);
    }
}
