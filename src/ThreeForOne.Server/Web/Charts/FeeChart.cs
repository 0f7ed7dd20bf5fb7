using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace ThreeForOne.Server.Web.Charts;

/// <summary>What fees cost in a year: the fee itself, and the match that it would have brought; pesos.</summary>
public sealed record FeeYear(int Year, Money Fee, Money Match);

/// <summary>What towns lost to fees by year, drawn as <see cref="InvestmentChart"/>: letters are outlines.</summary>
public static class FeeChart
{
    private const string Ink = "#1b1b1b";
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
        plot.Title(size == ChartSize.Wide
            ? text["Pesos perdidos: comisión (abajo) y lo que habría traído de los gobiernos (arriba)",
                "Pesos lost: the fee (below) and the match it would have brought (above)"]
            : text["Pesos: comisión (abajo) y contraparte (arriba)", "Pesos: fee (below) and match (above)"], letters);
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Title.Label.ForeColor = Color.FromHex(Ink);
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. Enumerable.Range(0, years.Count).Select(i => (double)i)],
            [.. years.Select(y => y.Year.ToString(CultureInfo.InvariantCulture))]);
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = value => value.ToString("#,##0", CultureInfo.InvariantCulture),
        };
        foreach (var axis in new[] { plot.Axes.Bottom, (IAxis)plot.Axes.Left })
        {
            axis.TickLabelStyle.FontSize = letters;
            axis.TickLabelStyle.ForeColor = Color.FromHex(Ink);
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
            axis.FrameLineStyle.Width = 0;
        }
        plot.Axes.Bottom.FrameLineStyle.Width = 1;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Color.FromHex("#e6e8ea");
        var highest = years.Count == 0 ? 1 : years.Max(y => Pesos(y.Fee) + Pesos(y.Match));
        plot.Axes.SetLimits(-0.6, Math.Max(SlotsMin, years.Count) - 0.4, 0, Math.Max(1, highest * 1.12));
        return SvgOutlines.Of(plot.GetSvgXml(width, height));
    }

    private static void Bar(Plot plot, double place, double from, double to, string colour)
    {
        var bar = plot.Add.Bar(new Bar { Position = place, ValueBase = from, Value = to, Size = 0.6 });
        bar.Color = Color.FromHex(colour);
        bar.Bars[0].LineColor = Colors.White;
        bar.Bars[0].LineWidth = 1.5f;
    }

    // Only for drawing.
    private static double Pesos(Money money) => money.Minor / 100.0;
}
