using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// A club's browser says which file it is going to send in parts, so that a cut line loses nothing. What would be
/// refused at the end whatever the file holds is refused before the first byte.
/// </summary>
public sealed class StartUpload(Database db, ReadProposal proposals)
{
    /// <summary>Unfinished uploads of one project; the one that was left longest makes room for the next.</summary>
    private const int UnfinishedMax = 20;

    public Task<Result<Guid>> Handle(Guid id, NewPaper paper, long length, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Subir un archivo", async act =>
        {
            if (length <= 0) return new FileMissing();
            if (length > FileContent.BytesMax) return new FileTooLarge();
            if (await proposals.Find(id, stop) is not { } draft) return new NoSuchProject();
            if (!RoleTable.Holds(who, RoleTable.ClubOfficer)) return new NotYourTurn(RoleTable.ClubOfficer);
            if (!draft.IsOpen) return new ProposalIsClosed();
            if (draft.Checklist.FirstOrDefault(i => i.Asked.Code == paper.Kind) is not { } item)
                return new DocumentNotAsked();
            if (item.State == ItemState.Accepted) return new DocumentAccepted();

            await MakeRoom(id, stop);
            var upload = new Upload
            {
                Id = db.NewId(), ProjectId = id, Kind = paper.Kind, Name = NameOf(paper), Replaces = paper.Replaces,
                Length = (int)length, StartedBy = act.By, TouchedAt = act.At,
            };
            db.Uploads.Add(upload);
            return upload.Id;
        }, stop);

    // What the file is called in the end, its content says.
    private static string NameOf(NewPaper paper) =>
        PlainText.Begin(PlainText.Of(paper.Name ?? "") is { Length: > 0 } name ? name : "archivo", 200);

    private async Task MakeRoom(Guid id, CancellationToken stop)
    {
        var oldest = await db.Uploads.Where(u => u.ProjectId == id).OrderByDescending(u => u.TouchedAt)
            .Skip(UnfinishedMax - 1).ToListAsync(stop);
        db.Uploads.RemoveRange(oldest);
    }
}
