using System.Security.Cryptography;
using System.Text.Json;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Backup;

/// <summary>A table in a backup: its columns in the order of the file, and what the file must be.</summary>
public sealed record BackupTable(
    string Name, IReadOnlyList<string> Columns, long Rows, string File, long Bytes, string Sha256);

/// <summary>A counter and where it stood; null when nothing was counted yet.</summary>
public sealed record BackupSequence(string Name, long? Last);

/// <summary>A migration that the database had, and the hash of its script.</summary>
public sealed record BackupMigration(string Name, string Sha256);

/// <summary>
/// What a backup holds. Written last and moved into place whole: a folder without it is not a backup.
/// </summary>
public sealed record BackupManifest(
    int Format, DateTimeOffset TakenAt, string ServerVersion, bool IsDemo, long SealNo, string? SealHash,
    IReadOnlyList<BackupMigration> Migrations, IReadOnlyList<BackupTable> Tables,
    IReadOnlyList<BackupSequence> Sequences)
{
    public const string FileName = "manifest.json";
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The schema, as people name it: the last migration.</summary>
    public string Schema => Migrations[^1].Name;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, s_json);

    /// <summary>Reads a folder's manifest, and its own SHA-256, to be compared with the one that was noted.</summary>
    public static (BackupManifest Manifest, string Sha256) Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new OperatorError(Directory.Exists(folder)
                ? $"{folder} holds no finished backup: {FileName} is missing. A backup that was cut short has none."
                : $"there is no folder {folder}.");
        var bytes = File.ReadAllBytes(path);
        try
        {
            var manifest = JsonSerializer.Deserialize<BackupManifest>(bytes, s_json);
            if (manifest is not { Format: CurrentFormat, Migrations.Count: > 0, Tables.Count: > 0, Sequences: not null }
                || manifest.Tables.Any(t => t is null || t.Columns is not { Count: > 0 } || !IsPlain(t.File)))
                throw new OperatorError($"{path} is not a manifest that this program can read.");
            return (manifest, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (JsonException cause)
        {
            throw new OperatorError($"{path} is damaged: {cause.Message}", cause);
        }
    }

    /// <summary>Refuses, by name, the first file that is missing or not what the backup wrote.</summary>
    public async Task CheckFiles(string folder, CancellationToken stop)
    {
        foreach (var table in Tables)
        {
            var path = Path.Combine(folder, table.File);
            if (!File.Exists(path)) throw new OperatorError($"{path} is missing: nothing was restored.");
            await using var file = File.OpenRead(path);
            if (file.Length != table.Bytes || Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop))
                != table.Sha256)
                throw new OperatorError($"{path} is not what the backup wrote: nothing was restored.");
        }
    }

    // A manifest may have been written by anyone: its files are in its own folder.
    private static bool IsPlain(string? file) => file is { Length: > 0 } && Path.GetFileName(file) == file;
}
