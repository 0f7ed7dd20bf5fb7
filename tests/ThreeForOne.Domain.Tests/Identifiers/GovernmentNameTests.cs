namespace ThreeForOne.Domain.Tests;

public sealed class GovernmentNameTests
{
    private static readonly string[] Patterns = ["municipio de", "Gobierno", "gobierno federal", "GEZ850101ABC"];

    [Theory]
    [InlineData("MUNICIPIO DE JALPA", "municipio de")]
    [InlineData("El Gobierno  Federal", "gobierno federal")]
    [InlineData("Gob\u00ADierno", "gobierno")]
    [InlineData("Pago RFC gez850101abc", "gez850101abc")]
    public void A_pattern_is_found_as_whole_words_whatever_the_case_and_signs(string payer, string pattern) =>
        Assert.Equal(pattern, GovernmentName.In(payer, Patterns));

    [Theory]
    [InlineData("Gobiernomanía")]
    [InlineData("Municipio")]
    [InlineData("")]
    public void Other_words_are_no_pattern(string payer) => Assert.Null(GovernmentName.In(payer, Patterns));
}
