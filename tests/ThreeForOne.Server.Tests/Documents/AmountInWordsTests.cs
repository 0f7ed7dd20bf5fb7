using ThreeForOne.Server.Features.Documents.Records;

namespace ThreeForOne.Server.Tests.Documents;

public sealed class AmountInWordsTests
{
    [Theory]
    [InlineData(1_00, "UN PESO 00/100 M.N.")]
    [InlineData(50, "CERO PESOS 50/100 M.N.")]
    [InlineData(1_000_01, "UN MIL PESOS 01/100 M.N.")]
    [InlineData(21_913_59, "VEINTIÚN MIL NOVECIENTOS TRECE PESOS 59/100 M.N.")]
    [InlineData(1_000_000_00, "UN MILLÓN DE PESOS 00/100 M.N.")]
    [InlineData(1_160_000_00, "UN MILLÓN CIENTO SESENTA MIL PESOS 00/100 M.N.")]
    [InlineData(0, "CERO PESOS 00/100 M.N.")]
    [InlineData(21_00, "VEINTIÚN PESOS 00/100 M.N.")]
    [InlineData(31_00, "TREINTA Y UN PESOS 00/100 M.N.")]
    [InlineData(101_000_00, "CIENTO UN MIL PESOS 00/100 M.N.")]
    [InlineData(516_022_05, "QUINIENTOS DIECISÉIS MIL VEINTIDÓS PESOS 05/100 M.N.")]
    [InlineData(1_000_001_00, "UN MILLÓN UN PESOS 00/100 M.N.")]
    [InlineData(21_000_000_00, "VEINTIÚN MILLONES DE PESOS 00/100 M.N.")]
    [InlineData(1_000_000_000_00, "UN MIL MILLONES DE PESOS 00/100 M.N.")]
    [InlineData(2_001_001_999_99, "DOS MIL UN MILLONES UN MIL NOVECIENTOS NOVENTA Y NUEVE PESOS 99/100 M.N.")]
    [InlineData(1_000_000_000_000_00, "UN BILLÓN DE PESOS 00/100 M.N.")]
    public void Pesos_are_written_as_on_a_Mexican_cheque(long centavos, string words) =>
        Assert.Equal(words, AmountInWords.Pesos(centavos));

    [Theory]
    [InlineData(1_00, "UN DÓLAR 00/100 USD")]
    [InlineData(4_000_00, "CUATRO MIL DÓLARES 00/100 USD")]
    [InlineData(1_000_000_00, "UN MILLÓN DE DÓLARES 00/100 USD")]
    public void Dollars_are_written_in_Spanish(long cents, string words) =>
        Assert.Equal(words, AmountInWords.Dollars(cents));

    [Theory]
    [InlineData(1_00, "One peso 00/100 (MXN)")]
    [InlineData(21_913_59, "Twenty-one thousand nine hundred thirteen pesos 59/100 (MXN)")]
    [InlineData(1_160_000_00, "One million one hundred sixty thousand pesos 00/100 (MXN)")]
    public void Clubs_read_pesos_in_English_too(long centavos, string words) =>
        Assert.Equal(words, AmountInWords.PesosInEnglish(centavos));

    [Fact]
    public void A_negative_amount_has_no_words() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AmountInWords.Pesos(-1));
}
