using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>What the review of the single papers means for the decision on the whole.</summary>
public sealed class ReturnedPapers(Database db, ReadProposal proposals)
{
    /// <summary>
    /// The lines of the notice that follow from the papers: what was returned and why, and what is not there. Whoever
    /// returns one decides on all: the club is told once, and corrects no other.
    /// </summary>
    public async Task<Result<IReadOnlyList<string>>> Lines(Project project, CancellationToken stop)
    {
        var draft = await proposals.Of(project, stop);
        var undecided = draft.Files.Count(f => f.Status == ProposalFile.Pending);
        if (undecided > 0 && draft.Files.Any(f => f.Status == ProposalFile.Returned))
            return new PapersUndecided(undecided);
        return Result<IReadOnlyList<string>>.Of(
        [
            .. draft.Checklist.SelectMany(item => item.Files.Where(f => f.Status == ProposalFile.Returned)
                .Select(f => $"{Both(item)} ({PlainText.Begin(f.Name, 60)}): {f.Reason}")),
            .. draft.Checklist.Where(item => item.State == ItemState.Missing).Select(Both),
        ]);
    }

    // A club reads it, in whichever of the two languages.
    private static string Both(ChecklistItem item) => $"{item.Asked.Name.Spanish} / {item.Asked.Name.English}";

    /// <summary>
    /// Complete papers are accepted papers: whatever nobody decided on by itself is accepted with the whole. Refused
    /// while one is returned.
    /// </summary>
    public async Task<Refusal?> AcceptRest(Project project, Act act, CancellationToken stop)
    {
        var papers = await db.Attachments.Where(a => a.ProjectId == project.Id && a.RemovedAt == null)
            .ToListAsync(stop);
        var returned = papers.Count(p => p.Status == ProposalFile.Returned);
        if (returned > 0) return new ReturnedPapersRemain(returned);
        var rest = papers.Where(p => p.Status == ProposalFile.Pending).ToList();
        if (rest.Count == 0) return null;
        foreach (var paper in rest)
            (paper.Status, paper.DecidedBy, paper.DecidedAt) = (ProposalFile.Accepted, act.By, act.At);
        await db.Record("proposal.papers_accepted", act, project.Id, null,
            new JsonObject { ["papers"] = rest.Count }, stop);
        return null;
    }
}
