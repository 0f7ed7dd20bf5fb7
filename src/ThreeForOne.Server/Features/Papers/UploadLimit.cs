using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>
/// Up to a limit a request is kept and its file weighed, so that the message stands at its field. Beyond it the request
/// is let run out and thrown away, because a browser that cannot finish sending shows no page at all, and told on the
/// page. Whoever announces even more is refused before anything is read.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>
    /// Bytes of a request that are kept: several photos of pages at once, and an honest mistake gets a good answer.
    /// </summary>
    public const long RequestBytesMax = 5L * FileContent.BytesMax;

    /// <summary>Bytes that are thrown away at most; whoever sends more is cut off.</summary>
    private const long DiscardedBytesMax = 1L << 30;

    private const int MemoryBytesMax = 64 * 1024;

    /// <summary>Before the check for forgery, which reads the form.</summary>
    public int Order => 0;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, length) = (context.HttpContext, context.HttpContext.Request.ContentLength);
        if (!HttpMethods.IsPost(http.Request.Method) || length <= RequestBytesMax) return;
        if (length > DiscardedBytesMax)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = DiscardedBytesMax;
        var wire = http.Request.Body;
        if (length is null && await Fits(http)) return;
        await wire.CopyToAsync(Stream.Null, http.RequestAborted);
        context.Result = new RedirectResult($"{http.Request.Path}?huge=true");
    }

    // How much is coming was not told: it is set aside until it ends or is too much.
    private static async Task<bool> Fits(HttpContext http)
    {
        http.Request.EnableBuffering(MemoryBytesMax, RequestBytesMax);
        try
        {
            await http.Request.Body.DrainAsync(http.RequestAborted);
        }
        catch (IOException full) when (full is not BadHttpRequestException)
        {
            return false;
        }
        http.Request.Body.Position = 0;
        return true;
    }
}
