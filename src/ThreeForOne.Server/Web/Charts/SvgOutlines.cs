using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SkiaSharp;

namespace ThreeForOne.Server.Web.Charts;

/// <summary>
/// Turns the letters of a picture into outlines: a picture in an img element may not fetch a font, and Skia's lists of
/// glyph positions end in a comma that browsers refuse. Each letter is drawn once and used where it occurs.
/// </summary>
public static partial class SvgOutlines
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    public static string Of(string svg)
    {
        var picture = XDocument.Parse(svg);
        var root = picture.Root!;
        var drawn = new Dictionary<string, XElement>();
        foreach (var text in picture.Descendants(Svg + "text").ToList()) text.ReplaceWith(Outline(text, drawn));

        NumberClips(picture);
        root.AddFirst(new XElement(Svg + "defs", drawn.Values));
        root.SetAttributeValue("viewBox", $"0 0 {root.Attribute("width")!.Value} {root.Attribute("height")!.Value}");
        return picture.ToString(SaveOptions.DisableFormatting);
    }

    // Skia numbers them through the life of the process; the same data must give the same picture, to the byte.
    private static void NumberClips(XDocument picture)
    {
        var names = new Dictionary<string, string>();
        foreach (var clip in picture.Descendants(Svg + "clipPath"))
        {
            var name = $"clip{names.Count}";
            names.Add($"url(#{clip.Attribute("id")!.Value})", $"url(#{name})");
            clip.SetAttributeValue("id", name);
        }

        foreach (var clipped in picture.Descendants().Attributes("clip-path")) clipped.Value = names[clipped.Value];
    }

    private static XElement Outline(XElement text, Dictionary<string, XElement> drawn)
    {
        var isBold = text.Attribute("font-weight")?.Value is "bold" or "700" or "600";
        var size = Number(text.Attribute("font-size")!.Value);
        using var font = new SKFont(ChartFont.Face(isBold), size);

        var letters = text.Value.Trim();
        var xs = Numbers(text, "x");
        var ys = Numbers(text, "y");
        var group = new XElement(Svg + "g");
        foreach (var name in new[] { "transform", "fill", "fill-opacity" })
            if (text.Attribute(name) is { } kept) group.SetAttributeValue(name, kept.Value);

        for (var i = 0; i < letters.Length; i++)
        {
            var glyph = font.GetGlyph(letters[i]);
            var id = string.Create(CultureInfo.InvariantCulture, $"g{glyph}-{size}{(isBold ? "b" : "")}");
            if (!drawn.ContainsKey(id) && Draw(font, glyph, id) is { } path) drawn.Add(id, path);
            if (!drawn.ContainsKey(id)) continue;
            group.Add(new XElement(Svg + "use",
                new XAttribute(Link + "href", $"#{id}"),
                new XAttribute("x", Short(xs[Math.Min(i, xs.Length - 1)])),
                new XAttribute("y", Short(ys[Math.Min(i, ys.Length - 1)]))));
        }

        return group;
    }

    // A space has no outline.
    private static XElement? Draw(SKFont font, ushort glyph, string id)
    {
        using var path = font.GetGlyphPath(glyph);
        if (path is null || path.IsEmpty) return null;
        var data = Decimals().Replace(path.ToSvgPathData(), number => Short(Number(number.Value)));
        return new XElement(Svg + "path", new XAttribute("id", id), new XAttribute("d", data));
    }

    private static float[] Numbers(XElement text, string name) =>
    [
        .. text.Attribute(name)!.Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Number),
    ];

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    private static string Short(float number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-?[0-9]*\.[0-9]+(e-?[0-9]+)?")]
    private static partial Regex Decimals();
}
