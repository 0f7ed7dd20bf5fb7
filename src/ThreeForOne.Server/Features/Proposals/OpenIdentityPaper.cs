using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>The identity paper was erased, as its rule pack says.</summary>
public sealed record IdentityPaperErased() : Refusal("file.identity_erased")
{
    public override Bilingual Say => new(
        "Esa identificación ya se borró, como lo piden las reglas. Queda escrito que se verificó.",
        "That identity paper has been erased, as the rules ask. That it was verified stays on record.");
}

/// <summary>An identity paper, handed out once.</summary>
public sealed record OpenedPaper(byte[] Content, string MediaType, string Name);

/// <summary>
/// Hands out somebody's identity paper to who verifies it, while it is their task, and writes down that it was opened.
/// Nobody else gets it: neither the club that sent it, nor the auditor, who sees who opened it and when.
/// </summary>
public sealed class OpenIdentityPaper(Database db)
{
    public Task<Result<OpenedPaper>> Handle(Guid taskId, Guid paperId, Actor who, CancellationToken stop) =>
        db.InTransaction<OpenedPaper>(who, "Verificar una identificación", async act =>
        {
            var task = await db.Tasks.AsNoTracking().SingleOrDefaultAsync(
                t => t.Id == taskId && t.Status == "open" && t.OrganisationId == who.Organisation, stop);
            if (task is null || !RoleTable.Holds(who, task.Role) || !DecidePaper.Steps.Contains(task.ElementId))
                return new NoSuchTask();
            var paper = await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == paperId
                && a.ProjectId == task.ProjectId && a.RemovedAt == null && a.EraseDays != null, stop);
            if (paper is null) return new NoSuchPaper();
            if (paper.FileSha256 is null) return new IdentityPaperErased();

            var file = await db.Files.AsNoTracking().SingleAsync(f => f.Sha256 == paper.FileSha256, stop);
            await db.Record("identity_paper.opened", act, paper.ProjectId, paper.Id,
                new JsonObject { ["kind"] = paper.Kind, ["task"] = taskId.ToString() }, stop);
            return new OpenedPaper(file.Content, file.MediaType, paper.Name);
        }, stop);
}
