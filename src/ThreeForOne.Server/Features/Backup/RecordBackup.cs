using System.Text.Json.Nodes;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Features.Backup;

/// <summary>
/// Tells the database of a backup of it, or that it came out of one: the trail and the operators' page say so.
/// </summary>
public sealed class RecordBackup(Database db, RealTime real)
{
    public async Task Taken(FinishedBackup backup, CancellationToken stop)
    {
        var manifest = backup.Manifest;
        await db.InTransaction<bool>(Actor.System, "Respaldo", async act =>
        {
            var run = new BackupRun
            {
                Id = db.NewId(), TakenAt = manifest.TakenAt, FinishedAt = real.Clock.GetUtcNow(),
                Folder = backup.Folder,
                Tables = manifest.Tables.Count, Rows = backup.Rows, Bytes = backup.Bytes, SealNo = manifest.SealNo,
                ManifestSha256 = backup.ManifestSha256,
            };
            if (run.FinishedAt < run.TakenAt) run.FinishedAt = run.TakenAt;   // two machines' clocks
            db.Add(run);
            await db.Record("backup.taken", act, null, run.Id, Facts(manifest, backup.ManifestSha256), stop);
            return true;
        }, stop);
    }

    public Task Restored(BackupManifest manifest, string sha256, CancellationToken stop) =>
        db.InTransaction<bool>(Actor.System, "Restauración", async act =>
        {
            await db.Record("backup.restored", act, null, null, Facts(manifest, sha256), stop);
            return true;
        }, stop);

    private static JsonObject Facts(BackupManifest manifest, string sha256) => new()
    {
        ["taken_at"] = manifest.TakenAt.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["schema"] = manifest.Schema,
        ["seal_no"] = manifest.SealNo,
        ["manifest_sha256"] = sha256,
    };
}
