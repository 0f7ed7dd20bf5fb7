using ScottPlot;
using ScottPlot.TickGenerators;

namespace ThreeForOne.Server.Web.Charts;

/// <summary>A year of the programme: projects, investment, and who paid it where that is known (else empty).</summary>
public sealed record InvestmentYear(int Year, int Projects, Money Total, params IReadOnlyList<PartyAmount> ByParty);

/// <summary>The two shapes of a picture: a phone shows the narrow one in letters that can be read.</summary>
public enum ChartSize
{
    Wide,
    Narrow,
}

/// <summary>
/// Investment and projects by year, the same picture on a page and in a document: all letters are outlines of our own
/// font, so it looks the same wherever it is opened. Years without data are a gap in the axis, not a zero.
/// </summary>
public static class InvestmentChart
{
    private const string Unknown = "#565c65";
    private const int SlotsMin = 6;

    /// <param name="years">All in one currency.</param>
    public static string Svg(IReadOnlyList<InvestmentYear> years, Texts text, ChartSize size = ChartSize.Wide)
    {
        Invariant.Holds(years.Select(year => year.Total.Currency).Distinct().Count() <= 1);
        ChartFont.Load();

        var (width, height, letters) = size == ChartSize.Wide ? (960, 420, 15f) : (420, 400, 14f);
        var plot = new Plot();
        plot.Font.Set(ChartFont.Family);
        var places = Places(years);
        foreach (var (year, place) in years.Zip(places)) AddYear(plot, year, place, text, size, letters);
        Dress(plot, years, places, text, letters);
        return SvgOutlines.Of(plot.GetSvgXml(width, height));
    }

    // A slot is left empty where years are missing between two that are known.
    private static List<double> Places(IReadOnlyList<InvestmentYear> years)
    {
        var places = new List<double>();
        for (var i = 0; i < years.Count; i++)
            places.Add(i == 0 ? 0 : places[i - 1] + (years[i].Year == years[i - 1].Year + 1 ? 1 : 2));
        return places;
    }

    private static void AddYear(Plot plot, InvestmentYear year, double place, Texts text, ChartSize size, float letters)
    {
        var from = 0.0;
        foreach (var (party, amount) in Parts(year))
        {
            var to = from + Millions(amount);
            ChartFrame.AddBar(
                plot, place, from, to, width: 0.7, party is null ? Unknown : PartyColours.Of(party),
                gap: party is null ? 0 : 1.5f);
            from = to;
        }

        var label = plot.Add.Text(Projects(year.Projects, text, size), place, from);
        label.LabelFontSize = letters;
        label.LabelFontColor = ChartFrame.Ink;
        label.LabelAlignment = Alignment.LowerCenter;
        label.OffsetY = -4;
    }

    private static IEnumerable<(string? Party, Money Amount)> Parts(InvestmentYear year)
    {
        if (year.ByParty.Count == 0) return [(null, year.Total)];
        return year.ByParty
            .OrderBy(part => PartyLabels.Rank(part.Party))
            .Select(part => ((string?)part.Party, part.Amount));
    }

    private static string Projects(int projects, Texts text, ChartSize size) => size == ChartSize.Wide
        ? projects == 1
            ? text["1 obra", "1 project"]
            : text[$"{text.Count(projects)} obras", $"{text.Count(projects)} projects"]
        : text.Count(projects);

    private static void Dress(
        Plot plot, IReadOnlyList<InvestmentYear> years, List<double> places, Texts text, float letters)
    {
        var currency = years.Count == 0 ? Currency.Usd : years[0].Total.Currency;
        var title = text[
            $"Millones de {text.CurrencyName(currency)}; sobre cada barra, las obras",
            $"{text.CurrencyName(currency)} millions; above each bar, the projects"];
        ChartFrame.Draw(plot, title, places, years.Select(year => year.Year), letters);
        plot.Axes.Left.TickGenerator = new NumericAutomatic { IntegerTicksOnly = Highest(years) > 3 };
        // A first year stands as wide as it will among the next ones.
        var last = Math.Max(SlotsMin - 1, places.Count == 0 ? 0 : places[^1]);
        plot.Axes.SetLimits(-0.6, last + 0.6, 0, Math.Max(0.1, Highest(years) * 1.12));
    }

    private static double Highest(IReadOnlyList<InvestmentYear> years) =>
        years.Count == 0 ? 0 : years.Max(year => Millions(year.Total));

    // Only for drawing: a pixel is worth thousands of dollars.
    private static double Millions(Money money) => money.Minor / 100_000_000.0;
}
