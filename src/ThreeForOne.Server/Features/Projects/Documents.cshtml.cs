using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>An issued document; without bytes its PDF is still being made.</summary>
public sealed record DocumentRow(Guid Id, string Type, string Folio, DateTimeOffset IssuedAt, int? Bytes);

/// <summary>A paper that the club attached; an identity paper is only said to be there.</summary>
public sealed record PaperRow(Guid Id, Bilingual What, string Name, bool IsIdentity);

/// <summary>What was issued on a project, and what the club attached.</summary>
public sealed class DocumentsPage(Database db, Packs packs) : ProjectPage
{
    private const int RowsMax = 500;

    public IReadOnlyList<DocumentRow> Documents { get; private set; } = [];

    public IReadOnlyList<PaperRow> Papers { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Load(async () =>
    {
        Documents = await db.Documents.AsNoTracking().Where(d => d.ProjectId == Id).OrderBy(d => d.IssuedAt)
            .ThenBy(d => d.Id).Take(RowsMax)
            .Select(d => new DocumentRow(d.Id, d.Type, d.Folio, d.IssuedAt,
                db.Files.Where(f => f.Sha256 == d.PdfSha256).Select(f => (int?)f.Length)
                    .FirstOrDefault())).ToListAsync(Stop);
        var pack = await packs.Of(Head.Project, Stop);
        var papers = await db.Attachments.AsNoTracking().Where(a => a.ProjectId == Id && a.RemovedAt == null)
            .OrderBy(a => a.Id).Take(RowsMax)
            .Select(a => new { a.Id, a.Kind, a.Name, a.EraseDays }).ToListAsync(Stop);
        Papers =
        [
            .. papers.Select(a => new PaperRow(
                a.Id, PaperNames.Of(pack, Head.Project.TypeCode, a.Kind), a.Name, a.EraseDays is not null)),
        ];
    }) ? Page() : NotFound();
}
