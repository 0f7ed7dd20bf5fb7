using ThreeForOne.Server.Features.History;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Tests.History;

public sealed class HistoryCsvTests
{
    private const string Rows = "year,projects,usd\n1993,7,\"603,675\"\n1994,30,1118453.50\n";

    [Fact]
    public void Reads_rows_the_printed_total_and_the_source()
    {
        var table = HistoryCsv.Read(Rows + "printed total,37,1722129\nsource,\"Somebody, 1998\",\n", "x.csv");

        Assert.Equal([new(1993, 7, 603_675_00), new(1994, 30, 1_118_453_50)], table.Years);
        Assert.Equal((37, 1_722_129_00L), (table.PrintedProjects, table.PrintedUsdCents));
        Assert.Equal("Somebody, 1998", table.Source);
        Assert.False(table.AddsUp);
    }

    [Theory]
    [InlineData("", "x.csv, line 1, column year: the first line must be year,projects,usd")]
    [InlineData("año,obras,usd\n", "x.csv, line 1, column year: the first line must be year,projects,usd")]
    [InlineData(Rows + "19x5,1,1\n", "x.csv, line 4, column year: '19x5' is not a year from 1900 to 2100")]
    [InlineData(Rows + "1993,1,1\n", "x.csv, line 4, column year: 1993 is there twice")]
    [InlineData(Rows + "1995,many,1\n", "x.csv, line 4, column projects: 'many' is not a number of projects")]
    [InlineData(Rows + "1995,-1,1\n", "x.csv, line 4, column projects: '-1' is not a number of projects")]
    [InlineData(Rows + "1995,1,1.005\n", "x.csv, line 4, column usd: ")]
    [InlineData(Rows + "1995,1\n", "x.csv, line 4, column usd: ")]
    [InlineData(Rows + "1995,1,-5\n", "x.csv, line 4, column usd: ")]
    [InlineData(Rows + "printed total,1,1\nprinted total,1,1\n", "line 5, column year: there is a second")]
    [InlineData(Rows + "source,\n", "x.csv, line 4, column projects: the source is empty")]
    [InlineData(Rows + "source,S,\n", "column year: the row 'printed total' is missing")]
    [InlineData(Rows + "printed total,1,1\n", "column year: the row 'source' is missing")]
    [InlineData(Rows + "1995,\"1,1\n", "line 4: its quotes do not match")]
    public void What_is_wrong_is_one_line_with_line_and_column(string text, string problem)
    {
        var error = Assert.Throws<OperatorError>(() => HistoryCsv.Read(text, "x.csv"));

        Assert.Equal(2, error.ExitCode);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }
}
