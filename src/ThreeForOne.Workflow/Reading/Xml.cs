using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ThreeForOne.Workflow.Reading;

internal static partial class Xml
{
    public static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    public static readonly XNamespace Drawing = "http://www.omg.org/spec/BPMN/20100524/DI";
    public static readonly XNamespace Tfo = "urn:three-for-one:bpmn:1";
    public static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private const int BytesMax = 2_000_000;

    public static XElement? Root(byte[] xml, Problems problems)
    {
        if (xml.Length > BytesMax)
        {
            problems.Add("definitions", $"the file has more than {BytesMax} bytes");
            return null;
        }

        try
        {
            // A definition comes from a person's modeller: it may not pull in other files.
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new MemoryStream(xml), settings);
            var root = XDocument.Load(reader).Root!;
            if (root.Name == Bpmn + "definitions") return root;
            problems.Add(root, "this is not a BPMN 2.0 file");
        }
        catch (XmlException broken)
        {
            problems.Add("definitions", $"the XML cannot be read: {broken.Message}");
        }

        return null;
    }

    public static string IdOf(XElement element) => element.Attribute("id")?.Value ?? $"({element.Name.LocalName})";

    public static bool IsId(string id) => IdPattern().IsMatch(id);

    public static string[] Words(string? text) =>
        text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
