using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Web;

/// <summary>Keeps the reader's language in a cookie for a year and returns to the same page.</summary>
public static class LanguageSwitch
{
    /// <summary>
    /// No antiforgery token: a page open since yesterday must still switch, and the worst a stranger's page can do is
    /// to show ours in the other language.
    /// </summary>
    public static RedirectHttpResult Handle(
        HttpContext http, [FromForm] string? to, [FromForm(Name = "return")] string? back)
    {
        http.Response.Cookies.Append(Languages.CookieName, Languages.Read(to).Code(), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
        return TypedResults.LocalRedirect(LocalPath.Of(back) ?? "/");
    }
}
