using System.Text;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>Lines of a budget as spreadsheets copy and save them, and what they get wrong.</summary>
public sealed class BudgetTableTests
{
    private static readonly BudgetEntry[] Two =
        [new("Tubo de 4\"", "m", 120_500, 85_50), new("Bomba, 5 HP", "pieza", 1_000, 1_250_000_00)];

    [Theory]
    [InlineData("Concepto\tCantidad\tUnidad\tPrecio unitario\n"
        + "Tubo de 4\"\t120.5\tm\t85.50\nBomba, 5 HP\t1\tpieza\t$1,250,000.00\n")]
    [InlineData("Tubo de 4\"\t120.5\tm\t85.50\r\nBomba, 5 HP\t1\tpieza\t1250000")]
    [InlineData("Clave;Descripción;Unidad;Cantidad;P.U.;Importe\n"
        + "A-1;\"Tubo de 4\"\"\";m;120,5;85,50;10.302,75\nA-2;Bomba, 5 HP;pieza;1;1.250.000,00;\n")]
    [InlineData("item,unit,quantity,unit price\n"
        + "\"Tubo de 4\"\"\",m,120.5,85.50\n\"Bomba, 5 HP\",pieza,1,\"1,250,000.00\"\n\n")]
    [InlineData("1\tTubo de 4\"\tm\t120.5\t85.5\t10302.75\n"
        + "2\tBomba, 5 HP\tpieza\t1\t1250000\t1250000\n\tTotal\t\t\t\t1260302.75")]
    public void A_table_is_read_with_or_without_titles_by_whichever_separator_and_decimals(string text)
    {
        var read = BudgetTable.Read(text, DecimalMark.AsWritten).Value;

        Assert.Empty(read.Problems);
        Assert.Equal(Two, read.Entries);
        Assert.All(read.Lines, l => Assert.Null(l.OtherAmount));
    }

    [Theory]
    [InlineData("Tubo\t1\tm\t10.005", "Precio unitario", "decimales")]
    [InlineData("Tubo\t1.2345\tm\t10", "Cantidad", "tres decimales")]
    [InlineData("Tubo\t-3\tm\t10", "Cantidad", "negativo")]
    [InlineData("Tubo\t1\tm\t(10.00)", "Precio unitario", "negativo")]
    [InlineData("Tubo\t1\tm\t=B2*C2", "Precio unitario", "fórmula")]
    [InlineData("Tubo\t1\tm\t#¡REF!", "Precio unitario", "hoja de cálculo")]
    [InlineData("Tubo\t1\tm\t99999999999999999", "Precio unitario", "grande")]
    [InlineData("Tubo\t1000000000\tm\t90000000000", "Precio unitario", "grande")]
    [InlineData("Tubo\t\tm\t10", "Cantidad", "vacío")]
    [InlineData("\t1\tm\t10", "Concepto", "vacío")]
    [InlineData("Tubo\tuno\tm\t10", "Cantidad", "número")]
    public void What_cannot_be_read_is_told_with_its_row_column_and_what_to_do(string row, string column, string word)
    {
        var read = BudgetTable.Read(
            $"Concepto\tCantidad\tUnidad\tPrecio\nArena\t1\tm3\t350\n{row}", DecimalMark.AsWritten).Value;

        var problem = Assert.Single(read.Problems);
        Assert.Equal((3, column), (problem.Row, problem.Column.Spanish));
        Assert.Contains(word, problem.Say.Spanish, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Arena", Assert.Single(read.Lines).Entry.Description);
    }

    [Fact]
    public void A_word_that_is_too_long_is_told_and_one_at_the_limit_is_taken()
    {
        string Row(int letters) => $"{new string('a', letters)}\t1\tm\t10";

        Assert.Empty(BudgetTable.Read(Row(300), DecimalMark.AsWritten).Value.Problems);
        Assert.Single(BudgetTable.Read(Row(301), DecimalMark.AsWritten).Value.Problems);
    }

    [Fact]
    public void A_hundred_rows_are_a_budget_and_more_are_not()
    {
        string Rows(int count) => "Concepto\tCantidad\tUnidad\tPrecio\n"
            + string.Concat(Enumerable.Range(1, count).Select(i => $"Cosa {i}\t1\tm\t10\n")) + "Total\t\t\t\n";

        Assert.Equal(100, BudgetTable.Read(Rows(100), DecimalMark.AsWritten).Value.Lines.Count);
        Assert.IsType<TableTooLong>(BudgetTable.Read(Rows(101), DecimalMark.AsWritten).Refusal);
        Assert.Equal(10_002, Assert.IsType<TableTooLong>(
            BudgetTable.Read(Rows(10_000), DecimalMark.AsWritten).Refusal).Rows);
        Assert.IsType<TableTooLarge>(BudgetTable.Read(Rows(100_000), DecimalMark.AsWritten).Refusal);
    }

    [Fact]
    public void An_empty_table_one_without_a_column_and_a_sum_beyond_counting_are_refused()
    {
        Assert.IsType<TableEmpty>(BudgetTable.Read(" \n\t\n", DecimalMark.AsWritten).Refusal);
        Assert.IsType<TableEmpty>(
            BudgetTable.Read("Concepto\tCantidad\tUnidad\tPrecio", DecimalMark.AsWritten).Refusal);
        Assert.Contains("Unidad", Assert.IsType<TableColumnMissing>(
            BudgetTable.Read("Concepto\tCantidad\tPrecio\nTubo\t1\t10", DecimalMark.AsWritten).Refusal).Say.Spanish,
            StringComparison.Ordinal);
        Assert.IsType<TableColumnMissing>(BudgetTable.Read("una sola columna", DecimalMark.AsWritten).Refusal);
        var rich = "Oro\t1\tkg\t50000000000000\n";
        Assert.Empty(BudgetTable.Read(rich, DecimalMark.AsWritten).Value.Problems);
        Assert.IsType<MoneyTooLarge>(BudgetTable.Read(rich + rich, DecimalMark.AsWritten).Refusal);
    }

    [Theory]
    [InlineData("1,250", DecimalMark.AsWritten, 1_250_00)]   // the Mexican way, where nothing tells
    [InlineData("1,250", DecimalMark.Comma, 0)]
    [InlineData("1.250", DecimalMark.Comma, 1_250_00)]
    [InlineData("12,50", DecimalMark.AsWritten, 12_50)]
    [InlineData("12,50", DecimalMark.Point, 0)]
    public void Decimals_are_as_the_person_says_or_as_the_table_shows(string price, DecimalMark mark, long centavos)
    {
        var read = BudgetTable.Read($"Tubo\t1\tm\t{price}", mark).Value;

        Assert.Equal(centavos, read.Lines.Sum(l => l.Entry.UnitPriceCentavos));
        Assert.Equal(centavos == 0 ? 1 : 0, read.Problems.Count);
    }

    [Fact]
    public void An_amount_that_is_not_quantity_by_price_is_shown_beside_ours() => Assert.Equal(10_00,
        Assert.Single(BudgetTable.Read("Tubo\t3\tm\t3.33\t10.00", DecimalMark.AsWritten).Value.Lines).OtherAmount);

    [Fact]
    public void A_file_is_read_in_whichever_encoding_spreadsheets_write()
    {
        const string Text = "Concepto;Niño ±\n";
        byte[] mark = [0xEF, 0xBB, 0xBF], old = [.. "Concepto;Ni"u8, 0xF1, .. "o "u8, 0xB1, (byte)'\n'];

        Assert.Equal(Text, TableText.Decode(Encoding.UTF8.GetBytes(Text)).Value);
        Assert.Equal(Text, TableText.Decode([.. mark, .. Encoding.UTF8.GetBytes(Text)]).Value);
        Assert.Equal(Text, TableText.Decode(old).Value);
        Assert.Equal(Text, TableText.Decode([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)]).Value);
    }

    [Fact]
    public void A_workbook_a_picture_and_a_file_beyond_the_limit_are_refused()
    {
        Assert.IsType<TableIsWorkbook>(TableText.Decode("PK\u0003\u0004 xl/workbook.xml"u8.ToArray()).Refusal);
        Assert.IsType<TableNotText>(TableText.Decode([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]).Refusal);
        Assert.False(TableText.Decode(new byte[TableText.LengthMax].Select(_ => (byte)'a').ToArray()).IsRefusal);
        Assert.IsType<TableTooLarge>(TableText.Decode(new byte[TableText.LengthMax + 1]).Refusal);
    }
}
