using System.Text;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>
/// Writes a PDF of a few words a page, the same bytes for the same words: what stands for a paper where none was
/// scanned, as in the demonstration and the self-test.
/// </summary>
public static class PlainPdf
{
    /// <summary>The number of the first object that a caller adds.</summary>
    public const int FirstMore = 10;

    public static byte[] Of(string words, int pages = 1) => Of(words, pages, "");

    /// <param name="words">ASCII; anything else prints as a question mark.</param>
    /// <param name="pages">At least one.</param>
    /// <param name="catalog">More entries of the catalogue, as PDF writes them.</param>
    /// <param name="more">More objects: their entries, and their content where they are streams.</param>
    public static byte[] Of(
        string words, int pages, string catalog, params IReadOnlyList<(string Entries, byte[]? Content)> more)
    {
        var firstPage = FirstMore + more.Count;
        var kids = string.Join(' ', Enumerable.Range(firstPage, pages).Select(n => $"{n} 0 R"));
        var pdf = new PdfFileWriter();
        pdf.Object(1, $"<</Type/Catalog/Pages 2 0 R{catalog}>>");
        pdf.Object(2, $"<</Type/Pages/Kids[{kids}]/Count {pages}>>");
        pdf.Object(3, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        pdf.Stream(4, "", Encoding.ASCII.GetBytes($"BT /F1 18 Tf 72 700 Td ({Printable(words)}) Tj ET"));
        foreach (var ((entries, content), number) in more.Select((m, i) => (m, FirstMore + i)))
            if (content is null) pdf.Object(number, $"<<{entries}>>");
            else pdf.Stream(number, entries, content);
        foreach (var number in Enumerable.Range(firstPage, pages))
            pdf.Object(number,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 3 0 R>>>>>>");
        return pdf.Done();
    }

    private static string Printable(string words) =>
        new([.. words.Select(c => c is >= ' ' and <= '~' and not ('(' or ')' or '\\') ? c : '?')]);
}
