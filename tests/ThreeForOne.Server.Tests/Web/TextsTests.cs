using ThreeForOne.Domain;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Web;

public sealed class TextsTests
{
    // 15:00 UTC is nine in the morning in Mexico City, which has had no summer time since 2022.
    private static readonly DateTimeOffset Opening = new(2026, 1, 15, 15, 0, 0, TimeSpan.Zero);

    private static readonly Texts Spanish = new(Language.Spanish);
    private static readonly Texts English = new(Language.English);

    [Fact]
    public void An_instant_is_told_in_mexico_city_with_its_month_in_words()
    {
        Assert.Equal("15 de enero de 2026, 09:00 (hora de la Ciudad de México)", Spanish.Moment(Opening));
        Assert.Equal("15 January 2026, 09:00 (Mexico City time)", English.Moment(Opening));
    }

    [Fact]
    public void The_day_is_that_of_mexico_city_and_not_of_greenwich()
    {
        var lateEvening = new DateTimeOffset(2026, 7, 1, 5, 59, 59, TimeSpan.Zero);

        Assert.Equal("30 de junio de 2026", Spanish.Date(lateEvening));
        Assert.Equal("1 de julio de 2026", Spanish.Date(lateEvening.AddSeconds(1)));
    }

    [Fact]
    public void Every_month_has_a_name_of_its_own_in_both_languages()
    {
        var months = Enumerable.Range(1, 12).ToList();

        Assert.Equal(12, months.Select(Spanish.Month).Distinct().Count());
        Assert.Equal(12, months.Select(English.Month).Distinct().Count());
        Assert.Equal(("marzo", "March"), (Spanish.Month(3), English.Month(3)));
    }

    [Fact]
    public void Amounts_read_the_same_whatever_the_culture_of_the_host()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new("de-DE");
            Assert.Equal("1,200,000.50", Spanish.Amount(Money.Mxn(1_200_000_50)));
            Assert.Equal("1,200,000.50 MXN", Spanish.AmountWithCurrency(Money.Mxn(1_200_000_50)));
            Assert.Equal("US$ 4,000.00", English.AmountWithCurrency(Money.Usd(4_000_00)));
            Assert.Equal("15 de enero de 2026, 09:00", Spanish.MomentShort(Opening));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Printed_whole_figures_stay_whole_but_no_cent_is_hidden()
    {
        Assert.Equal("603,675", Spanish.WholeAmount(Money.Usd(603_675_00)));
        Assert.Equal("603,675.01", Spanish.WholeAmount(Money.Usd(603_675_01)));
    }

    [Fact]
    public void Waiting_is_told_in_days()
    {
        Assert.Equal(["hoy", "1 día", "1,200 días"], new[] { 0, 1, 1200 }.Select(Spanish.Days));
        Assert.Equal(["today", "1 day", "2 days"], new[] { 0, 1, 2 }.Select(English.Days));
    }

    [Fact]
    public void Words_of_the_other_language_are_marked_and_encoded()
    {
        using var writer = new StringWriter();
        Texts.Foreign("en", "wire <b>").WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);

        Assert.Equal("<span lang=\"en\">wire &lt;b&gt;</span>", writer.ToString());
    }
}
