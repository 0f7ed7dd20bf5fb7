using System.Globalization;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>More photos than one file is made of.</summary>
public sealed record PhotosTooMany() : Refusal("file.photos_too_many")
{
    public override Bilingual Say => new(
        $"Elija {PhotoPages.PagesMax} fotos cuando mucho. Suba las demás como otro archivo.",
        $"Choose at most {PhotoPages.PagesMax} photos. Upload the others as another file.");
}

/// <summary>One of the files to be put together is no photo.</summary>
public sealed record PageIsNoPhoto(int Number) : Refusal("file.page_is_no_photo")
{
    public override Bilingual Say => new(
        $"El archivo {Number} no es una foto (JPEG, PNG o HEIC). Elija solo las fotos de las páginas; un PDF se sube por separado.",
        $"File {Number} is not a photo (JPEG, PNG or HEIC). Choose only the photos of the pages; a PDF is uploaded by itself.");
}

/// <summary>
/// Puts photos of pages together as one PDF, in the order given: each decoded and written anew, upright, and as large
/// as a sheet of letter paper holds.
/// </summary>
public static class PhotoPages
{
    public const int PagesMax = 30;

    // Letter paper in points, and the white round a picture.
    private const double Short = 612;
    private const double Long = 792;
    private const double Margin = 18;

    public static async Task<Result<byte[]>> Pdf(IReadOnlyList<byte[]> photos, CancellationToken stop)
    {
        if (photos.Count == 0) return new FileMissing();
        if (photos.Count > PagesMax) return new PhotosTooMany();
        var pages = new List<ShownPhoto>();
        foreach (var (photo, number) in photos.Select((p, i) => (p, i + 1)))
        {
            if (!FileContent.Of(photo).TryGet(out var kind, out var unfit))
                return unfit is FileKindNotTaken ? new PageIsNoPhoto(number) : unfit;
            if (!kind.IsPhoto) return new PageIsNoPhoto(number);
            if (!(await PhotoContent.Shown(photo, kind, stop)).TryGet(out var shown, out var problem)) return problem;
            pages.Add(shown);
        }
        var pdf = Written(pages);
        return pdf.Length > FileContent.BytesMax ? new FileTooLarge() : pdf;
    }

    private static byte[] Written(List<ShownPhoto> pages)
    {
        const int First = 3;
        const int Each = 3;
        var pdf = new PdfFileWriter();
        var kids = string.Join(' ', pages.Select((_, i) => $"{First + i * Each} 0 R"));
        pdf.Object(1, "<</Type/Catalog/Pages 2 0 R>>");
        pdf.Object(2, $"<</Type/Pages/Kids[{kids}]/Count {pages.Count}>>");
        foreach (var (photo, page) in pages.Select((p, i) => (p, First + i * Each)))
        {
            var (wide, high) = photo.Width > photo.Height ? (Long, Short) : (Short, Long);
            var scale = Math.Min((wide - 2 * Margin) / photo.Width, (high - 2 * Margin) / photo.Height);
            var (w, h) = (photo.Width * scale, photo.Height * scale);
            pdf.Object(page, string.Create(CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {wide} {high}]/Contents {page + 1} 0 R/Resources<</XObject<</P {page + 2} 0 R>>>>>>"));
            pdf.Stream(page + 1, "", System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
                $"q {w:0.###} 0 0 {h:0.###} {(wide - w) / 2:0.###} {(high - h) / 2:0.###} cm /P Do Q")));
            pdf.Stream(page + 2, string.Create(CultureInfo.InvariantCulture,
                $"/Type/XObject/Subtype/Image/Width {photo.Width}/Height {photo.Height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"),
                photo.Jpeg);
        }
        return pdf.Done();
    }
}
