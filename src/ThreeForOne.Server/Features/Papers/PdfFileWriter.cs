using System.Globalization;
using System.Text;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>Writes the objects of a PDF one after the other, and where each lies; the first is its root.</summary>
internal sealed class PdfFileWriter
{
    private readonly List<byte> file = [];
    private readonly SortedDictionary<int, int> places = [];

    public PdfFileWriter() => Text("%PDF-1.7\n");

    public void Object(int number, string body)
    {
        Begin(number);
        Text(body);
        Text("\nendobj\n");
    }

    /// <summary>A stream; <paramref name="entries"/> describe it, but for its length.</summary>
    public void Stream(int number, string entries, ReadOnlySpan<byte> content)
    {
        Begin(number);
        Text(string.Create(CultureInfo.InvariantCulture, $"<<{entries}/Length {content.Length}>>stream\n"));
        file.AddRange(content);
        Text("\nendstream\nendobj\n");
    }

    public byte[] Done()
    {
        var (start, size) = (file.Count, places.Keys.Last() + 1);
        var end = new StringBuilder();
        end.Append(CultureInfo.InvariantCulture, $"xref\n0 {size}\n0000000000 65535 f \n");
        for (var number = 1; number < size; number++)
            end.Append(places.TryGetValue(number, out var at)
                ? string.Create(CultureInfo.InvariantCulture, $"{at:D10} 00000 n \n")
                : "0000000000 65535 f \n");
        end.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        Text(end.ToString());
        return [.. file];
    }

    private void Begin(int number)
    {
        places.Add(number, file.Count);
        Text(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n"));
    }

    private void Text(string text) => file.AddRange(Encoding.Latin1.GetBytes(text));
}
