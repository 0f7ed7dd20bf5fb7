using System.Text.RegularExpressions;

namespace ThreeForOne.Server.Tests.Tidy;

public sealed partial class LengthTests
{
    private const int LinesMax = 300;
    private const int ColumnsMax = 120;

    // A sentence for people stays whole, where it is all that stands on its line; SQL is laid out as in migrations.
    private const int SentenceColumnsMax = 200;

    // A page's line is markup; the words in it, in both languages, are not counted: a sentence stays whole.
    private const int PageColumnsMax = 200;

    private static IEnumerable<string> Code => House.Files("src", ".cs").Concat(House.Files("tests", ".cs"));

    private static IEnumerable<string> Pages => House.Files("src", ".cshtml");

    [Fact]
    public void A_file_can_be_read_in_one_go() => House.None(Code.Concat(Pages)
        .Select(f => (File: House.Short(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > LinesMax));

    [Fact]
    public void A_line_of_code_fits_beside_another() => House.None(TooLong(Code, ColumnsMax)
        .Where(l => l.Text.Length > SentenceColumnsMax || !Sentence().IsMatch(l.Text)).Select(Told));

    [Fact]
    public void A_line_of_a_page_fits_on_a_screen() => House.None(TooLong(Pages, PageColumnsMax)
        .Where(l => Words().Replace(l.Text, "").Length > PageColumnsMax && !Sentence().IsMatch(l.Text)).Select(Told));

    private static IEnumerable<Lines> TooLong(IEnumerable<string> files, int columns) =>
        files.SelectMany(Measured).Where(l => l.Text.Length > columns);

    // Leaves out the lines inside a raw string, where SQL stands, up to the width of a sentence.
    private static IEnumerable<Lines> Measured(string file)
    {
        var inside = false;
        foreach (var line in Lines.Of(file))
        {
            var quotes = line.Text.Split("\"\"\"").Length - 1;
            if (!inside || quotes > 0 || line.Text.Length > SentenceColumnsMax) yield return line;
            inside ^= quotes % 2 == 1;
        }
    }

    private static string Told(Lines line) => $"{line.Place} has {line.Text.Length} columns";

    [GeneratedRegex("""\$?"[^"]*",\s*\$?"[^"]*"(?=\])""")]
    private static partial Regex Words();

    [GeneratedRegex("""^\s*([+?:{] |new\(|@?T\[)?\$?".*"(, [0-9]|[),;\]} +])*$""")]
    private static partial Regex Sentence();
}
