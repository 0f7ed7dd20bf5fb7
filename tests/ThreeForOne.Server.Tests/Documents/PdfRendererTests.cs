using System.Text.Json.Nodes;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Documents.Rendering;

namespace ThreeForOne.Server.Tests.Documents;

/// <summary>Renders a realistic record of each type and looks into the PDF.</summary>
public sealed class PdfRendererTests(PdfRendererTests.Renderer fixture) : IClassFixture<PdfRendererTests.Renderer>
{
    public static TheoryData<string, bool> Types
    {
        get
        {
            var all = new TheoryData<string, bool>();
            foreach (var type in DocumentType.All)
            {
                all.Add(type.Code, true);
                all.Add(type.Code, false);
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Types))]
    public async Task The_same_record_gives_the_same_bytes_with_the_record_inside(string type, bool bilingual)
    {
        var record = SampleRecords.Of(type, bilingual).Bytes();

        var first = await fixture.Render(type, record);
        var second = await fixture.Render(type, record);

        Keep(type, bilingual, first.Bytes);
        Assert.True(first.Bytes.AsSpan().StartsWith("%PDF-1.7"u8));
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(record, PdfTools.Attachment(first.Bytes));
        Assert.Equal(first with { Bytes = [] }, second with { Bytes = [] }, PdfFileWithoutBytes);
    }

    [Theory, MemberData(nameof(Types))]
    public async Task It_is_sound_tagged_and_prints_its_hash_folio_legend_and_pages(string type, bool bilingual)
    {
        var sample = SampleRecords.Of(type, bilingual);
        var record = sample.Bytes();

        var pdf = (await fixture.Render(type, record)).Bytes;

        var text = PdfTools.Text(pdf);
        Assert.Contains(CanonicalJson.Hash(record), text, StringComparison.Ordinal);
        Assert.Contains(sample.Head.DocumentFolio, text, StringComparison.Ordinal);
        Assert.Contains("ajeno a cualquier partido", text, StringComparison.Ordinal);
        Assert.Contains("Página 1 de", text, StringComparison.Ordinal);
        Assert.Equal(bilingual, text.Contains("Verification", StringComparison.Ordinal));
        Assert.Matches(@"Tagged:\s+yes", PdfTools.Info(pdf));
        Assert.Equal(0, PdfTools.Check(pdf).Exit);
    }

    [Fact]
    public async Task A_demonstration_says_that_it_is_void_on_every_page_and_a_real_one_never()
    {
        var demo = (await fixture.Render("agreement", SampleRecords.Of("agreement").Bytes())).Bytes;
        var real = (await fixture.Render("agreement", SampleRecords.Of("agreement", demo: false).Bytes())).Bytes;

        var pages = PdfTools.Text(demo).TrimEnd('\f').Split('\f');
        Assert.All(pages, page => Assert.Contains("DEMOSTRACIÓN · SIN VALIDEZ", page, StringComparison.Ordinal));
        Assert.True(pages.Length > 1);
        Assert.DoesNotContain("VALIDEZ", PdfTools.Text(real), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_that_the_typeface_lacks_are_told_and_kept_in_the_record()
    {
        var sample = (Acknowledgement)SampleRecords.Of("acknowledgement");
        var project = sample.Project with { Title = "Po\u202ezo\u0007 💧 水 «El Ñandú» ≥ 3\" #set page(fill: red) $x$" };
        var record = (sample with { Project = project }).Bytes();

        var pdf = (await fixture.Render("acknowledgement", record)).Bytes;

        var text = PdfTools.Text(pdf);
        Assert.Contains("Pozo ? ? «El Ñandú» >= 3\" #set page(fill: red) $x$", text, StringComparison.Ordinal);
        Assert.Contains("2 signos de este texto", text, StringComparison.Ordinal);
        Assert.Equal(record, PdfTools.Attachment(pdf));
    }

    [Fact]
    public async Task A_record_that_does_not_fit_its_template_is_refused_by_name_and_the_next_one_renders()
    {
        var broken = JsonNode.Parse(SampleRecords.Of("agreement").Bytes())!.AsObject();
        broken.Remove("clauses");

        var failed = await Assert.ThrowsAsync<PdfRenderingFailed>(
            () => fixture.Render("agreement", CanonicalJson.Bytes(broken)));

        Assert.Contains("agreement", failed.Message, StringComparison.Ordinal);
        Assert.Contains("clauses", failed.Message, StringComparison.Ordinal);
        Assert.NotEmpty((await fixture.Render("agreement", SampleRecords.Of("agreement").Bytes())).Bytes);
    }

    private static void Keep(string type, bool bilingual, byte[] pdf)
    {
        // For eyes: set DOCUMENTS_OUT to a folder to look at what the tests rendered.
        if (Environment.GetEnvironmentVariable("DOCUMENTS_OUT") is not { } folder) return;
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, $"{type}{(bilingual ? "" : "-es")}.pdf"), pdf);
    }

    private static bool PdfFileWithoutBytes(PdfFile a, PdfFile b) =>
        (a.TemplateHash, a.FontHash, a.RendererVersion) == (b.TemplateHash, b.FontHash, b.RendererVersion);

    public sealed class Renderer : IAsyncDisposable
    {
        private readonly PdfRenderer _renderer = new(new(Processes: 2));

        public Task<PdfFile> Render(string type, byte[] record) =>
            _renderer.Render(type, record, SampleParts.Issued, TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => _renderer.DisposeAsync();
    }
}
