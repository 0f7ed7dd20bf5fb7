using ImageMagick;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Server.Tests.Papers;

/// <summary>Pictures that people send: what our pages show of them, and what is refused.</summary>
public sealed class PhotoContentTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(MagickFormat.Jpeg)]
    [InlineData(MagickFormat.Png)]
    public async Task A_photo_is_shown_upright_and_without_the_place_where_it_was_taken(MagickFormat format)
    {
        var sent = SamplePapers.Photo(format);
        using (var before = new MagickImage(sent))
            Assert.NotNull(before.GetExifProfile()!.GetValue(ExifTag.GPSLatitude));

        var shown = await Shown(sent);

        Assert.Equal((40, 60), (shown.Width, shown.Height));
        using var after = new MagickImage(shown.Jpeg);
        Assert.Equal(MagickFormat.Jpeg, after.Format);
        Assert.Equal((40u, 60u), (after.Width, after.Height));
        Assert.Empty(after.ProfileNames);
    }

    [Fact]
    public async Task A_phones_own_format_is_taken_told_by_its_content()
    {
        Assert.Equal(FileContent.Heic, FileContent.Of(SamplePapers.Heic).Value);
        Assert.Equal("foto.HEIF", FileContent.Heic.Named("foto.HEIF"));

        var shown = await Shown(SamplePapers.Heic);

        Assert.Equal((64, 40), (shown.Width, shown.Height));
        using var after = new MagickImage(shown.Jpeg);
        Assert.Null(after.GetExifProfile());
    }

    [Fact]
    public async Task What_is_shown_is_no_larger_than_a_sheet_needs()
    {
        var shown = await Shown(SamplePapers.Photo(width: 4_000, height: 1_000));

        Assert.Equal((500, PhotoContent.ShownSideMax), (shown.Width, shown.Height));
    }

    [Theory]
    [InlineData(30_000, 30_000)]   // 900 million points in a hundred kilobytes
    [InlineData(8_001, 8_000)]
    public async Task An_image_bomb_is_refused_plainly_before_it_is_unpacked(int width, int height)
    {
        var bomb = SamplePapers.PngOf(width, height);
        Assert.True(bomb.Length < 200_000);

        Assert.IsType<PhotoTooLarge>((await KeepFile.Inspect(bomb, Stop)).Refusal);
    }

    [Fact]
    public async Task A_picture_within_the_limit_opens_and_a_damaged_one_is_refused()
    {
        Assert.Equal(FileContent.Png, (await KeepFile.Inspect(SamplePapers.PngOf(2_000, 1_000), Stop)).Value.Content);

        Assert.IsType<PhotoDamaged>(
            (await KeepFile.Inspect(SamplePapers.PngOf(200, 100, whole: false), Stop)).Refusal);
        Assert.IsType<PhotoDamaged>((await KeepFile.Inspect([0xFF, 0xD8, 0xFF, 1, 2, 3], Stop)).Refusal);
        Assert.IsType<PhotoDamaged>((await KeepFile.Inspect(SamplePapers.Heic[..200], Stop)).Refusal);
    }

    [Fact]
    public void A_program_is_refused_whatever_its_name_says_and_another_kind_as_well()
    {
        Assert.IsType<FileIsProgram>(FileContent.Of(SamplePapers.Program).Refusal);
        Assert.IsType<FileIsProgram>(FileContent.Of("#!/bin/sh\necho"u8).Refusal);
        Assert.IsType<FileKindNotTaken>(FileContent.Of("PK\x03\x04 macros"u8).Refusal);
        Assert.IsType<FileKindNotTaken>(FileContent.Of([.. new byte[4], .. "ftypavif"u8, .. new byte[9]]).Refusal);
    }

    [Fact]
    public async Task Photos_become_one_pdf_in_their_order_each_on_a_sheet()
    {
        byte[][] photos = [SamplePapers.Photo(), SamplePapers.Heic, SamplePapers.Photo(MagickFormat.Png)];

        var pdf = (await PhotoPages.Pdf(photos, Stop)).Value;

        Assert.Equal(3, (await PdfContent.Check(pdf, Stop)).Value);
        using var read = UglyToad.PdfPig.PdfDocument.Open(pdf);
        Assert.Equal([(612d, 792d), (792d, 612d), (612d, 792d)], read.GetPages().Select(p => (p.Width, p.Height)));
        Assert.All(read.GetPages(), page => Assert.Single(page.GetImages()));
    }

    [Fact]
    public async Task Photos_that_cannot_become_one_pdf_are_named()
    {
        var photo = SamplePapers.Photo();

        Assert.IsType<FileMissing>((await PhotoPages.Pdf([], Stop)).Refusal);
        Assert.Equal(2, Assert.IsType<PageIsNoPhoto>(
            (await PhotoPages.Pdf([photo, PlainPdf.Of("no")], Stop)).Refusal).Number);
        Assert.Equal(1, Assert.IsType<PageIsNoPhoto>(
            (await PhotoPages.Pdf(["hola"u8.ToArray()], Stop)).Refusal).Number);
        Assert.IsType<PhotosTooMany>((await PhotoPages.Pdf(
            [.. Enumerable.Repeat(photo, PhotoPages.PagesMax + 1)], Stop)).Refusal);
        Assert.False((await PhotoPages.Pdf([.. Enumerable.Repeat(photo, PhotoPages.PagesMax)], Stop)).IsRefusal);
    }

    private static async Task<ShownPhoto> Shown(byte[] sent) =>
        (await PhotoContent.Shown(sent, FileContent.Of(sent).Value, Stop)).Value;
}
