using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Charts;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.PublicSite;

/// <summary>
/// What everybody may see: the front page (<c>/</c>), the works by town (<c>/works</c>), a document's standing
/// (<c>/verify</c>), and the plots as pictures of their own address, since the security policy allows no drawing styles
/// inside a page.
/// </summary>
public static class PublicSiteModule
{
    public const string HistoryRoute = "/investment-{size}.{lang}.svg";
    public const string EditionsRoute = "/shares-{size}.{lang}.svg";

    public static void MapPublicSite(this WebApplication app)
    {
        app.MapGet(HistoryRoute, Plot(async (db, stop) => (await InvestmentHistory.Read(db, stop)).Years));
        app.MapGet(EditionsRoute, Plot(async (db, stop) =>
            EditionInvestment.Years(await EditionInvestment.Read(db, AsKnown.Now, stop))));
    }

    private static Delegate Plot(Func<Database, CancellationToken, Task<IReadOnlyList<InvestmentYear>>> read) =>
        (string size, string lang, HttpContext http, [FromServices] Database db, CancellationToken stop) =>
            Draw(size, lang, http, db, () => read(db, stop), stop);

    private static async Task<IResult> Draw(
        string size, string lang, HttpContext http,
        Database db, Func<Task<IReadOnlyList<InvestmentYear>>> read, CancellationToken stop)
    {
        if (size is not ("wide" or "narrow")) return Results.NotFound();
        var years = await db.ReadingAsPublic("", read, stop);
        var shape = size == "narrow" ? ChartSize.Narrow : ChartSize.Wide;
        http.Response.Headers.CacheControl = "public, max-age=300";
        var text = new Texts(Languages.Read(lang));
        return Results.Text(InvestmentChart.Svg(years, text, shape), "image/svg+xml");
    }
}
