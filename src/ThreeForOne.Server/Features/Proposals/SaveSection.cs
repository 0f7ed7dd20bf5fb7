using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// What every saving of a section of the form has in common: who may, when, and that nobody else saved it first.
/// </summary>
public sealed class SaveSection(Database db, ReadProposal proposals)
{
    /// <summary>
    /// Writes one section and answers its new version. <paramref name="version"/> is the one that the form was filled
    /// in on: when the saved one is newer, nothing is written. Null for what only adds, such as a file.
    /// </summary>
    public Task<Result<int>> Handle(
        Guid id, string code, int? version, Actor who,
        Func<ProposalDraft, Project, Act, Task<Refusal?>> write, CancellationToken stop) =>
        db.InTransaction<int>(who, "Guardar la propuesta", async act =>
        {
            var project = await db.LockProject(id, stop);
            if (project is null || project.ClubId != who.Organisation) return new NoSuchProject();
            if (!RoleTable.Holds(who, RoleTable.ClubOfficer)) return new NotYourTurn(RoleTable.ClubOfficer);
            if (!ProposalDraft.IsOpenIn(project.State)) return new ProposalIsClosed();

            var section = await db.ProjectSections.SingleAsync(s => s.ProjectId == id && s.Code == code, stop);
            await db.Entry(section).ReloadAsync(stop);
            if (version is not null && section.Version != version) return new SectionSavedMeanwhile();

            if (await write(await proposals.Of(project, stop), project, act) is { } refusal) return refusal;
            section.Version++;
            section.SavedBy = act.By;
            section.SavedAt = act.At;
            await MarkComplete(project, stop);
            await db.Record("proposal.section_saved", act, project.Id, null,
                new JsonObject { ["section"] = code, ["version"] = section.Version }, stop);
            return section.Version;
        }, stop);

    // One section can complete or undo another: the type decides the documents, the budget the contributions.
    private async Task MarkComplete(Project project, CancellationToken stop)
    {
        var missing = ProposalProgress.Missing(await proposals.Of(project, stop)).Select(m => m.Section).ToHashSet();
        foreach (var section in await db.ProjectSections.Where(s => s.ProjectId == project.Id).ToListAsync(stop))
            section.Complete = !missing.Contains(section.Code);
    }
}
