using System.Globalization;
using ThreeForOne.Domain;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Tests.Web;

public sealed class FourPartyBarTests
{
    private static readonly Money Nothing = Money.Mxn(0);

    private static readonly FourPartyBar Bar = new(
        [
            new("federal", Nothing, Nothing, Money.Mxn(200), Money.Mxn(50)),
            new("club", Money.Mxn(250), Nothing, Nothing, Nothing),
            new("state", Nothing, Money.Mxn(250), Nothing, Nothing),
            new("municipal", Money.Mxn(100), Money.Mxn(150), Nothing, Nothing),
        ],
        "Pozo");

    [Fact]
    public void Parties_stand_in_their_order_and_money_from_paid_to_gap()
    {
        Assert.Equal(
            [
                "club paid", "municipal paid", "municipal committed", "state committed", "federal reserved",
                "federal gap",
            ],
            Bar.Segments().Select(segment => $"{segment.Party} {segment.Kind}"));
    }

    [Fact]
    public void Width_is_amount_and_the_whole_bar_is_used_but_for_the_white_between_parties()
    {
        var segments = Bar.Segments();
        var widths = segments.ToDictionary(
            segment => $"{segment.Party} {segment.Kind}", segment => Percent(segment.Width));

        Assert.Equal(100m - 3 * 0.9m, widths.Values.Sum(), precision: 2);
        Assert.Equal(5m, widths["club paid"] / widths["federal gap"], precision: 2);
        Assert.Equal(100m, Percent(segments[^1].X) + Percent(segments[^1].Width), precision: 2);
    }

    [Fact]
    public void A_party_that_is_absent_is_no_zero_and_a_bar_without_money_is_empty()
    {
        var two = new FourPartyBar(
            [PartyMoney.Planned("club", Money.Mxn(1)), PartyMoney.Planned("state", Money.Mxn(1))], "2x1");

        Assert.Equal(["club", "state"], two.Segments().Select(segment => segment.Party));
        Assert.Empty(new FourPartyBar([PartyMoney.Planned("club", Nothing)], "").Segments());
        Assert.Empty(new FourPartyBar([], "").Segments());
    }

    [Fact]
    public void The_table_has_the_same_figures_and_adds_up()
    {
        var table = Bar.ToTable(new Texts(Language.English));

        Assert.Equal(["Paid", "Committed", "Reserved", "Gap", "Total"], table.Columns);
        Assert.Equal(["Club", "Municipality", "State", "Federal"], table.Rows.Select(row => row.Label));
        Assert.Equal([350L, 400, 200, 50, 1000], Enumerable.Range(0, 5).Select(column => table.TotalOf(column).Minor));
    }

    [Fact]
    public void A_draft_is_planned_and_an_approved_project_reserved()
    {
        Assert.Equal("Previsto", (Bar with { Planned = true }).Label("reserved").Spanish);
        Assert.Equal("Reservado", Bar.Label("reserved").Spanish);
    }

    private static decimal Percent(string width) => decimal.Parse(width.TrimEnd('%'), CultureInfo.InvariantCulture);
}
