using ScottPlot;
using SkiaSharp;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Web.Charts;

/// <summary>Our own font files, beside the program: a chart never depends on what the machine has installed.</summary>
public static class ChartFont
{
    public const string Family = "Noto Sans";

    private static readonly Lazy<(SKTypeface Regular, SKTypeface Bold)> Faces = new(() =>
    {
        var regular = File("NotoSans_400Regular.ttf");
        var bold = File("NotoSans_700Bold.ttf");
        Fonts.AddFontFile(Family, regular, bold: false, italic: false);
        Fonts.AddFontFile(Family, bold, bold: true, italic: false);
        return (SKTypeface.FromFile(regular), SKTypeface.FromFile(bold));
    });

    public static void Load() => _ = Faces.Value;

    public static SKTypeface Face(bool bold) => bold ? Faces.Value.Bold : Faces.Value.Regular;

    private static string File(string name) => Parts.Beside("fonts", name);
}
