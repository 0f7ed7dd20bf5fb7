using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>
/// Walks everything that a viewer can reach in a PDF and finds what runs or hides: scripts, programs, forms that change
/// themselves, other files. Data in JSON or XML is let pass, as invoices and our own documents carry it.
/// </summary>
internal static class PdfContraband
{
    private const int ObjectsMax = 500_000;

    // Keys and actions by which a PDF runs something.
    private static readonly HashSet<string> RunningKeys = ["JS", "JavaScript", "XFA", "RichMedia", "RichMediaContent"];
    private static readonly HashSet<string> RunningActions =
        ["JavaScript", "Launch", "ImportData", "SubmitForm", "Rendition", "RichMediaExecute"];

    /// <exception cref="InvalidOperationException">It is larger than any paper is.</exception>
    public static Refusal? In(PdfDocument pdf)
    {
        var open = new Stack<IToken>([pdf.Structure.Catalog.CatalogDictionary]);
        var seen = new HashSet<IndirectReference>();
        for (var count = 0; open.TryPop(out var token); count++)
        {
            if (count > ObjectsMax) throw new InvalidOperationException("This PDF has too many objects.");
            switch (token)
            {
                case IndirectReferenceToken reference when seen.Add(reference.Data):
                    if (pdf.Structure.GetObject(reference.Data)?.Data is { } target) open.Push(target);
                    break;
                case ArrayToken array:
                    foreach (var item in array.Data) Push(open, item);
                    break;
                case StreamToken stream:
                    if (IsOtherFile(stream)) return new PdfCarriesFiles();
                    Push(open, stream.StreamDictionary);
                    break;
                case DictionaryToken dictionary:
                    if (Runs(dictionary)) return new PdfRunsCode();
                    foreach (var (key, value) in dictionary.Data)
                        // A file's own description leads to its content; marked, so that it is looked into.
                        if (key == "EF" && CarriesOther(pdf, value)) return new PdfCarriesFiles();
                        else Push(open, value);
                    break;
            }
        }
        return null;
    }

    private static void Push(Stack<IToken> open, IToken token)
    {
        if (token is IndirectReferenceToken or ArrayToken or DictionaryToken or StreamToken) open.Push(token);
    }

    private static bool Runs(DictionaryToken dictionary) =>
        dictionary.Data.Keys.Any(RunningKeys.Contains)
        || (dictionary.TryGet(NameToken.S, out NameToken action) && RunningActions.Contains(action.Data));

    private static bool CarriesOther(PdfDocument pdf, IToken files)
    {
        if (files is IndirectReferenceToken reference) files = pdf.Structure.GetObject(reference.Data)!.Data;
        return files is DictionaryToken named && named.Data.Values.Any(value =>
            (value is IndirectReferenceToken at ? pdf.Structure.GetObject(at.Data)?.Data : value)
                is not StreamToken content || !IsData(content));
    }

    private static bool IsOtherFile(StreamToken stream) =>
        stream.StreamDictionary.TryGet(NameToken.Type, out NameToken type) && type.Data == "EmbeddedFile"
        && !IsData(stream);

    // By its first letter, as XML and JSON begin; a program, a macro or a packed file does not.
    private static bool IsData(StreamToken stream)
    {
        var content = stream.Decode(new BoundedFilters()).Span;
        content = content.StartsWith("\uFEFF"u8) ? content[3..] : content;
        content = content.TrimStart(" \t\r\n"u8);
        return content.Length > 0 && (content[0] is (byte)'{' or (byte)'[' || content.StartsWith("<?xml"u8));
    }
}
