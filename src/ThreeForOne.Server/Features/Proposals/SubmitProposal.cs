using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SectionOpenings;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// A club's officer hands the proposal to the delegation, or hands it in again corrected. Answers its folio; the same
/// form sent twice gets the same answer.
/// </summary>
public sealed class SubmitProposal(Database db, Processes processes)
{
    public Task<Result<string>> Handle(Guid id, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction(who, "Envío de la propuesta", act => db.Once<string>("proposal.submit", formKey,
            new JsonObject { ["project"] = id.ToString() }, act, async () =>
            {
                var project = await db.LockProject(id, stop);
                if (project is null || project.ClubId != who.Organisation) return new NoSuchProject();
                var step = project.State switch
                {
                    "BORRADOR" => ("draft", "submit"),
                    "PREVENCION" => ("cure", "resubmit"),
                    _ => default,
                };
                var task = await db.Tasks.AsNoTracking()
                    .Where(t => t.ProjectId == id && t.Status == "open" && t.ElementId == step.Item1)
                    .Select(t => (Guid?)t.Id).SingleOrDefaultAsync(stop);
                if (task is null) return new ProposalIsClosed();

                var standing = await db.SectionOpenings
                    .Where(o => o.ProjectId == id && SectionOpening.Standing.Contains(o.Status))
                    .OrderBy(o => o.OpenedAt).Select(o => o.Code).ToListAsync(stop);
                if (standing.Count > 0) return new SectionsStandOpen(standing);

                var decided = await processes.Decide(task.Value, step.Item2, act, stop);
                return decided.IsRefusal ? decided.Refusal : Result<string>.Of(decided.Value.Folio!);
            }, stop), stop);
}
