using System.IO.Compression;
using System.Xml.Linq;

namespace ThreeForOne.Server.Tests.Exports;

/// <summary>A workbook as a spreadsheet reads it: its sheets, each with the texts of its rows' cells.</summary>
public sealed record Workbook(
    IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Sheets, IReadOnlyList<XDocument> Parts)
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly XNamespace Document =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public IReadOnlyList<IReadOnlyList<string>> Rows => Assert.Single(Sheets);

    public static Workbook Read(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var parts = zip.Entries.ToDictionary(e => e.FullName, Load);
        var targets = parts["xl/_rels/workbook.xml.rels"].Root!.Elements()
            .ToDictionary(r => (string)r.Attribute("Id")!, r => "xl/" + (string)r.Attribute("Target")!);
        var sheets = parts["xl/workbook.xml"].Descendants(Main + "sheet")
            .Select(s => parts[targets[(string)s.Attribute(Document + "id")!]]).ToList();
        return new([.. sheets.Select(RowsOf)], sheets);
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream);
    }

    private static List<IReadOnlyList<string>> RowsOf(XDocument sheet) =>
        [.. sheet.Descendants(Main + "row").Select(r => r.Elements(Main + "c").Select(c => c.Value).ToList())];
}
