using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>
/// Up to a limit a request is kept and its file weighed, so that the message stands at its field. Beyond it the request
/// is let run out and thrown away, because a browser that cannot finish sending shows no page at all, and told on the
/// page.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>
    /// Bytes of a request that are kept. Twice what a file may weigh, so that an honest mistake gets a good answer.
    /// </summary>
    public const long RequestBytesMax = 2L * FileContent.BytesMax;

    /// <summary>Bytes that are thrown away at most; whoever sends more is cut off.</summary>
    private const long DiscardedBytesMax = 1L << 30;

    /// <summary>Before the check for forgery, which reads the form.</summary>
    public int Order => 0;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, length) = (context.HttpContext, context.HttpContext.Request.ContentLength);
        if (length is not > RequestBytesMax) return;
        if (length > DiscardedBytesMax)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            return;
        }
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = DiscardedBytesMax;
        await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        context.Result = new RedirectResult($"{http.Request.Path}?huge=true");
    }
}
