using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// The delegation's decision on a proposal's papers. Whatever sends it back to the club lists each missing item, the
/// papers that were returned first, notified once; the items and the decision commit together. Whatever lets it pass
/// accepts its papers.
/// </summary>
public sealed class ReviewProposal(
    Database db, Processes processes, Deadlines deadlines, ReturnedPapers papers)
{
    private const int ItemsMax = 50;
    private const int ItemLengthMax = 500;

    public Task<Result<Guid>> Handle(
        Guid taskId, string outcome, string reason, IReadOnlyList<string> items,
        string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction(who, reason, act => db.Once<Guid>("proposal.review", formKey, new JsonObject
        {
            ["task"] = taskId.ToString(), ["outcome"] = outcome, ["reason"] = reason,
            ["items"] = new JsonArray([.. items.Select(i => (JsonNode)i)]),
        }, act, async () =>
        {
            var found = await db.Tasks.AsNoTracking().Where(t => t.Id == taskId)
                .Select(t => new { t.ProjectId }).SingleOrDefaultAsync(stop);
            if (found is null || await db.LockProject(found.ProjectId, stop) is not { } project)
                return new NoSuchTask();
            var problem = outcome is "missing" or "return"
                ? await List(project, items, act, stop)
                : await papers.AcceptRest(project, act, stop);
            if (problem is not null) return problem;

            var decided = await processes.Decide(taskId, outcome, act, stop);
            return decided.IsRefusal ? decided.Refusal : Result<Guid>.Of(decided.Value.Id);
        }, stop), stop);

    private async Task<Refusal?> List(Project project, IReadOnlyList<string> items, Act act, CancellationToken stop)
    {
        if (!(await papers.Lines(project, stop)).TryGet(out var lines, out var undecided)) return undecided;
        var named = lines.Concat(items.Select(i => i.Trim())).Where(i => i.Length > 0).Distinct().ToList();
        if (named.Count == 0) return new MissingItemsNotListed();
        if (named.Count > ItemsMax || named.Any(i => i.Length > ItemLengthMax)) return new MissingItemTooLong();

        // Null when the notice is late: then no clock runs against the club.
        var until = (await deadlines.Of("cure", project, act, stop))?.Closes;
        foreach (var (item, place) in named.Select((item, i) => (item, i + 1)))
            db.MissingItems.Add(new MissingItem
            {
                Id = db.NewId(), ProjectId = project.Id, Ordinal = place, Item = item,
                AskedBy = act.By, AskedAt = act.At, CureUntil = until,
            });
        return null;
    }
}
