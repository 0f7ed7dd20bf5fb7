using System.Globalization;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Heads;

/// <summary>
/// The end of the chain of seals as it was written outside the database: number and hash of the last seal, when it was
/// sealed, and how many seals there were.
/// </summary>
public sealed record WrittenHead(long SealNo, string Hash, DateTimeOffset SealedAt, long Count)
{
    /// <summary>One line: <c>number hash instant count</c>, words apart by a space.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{SealNo} {Hash} {Database.Instant(SealedAt)} {Count}");

    /// <summary>Reads a line; null when it is no head.</summary>
    public static WrittenHead? Of(string line) =>
        line.Split(' ') is [var number, { Length: 64 } hash, var at, var count]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sealNo)
        && hash.All(char.IsAsciiHexDigitLower)
        && DateTimeOffset.TryParseExact(at, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var sealedAt)
        && long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var seals)
            ? new(sealNo, hash, sealedAt, seals) : null;
}

/// <summary>The text file of heads: lines are added at its end, never changed; each is on the disk when told.</summary>
public static class HeadFile
{
    public static string In(string folder) => Path.Combine(folder, "heads.txt");

    /// <summary>The heads in a file, in order; refuses one that is missing, empty or holds another thing.</summary>
    public static IReadOnlyList<WrittenHead> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new OperatorError($"cannot read the heads of {path}: {cause.Message}", 2);
        }
        if (lines.Length == 0) throw new OperatorError($"{path} holds no head.", 2);
        return
        [
            .. lines.Select((line, i) => WrittenHead.Of(line)
                ?? throw new OperatorError($"line {i + 1} of {path} is no head: number, hash, instant, count.", 2)),
        ];
    }

    /// <summary>Adds a head; false when it is the last one there already.</summary>
    public static bool Append(string folder, WrittenHead head)
    {
        Directory.CreateDirectory(folder);
        var path = In(folder);
        if (File.Exists(path) && Read(path)[^1] == head) return false;
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(System.Text.Encoding.ASCII.GetBytes(head + "\n"));
        file.Flush(flushToDisk: true);
        return true;
    }
}
