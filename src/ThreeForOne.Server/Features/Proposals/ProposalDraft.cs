using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A file of the proposal, without its content; of an erased identity paper only that it was there.</summary>
public sealed record ProposalFile(
    Guid Id, string Kind, string Name, string MediaType, long Length, byte[] Sha256, DateTimeOffset AddedAt,
    string Status, string Reason, Guid? Replaces, bool IsErased, int Pages = 1)
{
    public const string Pending = "pending";
    public const string Accepted = "accepted";
    public const string Returned = "returned";
}

/// <summary>The proposal as it stands, with the rules that hold for it.</summary>
public sealed record ProposalDraft(
    Project Project, RulePack Pack, Edition Edition, IReadOnlyList<ProjectSection> Sections,
    IReadOnlyList<ProjectLine> Lines, IReadOnlyList<ProposalFile> Files, string MunicipalityName,
    long? Certified = null)
{
    /// <summary>A club writes while it drafts, and again while it corrects.</summary>
    public bool IsOpen => IsOpenIn(Project.State);

    public ProjectType? Type => Project.TypeCode is { } code ? Pack.Type(code) : null;

    public ProjectSection Section(string code) => Sections.Single(s => s.Code == code);

    /// <summary>The latest saving, of whichever section.</summary>
    public DateTimeOffset SavedAt => Sections.Max(s => s.SavedAt);

    /// <summary>A pledge of zero was not made yet.</summary>
    public long? Pledge => Project.PledgeCentavos > 0 ? Project.PledgeCentavos : null;

    /// <summary>Null before there are a type and an amount to match, or when the rules refuse them.</summary>
    public Result<ContributionPlan>? Plan => Type is null
        || (Pack.Base == MatchingBase.Cost ? Project.CostCentavos : Project.PledgeCentavos) == 0
        ? null
        : ContributionPlan.Of(Pack, Type.Code, Project.CostCentavos, Pledge, Project.Choice, Certified);

    /// <summary>What the pack asks for this type, the technical file of public works included.</summary>
    public IReadOnlyList<PackDocument> DocumentsAsked => Type?.Asked ?? [];

    /// <summary>Each document asked for, with its files and how far it is.</summary>
    public IReadOnlyList<ChecklistItem> Checklist =>
        [.. DocumentsAsked.Select(asked => new ChecklistItem(asked, [.. Files.Where(f => f.Kind == asked.Code)]))];

    public static bool IsOpenIn(string state) => state is "BORRADOR" or "PREVENCION";
}

/// <summary>Reads a proposal whole, with a constant number of queries.</summary>
public sealed class ReadProposal(Database db, Packs packs)
{
    /// <summary>
    /// The club's own proposal, or one of which this section stands open to the reader's office; another's does not
    /// exist, as far as the reader can tell.
    /// </summary>
    public async Task<ProposalDraft?> Find(Guid id, CancellationToken stop, string? section = null)
    {
        var mine = db.Actor.Organisation;
        var project = await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id && (p.ClubId == mine
            || (section != null && db.SectionOpenings.Any(o => o.ProjectId == id && o.Code == section
                && o.OrganisationId == mine && SectionOpening.Standing.Contains(o.Status)))), stop);
        return project is null ? null : await Of(project, stop);
    }

    /// <summary>
    /// The proposal of a project at hand; what the transaction changed is saved first, so that it is seen.
    /// </summary>
    public async Task<ProposalDraft> Of(Project project, CancellationToken stop)
    {
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync(stop);
        return new ProposalDraft(
            project,
            await packs.Of(project, stop),
            await db.Editions.AsNoTracking().SingleAsync(e => e.Id == project.EditionId, stop),
            await db.ProjectSections.AsNoTracking().Where(s => s.ProjectId == project.Id).ToListAsync(stop),
            await db.ProjectLines.AsNoTracking().Where(l => l.ProjectId == project.Id)
                .OrderBy(l => l.Ordinal).ToListAsync(stop),
            await (from a in db.Attachments.AsNoTracking()
                   join kept in db.Files on a.FileSha256 equals kept.Sha256 into files
                   from f in files.DefaultIfEmpty()
                   where a.ProjectId == project.Id && a.RemovedAt == null
                   orderby a.Id
                   select new ProposalFile(
                       a.Id, a.Kind, a.Name, f == null ? "" : f.MediaType, f == null ? 0 : f.Length,
                       f == null ? Array.Empty<byte>() : f.Sha256, a.AddedAt, a.Status, a.Reason, a.ReplacesId,
                       a.ErasedAt != null, a.Pages ?? 1)).ToListAsync(stop),
            await db.Municipalities.Where(m => m.StateCode == project.StateCode && m.Code == project.MunicipalityCode)
                .Select(m => m.Name).SingleOrDefaultAsync(stop) ?? "",
            await db.Certifications.Where(c => c.ProjectId == project.Id).Select(c => (long?)c.AmountCentavos)
                .SingleOrDefaultAsync(stop));
    }
}
