using System.Xml.Linq;
using ThreeForOne.Domain;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Charts;

namespace ThreeForOne.Server.Tests.Web;

public sealed class InvestmentChartTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly InvestmentYear[] Years =
    [
        new(1999, 93, Money.Usd(5_044_921_00)),
        new(2000, 117, Money.Usd(6_349_206_00)),
        new(2026, 4, Money.Usd(4_000_000_00),
            new PartyAmount("federal", Money.Usd(1_000_000_00)), new PartyAmount("club", Money.Usd(3_000_000_00))),
    ];

    [Fact]
    public void A_year_is_one_neutral_bar_or_its_parties_in_their_colours()
    {
        var bars = Bars(InvestmentChart.Svg(Years, new Texts(Language.Spanish)));

        Assert.Equal(2, bars.Count(bar => Fill(bar) == "#565C65"));
        var club = Assert.Single(bars, bar => Fill(bar) == "#B3491A");
        var federal = Assert.Single(bars, bar => Fill(bar) == "#1B5E3B");
        Assert.Equal(3.0, Height(club) / Height(federal), precision: 1);
    }

    [Fact]
    public void Height_is_investment_and_years_without_data_leave_a_gap()
    {
        var bars = Bars(InvestmentChart.Svg(Years, new Texts(Language.Spanish)));
        var x = bars.Select(bar => (double)bar.Attribute("x")!).ToList();

        Assert.Equal(5_044_921 / 6_349_206.0, Height(bars[0]) / Height(bars[1]), precision: 2);
        Assert.Equal(2 * (x[1] - x[0]), x[2] - x[1], precision: 1);
    }

    [Fact]
    public void The_picture_needs_no_font_no_style_and_nothing_from_elsewhere()
    {
        var picture = XDocument.Parse(InvestmentChart.Svg(Years, new Texts(Language.English), ChartSize.Narrow));

        Assert.Empty(picture.Descendants(Svg + "text"));
        Assert.Empty(picture.Descendants(Svg + "style"));
        Assert.DoesNotContain(picture.Descendants().Attributes(), a => a.Name.LocalName == "style");
        Assert.All(picture.Descendants(Svg + "use"), use =>
        {
            var id = use.Attributes().Single(a => a.Name.LocalName == "href").Value;
            Assert.Contains(picture.Descendants(Svg + "path"), path => $"#{path.Attribute("id")?.Value}" == id);
        });
        Assert.True(picture.Descendants(Svg + "use").Count() > 30, "the letters of axis and labels");
    }

    [Fact]
    public void The_same_data_give_the_same_picture_and_none_give_an_empty_one()
    {
        var text = new Texts(Language.Spanish);

        Assert.Equal(InvestmentChart.Svg(Years, text), InvestmentChart.Svg(Years, text));
        Assert.NotEqual(InvestmentChart.Svg(Years, text), InvestmentChart.Svg(Years, new Texts(Language.English)));
        Assert.Empty(Bars(InvestmentChart.Svg([], text)));
    }

    [Fact]
    public void Two_currencies_have_no_axis_in_common()
    {
        InvestmentYear[] mixed = [new(1999, 1, Money.Usd(1)), new(2000, 1, Money.Mxn(1))];

        Assert.Throws<InvariantBrokenException>(() => InvestmentChart.Svg(mixed, new Texts(Language.Spanish)));
    }

    private static List<XElement> Bars(string svg) =>
    [
        .. XDocument.Parse(svg).Descendants(Svg + "g").Elements(Svg + "rect")
            .Where(rect => Fill(rect) is not (null or "white")),
    ];

    private static string? Fill(XElement rect) => rect.Attribute("fill")?.Value;

    private static double Height(XElement rect) => (double)rect.Attribute("height")!;
}
