using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>A form of signing in that was refused: shown again, and to a machine in its own words.</summary>
internal static class RefusedPage
{
    public static PageResult Refused(this PageModel page, Refusal refusal, string field, Texts text)
    {
        page.ModelState.Say(field, refusal.Say, text);
        if (refusal is TooManyTries wait)
        {
            var real = page.HttpContext.RequestServices.GetRequiredService<RealTime>();
            page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            page.Response.Headers[HeaderNames.RetryAfter] = Math.Ceiling(
                (wait.At - real.Clock.GetUtcNow()).TotalSeconds)
                .ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        else
        {
            page.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return page.Page();
    }
}
