using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>This club has no such upload: it was finished, or left for too long.</summary>
public sealed record NoSuchUpload() : Refusal("file.no_such_upload")
{
    public override Bilingual Say => new(
        "Esa subida ya terminó o se dejó demasiado tiempo. Vuelva a elegir el archivo.",
        "That upload has ended or was left for too long. Choose the file again.");
}

/// <summary>The part begins where nothing is expected; the sender goes on from what has arrived.</summary>
public sealed record UploadStandsElsewhere(int Received) : Refusal("conflict.upload_stands_elsewhere")
{
    public override Bilingual Say => new(
        $"Ya se recibieron {Received} bytes; siga desde ahí.", $"{Received} bytes have arrived; go on from there.");
}

/// <summary>How far an upload is.</summary>
public sealed record UploadProgress(int Received, int Length)
{
    public bool IsDone => Received == Length;
}

/// <summary>
/// Takes the next part of a file that is sent in parts. With the last one it becomes a document of the proposal,
/// checked like any other; if it is refused, that part counts as not arrived.
/// </summary>
public sealed class ContinueUpload(Database db, AddAttachment add)
{
    /// <summary>Bytes of one part, as the database holds it too.</summary>
    public const int PartBytesMax = 1024 * 1024;

    public Task<Result<UploadProgress>> Handle(
        Guid id, Guid uploadId, int offset, byte[] part, Actor who, CancellationToken stop) =>
        db.InTransaction<UploadProgress>(who, "Subir un archivo", async act =>
        {
            var upload = await db.Uploads
                .FromSql($"select * from upload where id = {uploadId} and project_id = {id} for update")
                .SingleOrDefaultAsync(stop);
            if (upload is null) return new NoSuchUpload();
            if (offset != upload.Received || part.Length > upload.Length - offset)
                return new UploadStandsElsewhere(upload.Received);
            if (part.Length == 0) return new UploadProgress(upload.Received, upload.Length);

            await db.Database.ExecuteSqlAsync(
                $"insert into upload_part values ({uploadId}, {offset}, {part})", stop);
            upload.Received += part.Length;
            upload.TouchedAt = act.At;
            var progress = new UploadProgress(upload.Received, upload.Length);
            if (!progress.IsDone) return progress;

            var added = await add.Handle(
                id, new NewPaper(upload.Kind, upload.Name, upload.Replaces), await Whole(uploadId, stop), who, stop);
            if (added.IsRefusal) return added.Refusal;
            db.Uploads.Remove(upload);
            return progress;
        }, stop);

    /// <summary>How far it is; null when this club has no such upload.</summary>
    public Task<UploadProgress?> Progress(Guid id, Guid uploadId, Actor who, CancellationToken stop) =>
        db.Reading(who, () => db.Uploads.AsNoTracking().Where(u => u.Id == uploadId && u.ProjectId == id)
            .Select(u => new UploadProgress(u.Received, u.Length)).SingleOrDefaultAsync(stop), stop);

    private async Task<byte[]> Whole(Guid uploadId, CancellationToken stop)
    {
        var parts = await db.Database.SqlQuery<byte[]>(
            $"""select content as "Value" from upload_part where upload_id = {uploadId} order by starts_at""")
            .ToListAsync(stop);
        var whole = new MemoryStream(parts.Sum(p => p.Length));
        foreach (var part in parts) whole.Write(part);
        return whole.ToArray();
    }
}
