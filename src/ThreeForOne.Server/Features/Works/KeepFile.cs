using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.Works;

/// <summary>Keeps an uploaded file by its hash, if its content is of a kind that is taken; returns the hash.</summary>
public sealed class KeepFile(Database db)
{
    public async Task<Result<byte[]>> Handle(IFormFile file, Actor who, CancellationToken stop)
    {
        if (file.Length > FileContent.BytesMax) return new FileTooLarge();
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory, stop);
        var bytes = memory.ToArray();
        if (!FileContent.Of(bytes).TryGet(out var content, out var unfit)) return unfit;

        var hash = SHA256.HashData(bytes);
        return await db.InTransaction<byte[]>(who, "Archivo", async act =>
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into file values ({hash}, {content.MediaType}, {bytes.Length}, {bytes}, {act.At})
                on conflict (sha256) do nothing
                """, stop);
            return hash;
        }, stop);
    }
}
