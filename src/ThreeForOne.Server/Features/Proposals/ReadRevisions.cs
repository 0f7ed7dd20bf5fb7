using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// One saving of a section: the person's name within the own organisation, else that of their office.
/// </summary>
public sealed record Revision(int Version, DateTimeOffset SavedAt, string Who, bool ByMe, SectionAnswers Answers);

/// <summary>Reads what a section was after each saving.</summary>
public sealed class ReadRevisions(Database db)
{
    /// <summary>The latest first; <paramref name="before"/> is where the page above ended.</summary>
    public async Task<IReadOnlyList<Revision>> Of(
        Guid project, string section, int? before, int rowsMax, CancellationToken stop)
    {
        var mine = db.Actor;
        var rows = await (from r in db.SectionRevisions.AsNoTracking()
                          join p in db.People on r.SavedBy equals p.Id
                          join o in db.Organisations on r.OrganisationId equals o.Id
                          where r.ProjectId == project && r.Code == section && (before == null || r.Version < before)
                          orderby r.Version descending
                          select new { r, Person = p.Name, Office = o.Name }).Take(rowsMax).ToListAsync(stop);
        return
        [
            .. rows.Select(x => new Revision(
                x.r.Version, x.r.SavedAt, x.r.OrganisationId == mine.Organisation ? x.Person : x.Office,
                x.r.SavedBy == mine.Person, SectionAnswers.FromJson(x.r.Answers))),
        ];
    }

    /// <summary>The latest; null where none was kept.</summary>
    public async Task<Revision?> Last(Guid project, string section, CancellationToken stop) =>
        await Of(project, section, null, 1, stop) is [var last] ? last : null;

    /// <summary>The section as it was in one version; null when none was kept of it.</summary>
    public async Task<SectionAnswers?> At(Guid project, string section, int version, CancellationToken stop)
    {
        var answers = await db.SectionRevisions.AsNoTracking()
            .Where(r => r.ProjectId == project && r.Code == section && r.Version == version)
            .Select(r => r.Answers).SingleOrDefaultAsync(stop);
        return answers is null ? null : SectionAnswers.FromJson(answers);
    }

    /// <summary>The names of the municipalities of a state, for saying what was answered.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Municipalities(string state, CancellationToken stop) =>
        await db.Municipalities.AsNoTracking().Where(m => m.StateCode == state)
            .ToDictionaryAsync(m => m.Code, m => m.Name, stop);
}
