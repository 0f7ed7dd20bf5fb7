using System.Globalization;
using System.Text;

namespace ThreeForOne.Server.Features.Exports;

/// <summary>What a workbook consists of beside its rows: ECMA-376, the parts that a spreadsheet needs.</summary>
internal static class XlsxParts
{
    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Media = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>A cell of Excel holds no more.</summary>
    private const int TextMax = 32_767;

    private const int SheetNameMax = 25;

    // In the order of CellKind: words, 1,234, 1,234.00, and days as the reader's Excel writes them; plain and bold.
    private static readonly int[] Formats = [0, 3, 4, 14, 22];

    private static readonly int[] Widths = [28, 11, 18, 13, 18];

    public static int Style(CellKind kind, bool isBold) => (2 * (int)kind) + (isBold ? 1 : 0);

    /// <summary>A, B … Z, AA …; the first column is 0.</summary>
    public static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + ColumnName(column % 26);

    /// <summary>The beginning of a sheet whose heading stays in sight.</summary>
    public static string SheetBegins(IEnumerable<CellKind> columns)
    {
        var widths = Each(columns.Select((kind, i) => (i + 1, Widths[(int)kind])),
            c => $"<col min=\"{c.Item1}\" max=\"{c.Item1}\" width=\"{c.Item2}\" customWidth=\"1\"/>");
        return $"""
            {Declaration}<worksheet xmlns="{Main}"><sheetViews><sheetView workbookViewId="0">
            <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
            <cols>{widths}</cols><sheetData>
            """;
    }

    /// <summary>Everything else, written when it is known how many sheets there are.</summary>
    public static IEnumerable<(string Path, string Content)> Of(string name, int sheets)
    {
        var numbers = Enumerable.Range(1, sheets).ToList();
        yield return ("[Content_Types].xml", Types(numbers));
        yield return ("_rels/.rels", Relationships(Relation(1, "officeDocument", "xl/workbook.xml")));
        yield return ("xl/workbook.xml", Workbook(SheetName(name), numbers));
        yield return ("xl/_rels/workbook.xml.rels", Relationships(
            Each(numbers, n => Relation(n, "worksheet", $"worksheets/sheet{n}.xml"))
            + Relation(sheets + 1, "styles", "styles.xml")));
        yield return ("xl/styles.xml", Styles());
    }

    /// <summary>
    /// Words as a cell holds them: what XML cannot say, and what Excel would read as such an escape, is escaped.
    /// </summary>
    public static void AppendText(StringBuilder to, string text)
    {
        Invariant.Holds(text.Length <= TextMax);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '&') to.Append("&amp;");
            else if (c is '<') to.Append("&lt;");
            else if (c is '>') to.Append("&gt;");
            else if (c is '_' && IsEscape(text, i)) to.Append("_x005F_");
            else if (char.IsSurrogatePair(text, i)) to.Append(c).Append(text[++i]);
            else if (IsSaid(c)) to.Append(c);
            else to.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
        }
    }

    // XML has these characters as they are.
    private static bool IsSaid(char c) =>
        c is '\t' or '\n' || (c >= ' ' && !char.IsSurrogate(c) && c is not '\uFFFE' and not '\uFFFF');

    private static bool IsEscape(string text, int at) =>
        at + 6 < text.Length && text[at + 1] == 'x' && text[at + 6] == '_'
            && text[(at + 2)..(at + 6)].All(char.IsAsciiHexDigit);

    private static string SheetName(string name) => name.Length <= SheetNameMax ? name : name[..SheetNameMax];

    private static string Types(IReadOnlyList<int> sheets)
    {
        var overrides = Each(sheets,
            n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{Media}.worksheet+xml\"/>");
        return $"""
            {Declaration}<Types xmlns="{Package}/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="{Media}.sheet.main+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="{Media}.styles+xml"/>{overrides}</Types>
            """;
    }

    private static string Workbook(string title, IReadOnlyList<int> sheets)
    {
        var named = Each(sheets,
            n => $"<sheet name=\"{title}{(n == 1 ? "" : $" {n}")}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>");
        return $"""
            {Declaration}<workbook xmlns="{Main}" xmlns:r="{Document}"><sheets>{named}</sheets></workbook>
            """;
    }

    private static string Relationships(string inner) =>
        $"""{Declaration}<Relationships xmlns="{Package}/relationships">{inner}</Relationships>""";

    private static string Relation(int number, string type, string target) =>
        $"""<Relationship Id="rId{number}" Type="{Document}/{type}" Target="{target}"/>""";

    private static string Styles()
    {
        var formats = Each(Formats, f => Format(f, 0) + Format(f, 1));
        return $"""
            {Declaration}<styleSheet xmlns="{Main}">
            <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
            <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
            <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
            <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
            <cellXfs count="{2 * Formats.Length}">{formats}</cellXfs>
            <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """;
    }

    private static string Format(int number, int font) =>
        $"""
        <xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>
        """;

    private static string Each<T>(IEnumerable<T> items, Func<T, string> said) => string.Concat(items.Select(said));
}
