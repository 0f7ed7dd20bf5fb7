using System.Diagnostics;
using ThreeForOne.Server.Features.Documents.Rendering;

namespace ThreeForOne.Server.Tests.Documents;

/// <summary>What happens when the Node process is missing, dies or hangs; a script stands in for Node.</summary>
public sealed class PdfRendererFailureTests : IDisposable
{
    private static readonly byte[] Record = SampleRecords.Of("rejection_letter").Bytes();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("three-for-one-renderer");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_machine_without_node_is_told_what_to_install()
    {
        await using var renderer = new PdfRenderer(new(1, Node: "/no/such/node"));

        var failed = await Assert.ThrowsAsync<PdfRenderingFailed>(() => Render(renderer));

        Assert.Contains("Node.js 20", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_died_is_replaced_and_nobody_notices()
    {
        var marker = Path.Combine(_folder.FullName, "died-once");
        await using var renderer = new PdfRenderer(new(1,
            Node: Script($"if [ ! -e '{marker}' ]; then touch '{marker}'; exit 9; fi; exec node \"$@\"")));

        var pdf = await Render(renderer);

        Assert.True(File.Exists(marker));
        Assert.NotEmpty(pdf.Bytes);
    }

    [Fact]
    public async Task A_process_that_keeps_dying_is_given_up_with_its_last_words()
    {
        await using var renderer = new PdfRenderer(new(1, Node: Script("echo 'cannot find the compiler' >&2; exit 9")));

        var failed = await Assert.ThrowsAsync<PdfRenderingFailed>(() => Render(renderer));

        Assert.Contains("ended while making rejection_letter", failed.Message, StringComparison.Ordinal);
        Assert.Contains("cannot find the compiler", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_hangs_is_ended_and_the_next_document_gets_a_new_one()
    {
        var marker = Path.Combine(_folder.FullName, "hung-once");
        var node = Script($"if [ ! -e '{marker}' ]; then echo $$ > '{marker}'; exec sleep 600; fi; exec node \"$@\"");
        await using var renderer = new PdfRenderer(new(1, TimeSpan.FromSeconds(3), node));

        var failed = await Assert.ThrowsAsync<PdfRenderingFailed>(() => Render(renderer));

        Assert.Contains("longer than 3 s", failed.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(int.Parse(File.ReadAllText(marker), null)));
        Assert.NotEmpty((await Render(renderer)).Bytes);
    }

    private static Task<PdfFile> Render(PdfRenderer renderer) =>
        renderer.Render("rejection_letter", Record, SampleParts.Issued, TestContext.Current.CancellationToken);

    private string Script(string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A SHELL SCRIPT STANDS IN FOR NODE: not on Windows.");
        var path = Path.Combine(_folder.FullName, "node.sh");
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }
}
