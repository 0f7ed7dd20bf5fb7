namespace ThreeForOne.Server.Features.Papers;

/// <summary>A file that was looked into in full: what it is, and how many pages it has.</summary>
public sealed record InspectedFile(FileContent Content, int Pages);

/// <summary>A file that is kept: what addresses it, and what its content is.</summary>
public sealed record KeptFile(byte[] Sha256, FileContent Content);

/// <summary>
/// Keeps what somebody handed in, if its content is of a kind that is taken and does no harm. The one way in for files
/// of people.
/// </summary>
public sealed class KeepFile(Database db, FileScanner scanner)
{
    /// <summary>A file from a form, by itself; returns the hash that addresses it.</summary>
    public async Task<Result<byte[]>> Handle(IFormFile file, Actor who, CancellationToken stop)
    {
        if (file.Length > FileContent.BytesMax) return new FileTooLarge();
        var kept = await Handle(await Read(file, stop), who, stop);
        return kept.IsRefusal ? kept.Refusal : kept.Value.Sha256;
    }

    /// <summary>Within the transaction of a use case, or in one of its own.</summary>
    public async Task<Result<KeptFile>> Handle(byte[] bytes, Actor who, CancellationToken stop)
    {
        if (!(await Take(bytes, stop)).TryGet(out var inspected, out var unfit)) return unfit;
        var content = inspected.Content;
        return await db.InTransaction<KeptFile>(who, "Archivo", async act =>
            new KeptFile(await db.KeepFile(bytes, content.MediaType, act, stop), content), stop);
    }

    /// <summary>Looks into a file, and shows it to the scanner if there is one.</summary>
    public async Task<Result<InspectedFile>> Take(byte[] bytes, CancellationToken stop)
    {
        var inspected = await Inspect(bytes, stop);
        return inspected.IsRefusal || await scanner.Scan(bytes, stop) is not { } found ? inspected : found;
    }

    /// <summary>
    /// Looks at a file in full: pictures are decoded, PDFs walked through. It takes a second for a large one, so it is
    /// done before anything is locked.
    /// </summary>
    public static async Task<Result<InspectedFile>> Inspect(byte[] bytes, CancellationToken stop)
    {
        if (!FileContent.Of(bytes).TryGet(out var content, out var unfit)) return unfit;
        if (content.IsPhoto)
            return await PhotoContent.Check(bytes, content, stop) is { } problem
                ? problem
                : new InspectedFile(content, 1);
        var pages = await PdfContent.Check(bytes, stop);
        return pages.IsRefusal ? pages.Refusal : new InspectedFile(content, pages.Value);
    }

    /// <summary>The bytes of a file that was weighed already.</summary>
    public static async Task<byte[]> Read(IFormFile file, CancellationToken stop)
    {
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, stop);
        return memory.ToArray();
    }
}
