using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Data;

public sealed partial class Database
{
    /// <summary>
    /// Stores bytes by their SHA-256 and returns it; whoever stores the same bytes at the same moment finds them there.
    /// </summary>
    public async Task<byte[]> KeepFile(byte[] bytes, string mediaType, Act act, CancellationToken stop)
    {
        var hash = SHA256.HashData(bytes);
        await Database.ExecuteSqlAsync(
            $"""
            insert into file values ({hash}, {mediaType}, {bytes.Length}, {bytes}, {act.At})
            on conflict (sha256) do nothing
            """, stop);
        return hash;
    }
}
