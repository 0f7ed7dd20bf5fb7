using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A returned paper needs a reason that its club can act on.</summary>
public sealed record ReturnReasonMissing() : Refusal("review.return_reason_missing")
{
    public override Bilingual Say => new(
        "Escriba qué le falta al documento, con 300 letras cuando mucho: el club lo lee tal cual.",
        "Write what the document lacks, in 300 letters at most: the club reads it as it is.");
}

/// <summary>There is no such paper under review.</summary>
public sealed record NoSuchPaper() : Refusal("review.no_such_paper")
{
    public override Bilingual Say => new(
        "Ese documento ya no está en revisión. Vuelva a cargar la página.",
        "That document is no longer under review. Reload the page.");
}

/// <summary>A proposal with returned papers is not complete.</summary>
public sealed record ReturnedPapersRemain(int Papers) : Refusal("review.returned_papers_remain")
{
    public override Bilingual Say => new(
        $"Usted devolvió {Papers} documento(s). Pida lo que falta, o acéptelos antes de dar la documentación por completa.",
        $"You returned {Papers} document(s). Ask for what is missing, or accept them first.");
}

/// <summary>Some papers were returned and others not looked at.</summary>
public sealed record PapersUndecided(int Papers) : Refusal("review.papers_undecided")
{
    public override Bilingual Say => new(
        $"Devolvió documentos y le faltan {Papers} por decidir. Acepte o devuelva cada uno: al club se le avisa una sola vez.",
        $"You returned documents and {Papers} are not decided. Accept or return each: the club is told only once.");
}

/// <summary>
/// The delegation accepts a paper or returns it with a reason, while the proposal is its task. The club is told with
/// the decision on the whole, once.
/// </summary>
public sealed class DecidePaper(Database db)
{
    private const int ReasonMax = 300;

    /// <summary>The steps in which papers are looked at.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["review", "opinion"];

    public Task<Result<Guid>> Handle(
        Guid taskId, Guid paperId, bool accepts, string? reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, reason ?? "", async act =>
        {
            if (await Lock(taskId, who, stop) is not { } project) return new NoSuchTask();
            var words = (reason ?? "").Trim().ReplaceLineEndings(" ");
            if (!accepts && words.Length is 0 or > ReasonMax) return new ReturnReasonMissing();
            var paper = await db.Attachments.SingleOrDefaultAsync(
                a => a.Id == paperId && a.ProjectId == project.Id && a.RemovedAt == null, stop);
            if (paper is null) return new NoSuchPaper();

            paper.Status = accepts ? ProposalFile.Accepted : ProposalFile.Returned;
            paper.Reason = accepts ? "" : words;
            (paper.DecidedBy, paper.DecidedAt) = (act.By, act.At);
            await db.Record(accepts ? "attachment.accepted" : "attachment.returned", act, project.Id, paper.Id,
                new JsonObject { ["kind"] = paper.Kind }, stop);
            return project.Id;
        }, stop);

    /// <summary>Accepts every paper that nobody decided on by itself; answers how many.</summary>
    public Task<Result<int>> AcceptRest(Guid taskId, Actor who, CancellationToken stop) =>
        db.InTransaction<int>(who, "Aceptar los documentos", async act =>
        {
            if (await Lock(taskId, who, stop) is not { } project) return new NoSuchTask();
            var rest = await db.Attachments.Where(a => a.ProjectId == project.Id && a.RemovedAt == null
                && a.Status == ProposalFile.Pending).ToListAsync(stop);
            foreach (var paper in rest)
                (paper.Status, paper.DecidedBy, paper.DecidedAt) = (ProposalFile.Accepted, act.By, act.At);
            if (rest.Count > 0)
                await db.Record("proposal.papers_accepted", act, project.Id, null,
                    new JsonObject { ["papers"] = rest.Count }, stop);
            return rest.Count;
        }, stop);

    /// <summary>The project of a task that is this actor's turn and looks at papers; null otherwise.</summary>
    private async Task<Project?> Lock(Guid taskId, Actor who, CancellationToken stop)
    {
        var task = await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId, stop);
        if (task is null || !Steps.Contains(task.ElementId)
            || await db.LockProject(task.ProjectId, stop) is not { } found) return null;
        // Read again under the lock: somebody may have decided meanwhile.
        var isOpen = await db.Tasks.AsNoTracking().AnyAsync(t => t.Id == taskId && t.Status == "open"
            && t.OrganisationId == who.Organisation, stop);
        return isOpen && RoleTable.Holds(who, task.Role) ? found : null;
    }
}
