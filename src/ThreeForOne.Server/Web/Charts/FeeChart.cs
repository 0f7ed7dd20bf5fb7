using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace ThreeForOne.Server.Web.Charts;

/// <summary>What fees cost in a year: the fee itself, and the match that it would have brought; pesos.</summary>
public sealed record FeeYear(int Year, Money Fee, Money Match);

/// <summary>What towns lost to fees by year, drawn as <see cref="InvestmentChart"/>: letters are outlines.</summary>
public static class FeeChart
{
    private const int SlotsMin = 4;

    public static string Svg(IReadOnlyList<FeeYear> years, Texts text, ChartSize size = ChartSize.Wide)
    {
        ChartFont.Load();
        var (width, height, letters) = size == ChartSize.Wide ? (960, 380, 15f) : (420, 380, 14f);
        var plot = new Plot();
        plot.Font.Set(ChartFont.Family);
        for (var i = 0; i < years.Count; i++)
        {
            Bar(plot, i, 0, Pesos(years[i].Fee), PartyColours.Of("club"));
            Bar(plot, i, Pesos(years[i].Fee), Pesos(years[i].Fee) + Pesos(years[i].Match), "#565c65");
        }
        var title = size == ChartSize.Wide
            ? text["Pesos perdidos: comisión (abajo) y lo que habría traído de los gobiernos (arriba)",
                "Pesos lost: the fee (below) and the match it would have brought (above)"]
            : text["Pesos: comisión (abajo) y contraparte (arriba)", "Pesos: fee (below) and match (above)"];
        ChartFrame.Draw(
            plot, title, Enumerable.Range(0, years.Count).Select(i => (double)i), years.Select(y => y.Year), letters);
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = value => value.ToString("#,##0", CultureInfo.InvariantCulture),
        };
        var highest = years.Count == 0 ? 1 : years.Max(y => Pesos(y.Fee) + Pesos(y.Match));
        plot.Axes.SetLimits(-0.6, Math.Max(SlotsMin, years.Count) - 0.4, 0, Math.Max(1, highest * 1.12));
        return SvgOutlines.Of(plot.GetSvgXml(width, height));
    }

    private static void Bar(Plot plot, double place, double from, double to, string colour) =>
        ChartFrame.AddBar(plot, place, from, to, width: 0.6, colour, gap: 1.5f);

    // Only for drawing.
    private static double Pesos(Money money) => money.Minor / 100.0;
}
