using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// A file beyond what the server reads at all: whoever sent it is told on the page, before anything is read. Up to the
/// limit the file is read and weighed, so that the message stands at its field.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Bytes of a whole request. Five times what is kept, so that an honest mistake gets a good answer.</summary>
    public const long RequestBytesMax = 5L * FileContent.BytesMax;

    /// <summary>Before the check for forgery, which reads the form.</summary>
    public int Order => 0;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (request.ContentLength is > RequestBytesMax) context.Result = new RedirectResult($"{request.Path}?huge=true");
    }
}
