using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SectionOpenings;

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
            if (project is null) return new NoSuchProject();
            if (await MayNot(project, code, who, stop) is { } no) return no;
            if (!ProposalDraft.IsOpenIn(project.State)) return new ProposalIsClosed();

            var section = await db.ProjectSections.SingleAsync(s => s.ProjectId == id && s.Code == code, stop);
            await db.Entry(section).ReloadAsync(stop);
            if (version is not null && section.Version != version)
                return new SectionSavedMeanwhile(section.SavedBy == act.By);

            var before = await proposals.Of(project, stop);
            await KeepFirst(section, before, stop);
            if (await write(before, project, act) is { } refusal) return refusal;
            section.Version++;
            section.SavedBy = act.By;
            section.SavedAt = act.At;
            var after = await proposals.Of(project, stop);
            await MarkComplete(after, stop);
            Keep(section, who.Organisation, after);
            await db.Record("proposal.section_saved", act, project.Id, null,
                new JsonObject { ["section"] = code, ["version"] = section.Version }, stop);
            return section.Version;
        }, stop);

    /// <summary>Null for the club's officers, and for the works office to which the part stands open.</summary>
    public async Task<Refusal?> MayNot(Project project, string code, Actor who, CancellationToken stop)
    {
        if (project.ClubId == who.Organisation)
            return RoleTable.Holds(who, RoleTable.ClubOfficer) ? null : new NotYourTurn(RoleTable.ClubOfficer);
        var opening = await db.SectionOpenings.AsNoTracking().SingleOrDefaultAsync(
            o => o.ProjectId == project.Id && o.Code == code && o.OrganisationId == who.Organisation
                && SectionOpening.Standing.Contains(o.Status), stop);
        if (opening is null) return new NoSuchProject();
        if (!who.Roles.Contains("executor")) return new NotYourTurn("executor");
        return opening.Status == SectionOpening.Ready ? new SectionHandedBack() : null;
    }

    // What it was before its first saving, so that the first change too can be told.
    private async Task KeepFirst(ProjectSection section, ProposalDraft draft, CancellationToken stop)
    {
        if (!await db.SectionRevisions.AnyAsync(r => r.ProjectId == section.ProjectId && r.Code == section.Code
            && r.Version == section.Version, stop)) Keep(section, draft.Project.ClubId, draft);
    }

    private void Keep(ProjectSection section, Guid organisation, ProposalDraft draft) =>
        db.SectionRevisions.Add(new SectionRevision
        {
            ProjectId = section.ProjectId, Code = section.Code, Version = section.Version,
            Answers = SectionAnswers.Of(draft, section.Code).ToJson(), SavedBy = section.SavedBy,
            OrganisationId = organisation, SavedAt = section.SavedAt,
        });

    // One section can complete or undo another: the type decides the documents, the budget the contributions.
    private async Task MarkComplete(ProposalDraft draft, CancellationToken stop)
    {
        var project = draft.Project;
        var missing = ProposalProgress.Missing(draft).Select(m => m.Section).ToHashSet();
        foreach (var section in await db.ProjectSections.Where(s => s.ProjectId == project.Id).ToListAsync(stop))
            section.Complete = !missing.Contains(section.Code);
    }
}
