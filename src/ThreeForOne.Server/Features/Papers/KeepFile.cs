namespace ThreeForOne.Server.Features.Papers;

/// <summary>A file that is kept: what addresses it, and what its content is.</summary>
public sealed record KeptFile(byte[] Sha256, FileContent Content);

/// <summary>
/// Keeps what somebody handed in, if its content is of a kind that is taken. The one way in for files of people.
/// </summary>
public sealed class KeepFile(Database db)
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
        if (!FileContent.Of(bytes).TryGet(out var content, out var unfit)) return unfit;
        return await db.InTransaction<KeptFile>(who, "Archivo", async act =>
            new KeptFile(await db.KeepFile(bytes, content.MediaType, act, stop), content), stop);
    }

    /// <summary>The bytes of a file that was weighed already.</summary>
    public static async Task<byte[]> Read(IFormFile file, CancellationToken stop)
    {
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, stop);
        return memory.ToArray();
    }
}
