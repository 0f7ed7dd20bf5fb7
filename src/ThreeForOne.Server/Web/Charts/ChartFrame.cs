using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace ThreeForOne.Server.Web.Charts;

/// <summary>What our plots by year have in common: ink, title, years below, one quiet grid, no box.</summary>
internal static class ChartFrame
{
    public static Color Ink { get; } = Color.FromHex("#1b1b1b");

    public static void Draw(Plot plot, string title, IEnumerable<double> places, IEnumerable<int> years, float letters)
    {
        plot.Title(title, letters);
        plot.Axes.Title.Label.Bold = false;
        plot.Axes.Title.Label.ForeColor = Ink;
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. places], [.. years.Select(year => year.ToString(CultureInfo.InvariantCulture))]);
        foreach (var axis in new[] { plot.Axes.Bottom, (IAxis)plot.Axes.Left })
        {
            axis.TickLabelStyle.FontSize = letters;
            axis.TickLabelStyle.ForeColor = Ink;
            axis.MajorTickStyle.Length = 0;
            axis.MinorTickStyle.Length = 0;
            axis.FrameLineStyle.Width = 0;
        }

        plot.Axes.Bottom.FrameLineStyle.Width = 1;
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Color.FromHex("#e6e8ea");
    }

    /// <summary>A part of a stacked bar; a white gap tells it from the next one.</summary>
    public static void AddBar(Plot plot, double place, double from, double to, double width, string colour, float gap)
    {
        var bar = plot.Add.Bar(new Bar { Position = place, ValueBase = from, Value = to, Size = width });
        bar.Color = Color.FromHex(colour);
        bar.Bars[0].LineColor = Colors.White;
        bar.Bars[0].LineWidth = gap;
    }
}
