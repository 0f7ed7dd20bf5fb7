using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>
/// Looks into a PDF that somebody sent: that it opens, has no password, runs nothing and carries no other files. What
/// is found is said with what to do about it.
/// </summary>
public static class PdfContent
{
    /// <summary>Pages of one file: what a technician can still look through.</summary>
    public const int PagesMax = 150;

    private const int NestingMax = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How many pages it has.</summary>
    public static async Task<Result<int>> Check(byte[] bytes, CancellationToken stop)
    {
        try
        {
            return await Task.Run(() => Read(bytes), stop).WaitAsync(Patience, stop);
        }
        catch (TimeoutException)
        {
            return new PdfDamaged();
        }
    }

    private static Result<int> Read(byte[] bytes)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions
            {
                MaxStackDepth = NestingMax, FilterProvider = new BoundedFilters(),
            });
            if (pdf.IsEncrypted) return new PdfEncrypted();
            if (pdf.NumberOfPages > PagesMax) return new PdfTooManyPages(pdf.NumberOfPages);
            if (pdf.NumberOfPages == 0) return new PdfDamaged();
            return PdfContraband.In(pdf) is { } found ? found : pdf.NumberOfPages;
        }
        catch (PdfDocumentEncryptedException)
        {
            return new PdfEncrypted();
        }
        catch (Exception damaged) when (damaged is not (OutOfMemoryException or InvariantBrokenException))
        {
            // The reader throws whatever it stumbles over; each means that the file is not as a PDF should be.
            return new PdfDamaged();
        }
    }
}
