using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Heads;

/// <summary>Where heads are written: THREEFORONE_HEADS, or a demonstration's own folder; null for nowhere.</summary>
public sealed record HeadsFolder(string? Path)
{
    public const string Variable = "THREEFORONE_HEADS";

    public static string? FromEnvironment() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;
}

/// <summary>
/// Writes the head of the chain outside the database, daily: whoever owns the database can rewrite the chain in it, and
/// then `verify --head` finds that it is not the one that was written.
/// </summary>
public sealed partial class WriteHead(Database db, HeadsFolder folder, ILogger<WriteHead> log)
{
    /// <summary>Returns the head that was added to the file; null when there is no new one, or no folder.</summary>
    public async Task<WrittenHead?> Run(CancellationToken stop)
    {
        if (folder.Path is null)
        {
            NoFolder(log, HeadsFolder.Variable);
            return null;
        }
        var head = await db.Reading(Actor.System, () => (
            from s in db.Seals.AsNoTracking()
            orderby s.SealNo descending
            select new { s.SealNo, s.Hash, s.SealedAt, Count = db.Seals.LongCount() }).FirstOrDefaultAsync(stop), stop);
        if (head is null) return null;
        var written =
            new WrittenHead(head.SealNo, Convert.ToHexStringLower(head.Hash), head.SealedAt, head.Count);
        return HeadFile.Append(folder.Path, written) ? written : null;
    }

    [LoggerMessage(LogLevel.Warning, "{Variable} is not set: no head of the seals was written outside the database.")]
    private static partial void NoFolder(ILogger log, string variable);
}
