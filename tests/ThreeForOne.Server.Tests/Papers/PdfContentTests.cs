using System.Text;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Server.Tests.Papers;

/// <summary>PDFs that people send: what is taken, and what is refused with what to do about it.</summary>
public sealed class PdfContentTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, true)]
    [InlineData(PdfContent.PagesMax, true)]
    [InlineData(PdfContent.PagesMax + 1, false)]
    [InlineData(200, false)]
    public async Task A_pdf_has_no_more_pages_than_somebody_can_look_through(int pages, bool isTaken)
    {
        var read = await PdfContent.Check(PlainPdf.Of("hoja", pages), Stop);

        Assert.Equal(isTaken, !read.IsRefusal);
        if (isTaken) Assert.Equal(pages, read.Value);
        else Assert.Equal(pages, Assert.IsType<PdfTooManyPages>(read.Refusal).Pages);
    }

    [Fact]
    public async Task An_encrypted_pdf_is_refused_also_when_it_only_limits_its_reader()
    {
        Assert.IsType<PdfEncrypted>((await PdfContent.Check(SamplePapers.Encrypted, Stop)).Refusal);
        Assert.IsType<PdfEncrypted>((await PdfContent.Check(SamplePapers.Restricted, Stop)).Refusal);
    }

    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(app.alert(1))>>")]
    [InlineData("/Names<</JavaScript<</Names[(a) 10 0 R]>>>>")]
    [InlineData("/OpenAction<</S/Launch/F(cmd.exe)>>")]
    [InlineData("/AcroForm<</XFA 10 0 R/Fields[]>>")]
    [InlineData("/Outlines<</First<</A 10 0 R>>>>")]
    public async Task A_pdf_that_runs_something_is_refused(string catalog)
    {
        var pdf = PlainPdf.Of("macro", 1, catalog, ("/S/JavaScript/JS(x)", null));

        Assert.IsType<PdfRunsCode>((await PdfContent.Check(pdf, Stop)).Refusal);
    }

    [Theory]
    [InlineData("MZ\u0090 un programa", false)]
    [InlineData("PK un libro con macros", false)]
    [InlineData("{\"folio\":1}", true)]
    [InlineData("<?xml version=\"1.0\"?><cfdi/>", true)]
    public async Task A_pdf_carries_no_other_file_but_data(string inside, bool isTaken)
    {
        const string Named = "/Names<</EmbeddedFiles<</Names[(x) 10 0 R]>>>>";
        var pdf = PlainPdf.Of("adjunto", 1, Named, ("/Type/Filespec/F(x)/EF<</F 11 0 R>>", null),
            ("/Type/EmbeddedFile", Encoding.Latin1.GetBytes(inside)));

        var read = await PdfContent.Check(pdf, Stop);

        if (isTaken) Assert.Equal(1, read.Value);
        else Assert.IsType<PdfCarriesFiles>(read.Refusal);
    }

    [Fact]
    public async Task A_damaged_pdf_is_refused_and_so_is_one_made_to_hurt_its_reader()
    {
        var packed = SamplePapers.Packed(1_100, new byte[64 * 1024]);
        var bomb = PlainPdf.Of("bomba", 1, "/Names<</EmbeddedFiles<</Names[(x) 10 0 R]>>>>",
            ("/Type/Filespec/F(x)/EF<</F 11 0 R>>", null), ("/Type/EmbeddedFile/Filter/FlateDecode", packed));
        var nested = PlainPdf.Of("hondo", 1, $"/X {new string('[', 100_000)}{new string(']', 100_000)}");

        Assert.IsType<PdfDamaged>((await PdfContent.Check("%PDF-1.7\nuna prueba"u8.ToArray(), Stop)).Refusal);
        Assert.IsType<PdfDamaged>((await PdfContent.Check(PlainPdf.Of("media")[..200], Stop)).Refusal);
        Assert.IsType<PdfDamaged>((await PdfContent.Check(bomb, Stop)).Refusal);
        Assert.IsType<PdfDamaged>((await PdfContent.Check(nested, Stop)).Refusal);
    }

    [Fact]
    public void The_same_words_make_the_same_paper() =>
        Assert.Equal(PlainPdf.Of("una prueba (1)"), PlainPdf.Of("una prueba (1)"));
}
