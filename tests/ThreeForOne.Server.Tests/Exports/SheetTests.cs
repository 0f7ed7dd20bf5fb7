using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Exports;

public sealed class SheetTests
{
    private static readonly Cell Empty = new(CellKind.Amount);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("+52 33", "\"'+52 33\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("uno, \"dos\"\ntres", "\"uno, \"\"dos\"\"\ntres\"")]
    public async Task Text_in_csv_is_quoted_and_no_formula(string text, string written)
    {
        var csv = Encoding.UTF8.GetString(await Written(to => new CsvSheet(to), new(CellKind.Text, text)));

        Assert.Equal($"\uFEFFA,B\r\n{written},-12.30\r\n,\r\n", csv);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")")]
    [InlineData(" a <b> & 🚰 ", " a <b> & 🚰 ")]
    [InlineData("_x0041_ and \u0001", "_x005F_x0041_ and _x0001_")]
    public async Task Text_in_a_workbook_stays_text(string text, string stored)
    {
        var book = Workbook.Read(await Written(to => new XlsxSheet(to, "Lista"), new(CellKind.Text, text)));

        Assert.Equal([["A", "B"], [stored, "-12.30"], []], book.Rows);
        Assert.DoesNotContain(book.Parts[0].Descendants(), e => e.Name.LocalName == "f");
    }

    [Fact]
    public async Task Half_a_letter_is_told_as_such()
    {
        var half = ((char)0xD83D).ToString();
        var book = Workbook.Read(await Written(to => new XlsxSheet(to, "Lista"), new(CellKind.Text, half)));

        Assert.Equal("_xD83D_", book.Rows[1][0]);
    }

    [Fact]
    public async Task A_full_sheet_is_followed_by_another_with_the_heading()
    {
        using var to = new MemoryStream();
        using var sheet = new XlsxSheet(to, "Lista", rowsMax: 3);
        await sheet.Begin([("A", CellKind.Text)], Stop);
        foreach (var text in new[] { "1", "2", "3", "4" }) await sheet.Row([new(CellKind.Text, text)], Stop);
        await sheet.Finish([new(CellKind.Text, "Total")], Stop);

        Assert.Equal([[["A"], ["1"], ["2"]], [["A"], ["3"], ["4"]], [["A"], ["Total"]]],
            Workbook.Read(to.ToArray()).Sheets);
    }

    [Theory]
    [InlineData(SendList.Csv)]
    [InlineData(SendList.Xlsx)]
    public async Task What_breaks_off_in_the_middle_does_not_arrive_as_a_whole_file(string format)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var file = new ListFile<int>("lista", new Texts(Language.Spanish))
            .Text(new("A", "A"), n => new string('x', 99));
        app.MapGet("/{from}/{to}", (Microsoft.AspNetCore.Http.HttpContext http, int from, int to) =>
            SendList.To(http, format, file, Numbers(from, to), Stop));
        await app.StartAsync(Stop);
        using var client = new HttpClient { BaseAddress = new(app.Urls.First()) };

        Assert.NotEmpty(await client.GetByteArrayAsync("/0/20000", Stop));
        await Assert.ThrowsAnyAsync<Exception>(() => client.GetByteArrayAsync("/0/20001", Stop));
        // Before anything was sent it is an ordinary error.
        Assert.Equal(500, (int)(await client.GetAsync("/20001/20001", Stop)).StatusCode);
    }

    // One more than 20,000 is a fault.
    private static async IAsyncEnumerable<int> Numbers(int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            await Task.Yield();
            if (i > 20_000) throw new InvalidOperationException("The rows have come to a bad end.");
            yield return i;
        }
    }

    private static async Task<byte[]> Written(Func<Stream, ISheet> make, Cell first)
    {
        using var to = new MemoryStream();
        var sheet = make(to);
        await sheet.Begin([("A", CellKind.Text), ("B", CellKind.Amount)], Stop);
        await sheet.Row([first, new(CellKind.Amount, Number: -12_30)], Stop);
        await sheet.Finish([new(CellKind.Text), Empty], Stop);
        return to.ToArray();
    }
}
