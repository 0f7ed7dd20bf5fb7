using CsCheck;

namespace ThreeForOne.Domain.Tests;

public class IdentifierTests
{
    private const string Account = "032180000118359719";
    private const string Person = "BOXW310820HNERXN09";

    [Fact]
    public void A_clabe_is_read_as_people_copy_it_and_shown_masked()
    {
        var clabe = Clabe.Parse(" 032 180 00011835971-9 ").Value;

        Assert.Equal(Account, clabe.Digits);
        Assert.Equal("032", clabe.Bank);
        Assert.Equal("••••••••••••••9719", clabe.ToString());
    }

    [Theory]
    [InlineData("03218000011835971", typeof(ClabeWrongLength))]
    [InlineData("0321800001183597190", typeof(ClabeWrongLength))]
    [InlineData("03218000011835971O", typeof(ClabeNotDigits))]
    [InlineData("", typeof(ClabeNotDigits))]
    [InlineData("032180000118359718", typeof(ClabeCheckDigitWrong))]
    public void A_wrong_clabe_says_what_is_wrong(string text, Type refusal)
    {
        var refused = Clabe.Parse(text).Refusal;

        Assert.IsType(refusal, refused);
        Refusals.SpeakBoth(refused);
    }

    [Fact]
    public void One_mistyped_digit_of_a_clabe_is_always_found() =>
        Gen.Select(Gen.Int[0, 17], Gen.Int[1, 9]).Sample((at, by) =>
        {
            var digits = Account.ToCharArray();
            digits[at] = (char)('0' + (digits[at] - '0' + by) % 10);

            Assert.IsType<ClabeCheckDigitWrong>(Clabe.Parse(new string(digits)).Refusal);
        });

    [Fact]
    public void A_curp_is_read_in_small_letters_and_never_printed_by_accident()
    {
        var curp = Curp.Parse("boxw310820hnerxn09").Value;

        Assert.Equal(Person, curp.Text);
        Assert.DoesNotContain(Person, curp.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BOXW310820HNERXN08", typeof(CurpCheckDigitWrong))]
    [InlineData("BOXW310820HNERXM09", typeof(CurpCheckDigitWrong))]
    [InlineData("BOXW310820ANERXN09", typeof(CurpMalformed))]
    [InlineData("BOXW310820HNERXN0", typeof(CurpMalformed))]
    [InlineData("", typeof(CurpMalformed))]
    public void A_wrong_curp_is_refused(string text, Type refusal)
    {
        var refused = Curp.Parse(text).Refusal;

        Assert.IsType(refusal, refused);
        Refusals.SpeakBoth(refused);
    }

    [Theory]
    [InlineData("GODE561231GR8", false)]
    [InlineData("SAT970701NN3", true)]
    public void An_rfc_whose_check_digit_holds_has_no_warning(string text, bool company)
    {
        var rfc = Rfc.Parse(text).Value;

        Assert.Equal(company, rfc.IsCompany);
        Assert.True(rfc.CheckDigitHolds);
        Assert.Null(rfc.Warning);
    }

    [Fact]
    public void An_rfc_whose_check_digit_fails_is_accepted_with_a_warning()
    {
        var rfc = Rfc.Parse("SAT970701NN4").Value;

        Assert.NotNull(rfc.Warning);
        Assert.NotEqual(rfc.Warning.Value.Spanish, rfc.Warning.Value.English);
    }

    [Theory]
    [InlineData("SAT971301NN3")]
    [InlineData("SA970701NN3")]
    [InlineData("SAT970701NN")]
    [InlineData("")]
    public void A_text_that_is_no_rfc_is_refused(string text) =>
        Refusals.SpeakBoth(Assert.IsType<RfcMalformed>(Rfc.Parse(text).Refusal));

    [Fact]
    public void An_inegi_key_keeps_its_zeros()
    {
        var key = InegiKey.Parse("010010001").Value;

        Assert.Equal(("01", "001", "0001"), (key.State, key.Municipality, key.Locality));
        Assert.Null(InegiKey.Parse("32").Value.Municipality);
        Assert.Equal("32058", InegiKey.Parse("32058").Value.ToString());
    }

    [Theory]
    [InlineData("33", typeof(InegiStateUnknown))]
    [InlineData("00", typeof(InegiStateUnknown))]
    [InlineData("3201", typeof(InegiKeyMalformed))]
    [InlineData("32000", typeof(InegiKeyMalformed))]
    [InlineData("32O17", typeof(InegiKeyMalformed))]
    public void A_wrong_inegi_key_is_refused(string text, Type refusal)
    {
        var refused = InegiKey.Parse(text).Refusal;

        Assert.IsType(refusal, refused);
        Refusals.SpeakBoth(refused);
    }

    [Fact]
    public void A_fiscal_folio_has_one_form_however_it_was_typed() =>
        Assert.Equal(
            CfdiUuid.Parse("5fb2822e-396d-4725-8521-cdc4bdd20ccf").Value,
            CfdiUuid.Parse(" 5FB2822E-396D-4725-8521-CDC4BDD20CCF ").Value);

    [Theory]
    [InlineData("5FB2822E396D47258521CDC4BDD20CCF")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("")]
    public void A_text_that_is_no_fiscal_folio_is_refused(string text) =>
        Refusals.SpeakBoth(Assert.IsType<CfdiUuidMalformed>(CfdiUuid.Parse(text).Refusal));

    [Fact]
    public void Any_text_is_read_or_refused_and_never_throws() =>
        Gen.String.Sample(text =>
        {
            _ = (Clabe.Parse(text), Curp.Parse(text), Rfc.Parse(text), InegiKey.Parse(text), CfdiUuid.Parse(text));
            _ = (Folio.Parse(text), Rate.Parse(text), MoneyText.Parse(text));
        });

    [Fact]
    public void A_folio_is_padded_to_four_digits_and_grows_beyond_them()
    {
        Assert.Equal("ZAC-2026-0041", new Folio("ZAC", 2026, 41).ToString());
        Assert.Equal("ZAC-2026-12345", new Folio("ZAC", 2026, 12345).ToString());
        Assert.Equal("ZAC-2026-0041-AR-2", new Folio("ZAC", 2026, 41).ForDocument("AR", 2));
        Assert.Equal(new Folio("ZAC", 2026, 41), Folio.Parse("zac-2026-0041").Value);
    }

    [Theory]
    [InlineData("ZAC-2026-41")]
    [InlineData("ZAC-2026-0000")]
    [InlineData("ZAC-2026-00041")]
    [InlineData("ZAC-26-0041")]
    [InlineData("")]
    public void A_text_that_is_no_folio_is_refused(string text) =>
        Refusals.SpeakBoth(Assert.IsType<FolioMalformed>(Folio.Parse(text).Refusal));
}
