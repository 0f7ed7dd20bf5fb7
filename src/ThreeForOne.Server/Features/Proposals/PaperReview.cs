using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A file that a correction took the place of, and why it was returned.</summary>
public sealed record ReplacedPaper(Guid Id, string Name, string Reason);

/// <summary>A paper under review. <see cref="Before"/> is what it was sent in place of.</summary>
public sealed record ReviewedPaper(
    ProposalFile File, PackDocument Asked, ReplacedPaper? Before, bool IsNew)
{
    public bool MayShow => !Asked.IsIdentity && !File.IsErased;
}

/// <summary>The papers of a proposal for who reviews them, in the pack's order; and what is new.</summary>
/// <param name="TaskId">The task that looks at papers, open or not.</param>
/// <param name="Project">Of which project.</param>
/// <param name="MayDecide">Whether it is the reader's turn.</param>
/// <param name="Papers">What was handed in.</param>
/// <param name="Missing">What was not.</param>
/// <param name="ChangedSections">The parts of the form that were saved since the last request.</param>
public sealed record PaperReview(
    Guid TaskId, Project Project, bool MayDecide, IReadOnlyList<ReviewedPaper> Papers,
    IReadOnlyList<PackDocument> Missing, IReadOnlyList<string> ChangedSections)
{
    public int Undecided => Papers.Count(p => p.File.Status == ProposalFile.Pending);

    public int Returned => Papers.Count(p => p.File.Status == ProposalFile.Returned);
}

/// <summary>Reads the papers of the project of a task, with a constant number of queries.</summary>
public sealed class ReadPaperReview(Database db, ReadProposal proposals)
{
    /// <summary>Null when the reader has no such task.</summary>
    public async Task<PaperReview?> Of(Guid taskId, Actor who, CancellationToken stop)
    {
        var task = await db.Tasks.AsNoTracking().SingleOrDefaultAsync(t => t.Id == taskId, stop);
        if (task is null || task.OrganisationId != who.Organisation || !RoleTable.Holds(who, task.Role)
            || !DecidePaper.Steps.Contains(task.ElementId)) return null;
        var project = await db.Projects.AsNoTracking().SingleAsync(p => p.Id == task.ProjectId, stop);
        var draft = await proposals.Of(project, stop);
        var asked = await db.MissingItems.Where(i => i.ProjectId == project.Id)
            .MaxAsync(i => (DateTimeOffset?)i.AskedAt, stop);
        var replaced = await db.Attachments.AsNoTracking()
            .Where(a => a.ProjectId == project.Id && a.RemovedAt != null && a.Status == ProposalFile.Returned)
            .Select(a => new ReplacedPaper(a.Id, a.Name, a.Reason)).ToDictionaryAsync(a => a.Id, stop);
        return new PaperReview(
            taskId, project, task.Status == "open",
            [
                .. draft.Checklist.SelectMany(item => item.Files.Select(file => new ReviewedPaper(
                    file, item.Asked, file.Replaces is { } old ? replaced.GetValueOrDefault(old) : null,
                    asked is { } since && file.AddedAt > since))),
            ],
            [.. draft.Checklist.Where(i => i.State == ItemState.Missing).Select(i => i.Asked)],
            asked is not { } last ? [] : [.. draft.Sections.Where(s => s.SavedAt > last).Select(s => s.Code)]);
    }
}
