using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>The earlier proposal that a draft was begun with; without a folio where it was never submitted.</summary>
public sealed record CopiedFrom(Guid Source, string? Folio, string Title, int Year, string[] LeftOut)
{
    /// <summary>How people name it.</summary>
    public Bilingual Name => new($"{Folio ?? $"{Year}"}, «{Title}»", $"{Folio ?? $"{Year}"}, “{Title}”");

    /// <summary>Null when the proposal is no copy.</summary>
    public static Task<CopiedFrom?> Of(Database db, Guid project, CancellationToken stop) =>
        (from c in db.ProjectCopies.AsNoTracking()
         join s in db.Projects on c.SourceId equals s.Id
         where c.ProjectId == project
         select new CopiedFrom(s.Id, s.Folio, s.Title, s.FiscalYear, c.LeftOut)).SingleOrDefaultAsync(stop);
}
