using CsCheck;

namespace ThreeForOne.Domain.Tests;

public class MoneyTests
{
    [Theory]
    [InlineData("1,200,000.50", 1_200_000_50)]
    [InlineData("1200000.5", 1_200_000_50)]
    [InlineData("1200000", 1_200_000_00)]
    [InlineData("$1,200,000.50", 1_200_000_50)]
    [InlineData(" $ 0.01 ", 1)]
    [InlineData("0", 0)]
    [InlineData("0007.10", 7_10)]
    [InlineData("90,000,000,000,000.00", MoneyText.MaxMinor)]
    public void Reads_an_amount_as_people_write_it(string text, long centavos) =>
        Assert.Equal(Money.Mxn(centavos), MoneyText.Parse(text).Value);

    [Theory]
    [InlineData("", typeof(MoneyMissing))]
    [InlineData(null, typeof(MoneyMissing))]
    [InlineData("1.005", typeof(MoneyTooManyDecimals))]
    [InlineData("1,000.000", typeof(MoneyTooManyDecimals))]
    [InlineData("-5", typeof(MoneyNegative))]
    [InlineData("$-5.00", typeof(MoneyNegative))]
    [InlineData("(5.00)", typeof(MoneyNegative))]
    [InlineData("\u22125", typeof(MoneyNegative))]
    [InlineData("90,000,000,000,000.01", typeof(MoneyTooLarge))]
    [InlineData("99999999999999999999999999", typeof(MoneyTooLarge))]
    [InlineData("1.200.000,50", typeof(MoneyNotAnAmount))]
    [InlineData("1,2000", typeof(MoneyNotAnAmount))]
    [InlineData("12,00", typeof(MoneyNotAnAmount))]
    [InlineData("5.", typeof(MoneyNotAnAmount))]
    [InlineData("1e6", typeof(MoneyNotAnAmount))]
    [InlineData("NaN", typeof(MoneyNotAnAmount))]
    [InlineData("cinco", typeof(MoneyNotAnAmount))]
    [InlineData("١٢", typeof(MoneyNotAnAmount))]
    [InlineData("5 5", typeof(MoneyNotAnAmount))]
    public void Refuses_what_it_would_have_to_guess_in_both_languages(string? text, Type refusal)
    {
        var refused = MoneyText.Parse(text).Refusal;

        Assert.IsType(refusal, refused);
        Refusals.SpeakBoth(refused);
    }

    [Fact]
    public void A_huge_paste_is_refused_with_a_short_answer() =>
        Assert.True(MoneyText.Parse(new string('x', 1_000_000)).Refusal!.Say.Spanish.Length < 200);

    [Fact]
    public void What_it_writes_it_reads_back() =>
        Gen.Long[0, MoneyText.MaxMinor].Sample(minor =>
            Assert.Equal(Money.Mxn(minor), MoneyText.Parse(MoneyText.Format(Money.Mxn(minor))).Value));

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws() =>
        Gen.String[Gen.Char["0123456789.,-$() eE"], 0, 30].Sample(text =>
            Assert.True(MoneyText.Parse(text) is { IsRefusal: true } or { Value.Minor: >= 0 }));

    [Theory]
    [InlineData(-123_456_78, "-123,456.78")]
    [InlineData(-1, "-0.01")]
    [InlineData(1_200_000_50, "1,200,000.50")]
    public void Writes_two_decimals_with_commas(long centavos, string text) =>
        Assert.Equal(text, MoneyText.Format(Money.Mxn(centavos)));

    [Fact]
    public void Mixing_currencies_is_a_bug()
    {
        Assert.Throws<InvariantBrokenException>(() => Money.Mxn(1) + Money.Usd(1));
        Assert.Throws<InvariantBrokenException>(() => Money.Mxn(1) - Money.Usd(1));
        Assert.Throws<InvariantBrokenException>(() => Money.Mxn(1) < Money.Usd(1));
        Assert.NotEqual(Money.Mxn(1), Money.Usd(1));
        Assert.Equal(Money.Mxn(3), Money.Mxn(1) + Money.Mxn(2));
    }

    [Fact]
    public void Overflow_throws()
    {
        Assert.Throws<OverflowException>(() => Money.Mxn(long.MaxValue) + Money.Mxn(1));
        Assert.Throws<OverflowException>(() => -Money.Mxn(long.MinValue));
    }

    [Theory]
    [InlineData(1, 500_000, 1)]
    [InlineData(-1, 500_000, -1)]
    [InlineData(1, 499_999, 0)]
    [InlineData(3, 500_000, 2)]
    [InlineData(3_995_00, 18_452_300, 73_716_94)]
    public void A_rate_rounds_half_away_from_zero(long minor, long millionths, long expected) =>
        Assert.Equal(Money.Mxn(expected), new Rate(millionths).Convert(new Money(minor, Currency.Usd), Currency.Mxn));

    [Theory]
    [InlineData("18.4523", 18_452_300)]
    [InlineData("7.60", 7_600_000)]
    [InlineData("0.000001", 1)]
    [InlineData("0", null)]
    [InlineData("0.0", null)]
    [InlineData("18,4523", null)]
    [InlineData("1,018.45", null)]
    [InlineData("18.45231234", null)]
    [InlineData("-7", null)]
    [InlineData("", null)]
    public void Reads_a_rate_or_refuses_it(string text, int? millionths)
    {
        var read = Rate.Parse(text);

        Assert.Equal(millionths, read.IsRefusal ? null : (int?)read.Value.Millionths);
        if (read.Refusal is { } refusal) Refusals.SpeakBoth(Assert.IsType<RateNotReadable>(refusal));
    }
}
