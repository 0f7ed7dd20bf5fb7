using System.Diagnostics;
using ImageMagick;

namespace ThreeForOne.Server.Features.Papers;

/// <summary>A picture as our pages show it, a JPEG of ours, and its sides in points.</summary>
public sealed record ShownPhoto(byte[] Jpeg, int Width, int Height);

/// <summary>
/// Opens pictures that somebody sent and makes what our pages show: decoded and written anew, turned upright, without
/// what a camera notes beside the picture, such as the place where it was taken. One picture at a time, within limits:
/// a small file can unpack to gigabytes.
/// </summary>
public static class PhotoContent
{
    /// <summary>Points of a picture, whatever its sides.</summary>
    public const long PointsMax = 64_000_000;

    /// <summary>The longer side of what is shown, in points: enough to read a sheet of small print.</summary>
    public const int ShownSideMax = 2_000;

    private const int SideMax = 1_000_000;   // what counts is the points
    private const ulong MemoryBytesMax = 512UL << 20;
    private const int Quality = 82;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly SemaphoreSlim One = new(1);

    static PhotoContent()
    {
        ResourceLimits.Memory = MemoryBytesMax;
        ResourceLimits.MaxMemoryRequest = MemoryBytesMax;
        ResourceLimits.Disk = 0;      // nothing that does not fit in memory is unpacked to a disk
        ResourceLimits.Width = SideMax;
        ResourceLimits.Height = SideMax;
        ResourceLimits.ListLength = 32;
        ResourceLimits.Thread = 1;
    }

    /// <summary>Whether it opens; null when it does.</summary>
    public static async Task<Refusal?> Check(byte[] bytes, FileContent kind, CancellationToken stop) =>
        (await Shown(bytes, kind, stop)).Refusal;

    /// <summary>The picture as a JPEG of ours.</summary>
    public static async Task<Result<ShownPhoto>> Shown(byte[] bytes, FileContent kind, CancellationToken stop)
    {
        await One.WaitAsync(stop);
        try
        {
            return await Task.Run(() => Read(bytes, kind), stop);
        }
        finally
        {
            One.Release();
        }
    }

    private static Result<ShownPhoto> Read(byte[] bytes, FileContent kind)
    {
        // The format is named, so that no other reader of the library is ever tried.
        var settings = new MagickReadSettings { Format = FormatOf(kind), FrameIndex = 0, FrameCount = 1 };
        try
        {
            var told = new MagickImageInfo(bytes, settings);
            if ((long)told.Width * told.Height > PointsMax) return new PhotoTooLarge();
            return Write(bytes, settings);
        }
        catch (MagickResourceLimitErrorException)
        {
            return new PhotoTooLarge();
        }
        catch (MagickCacheErrorException)
        {
            return new PhotoTooLarge();
        }
        catch (MagickException)
        {
            return new PhotoDamaged();
        }
    }

    private static ShownPhoto Write(byte[] bytes, MagickReadSettings settings)
    {
        var began = Stopwatch.GetTimestamp();
        using var picture = new MagickImage();
        picture.Progress += (_, step) => step.Cancel = Stopwatch.GetElapsedTime(began) > Patience;
        picture.Read(bytes, settings);
        // Small first: turning a large picture takes as long as reading it.
        var held = picture.Orientation;
        picture.Thumbnail(new MagickGeometry(ShownSideMax, ShownSideMax) { Greater = true });
        picture.Orientation = held;
        picture.AutoOrient();
        picture.BackgroundColor = MagickColors.White;
        picture.Alpha(AlphaAction.Remove);
        picture.ColorSpace = ColorSpace.sRGB;
        picture.Strip();
        picture.Quality = Quality;
        picture.ColorType = ColorType.TrueColor;   // a grey one too: whoever embeds it need not ask
        return new ShownPhoto(picture.ToByteArray(MagickFormat.Jpeg), (int)picture.Width, (int)picture.Height);
    }

    private static MagickFormat FormatOf(FileContent kind) =>
        kind == FileContent.Jpeg ? MagickFormat.Jpeg
        : kind == FileContent.Png ? MagickFormat.Png
        : kind == FileContent.Heic ? MagickFormat.Heic
        : throw new InvariantBrokenException($"{kind.MediaType} is no picture.");
}
