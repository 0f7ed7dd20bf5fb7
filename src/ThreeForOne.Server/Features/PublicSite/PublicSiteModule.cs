using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Charts;

namespace ThreeForOne.Server.Features.PublicSite;

/// <summary>
/// What everybody may see: the front page (<c>/</c>, Index.cshtml) and its plot as a picture of its own address, since
/// the security policy allows no drawing styles inside a page.
/// </summary>
public static class PublicSiteModule
{
    public const string ChartRoute = "/investment-{size}.{lang}.svg";

    public static void MapPublicSite(this WebApplication app) =>
        app.MapGet(ChartRoute, Chart).AllowAnonymous();

    private static async Task<IResult> Chart(
        string size, string lang, HttpContext http, [FromServices] Database db, CancellationToken stop)
    {
        if (size is not ("wide" or "narrow")) return Results.NotFound();
        var history = await InvestmentHistory.Read(db, stop);
        var shape = size == "narrow" ? ChartSize.Narrow : ChartSize.Wide;
        http.Response.Headers.CacheControl = "public, max-age=300";
        var text = new Texts(Languages.Read(lang));
        return Results.Text(InvestmentChart.Svg(history.Years, text, shape), "image/svg+xml");
    }
}
