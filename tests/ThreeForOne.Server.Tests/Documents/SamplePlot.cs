using ScottPlot;

namespace ThreeForOne.Server.Tests.Documents;

/// <summary>A plot made the way the server makes its own: ScottPlot to SVG, set in Noto Sans.</summary>
internal static class SamplePlot
{
    public static string Investment()
    {
        Fonts.AddFontFile("Noto Sans", Path.Combine(AppContext.BaseDirectory, "fonts", "NotoSans_400Regular.ttf"));
        using var plot = new Plot();
        plot.Font.Set("Noto Sans");
        double[] millions = [0.60, 1.12, 0.62, 0.93, 2.13, 0.03, 5.04, 6.35];
        plot.Add.Bars([.. Enumerable.Range(1993, 8).Select(y => (double)y)], millions);
        plot.Axes.Bottom.SetTicks([1993, 1994, 1995, 1996, 1997, 1998, 1999, 2000],
            ["1993", "1994", "1995", "1996", "1997", "1998", "1999", "2000"]);
        plot.YLabel("Millones de US$");
        plot.XLabel("Año");
        return plot.GetSvgXml(900, 420);
    }
}
