using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>The acknowledgement: without a length its PDF is still being made.</summary>
public sealed record AcknowledgementFile(Guid Id, string Folio, int? Bytes);

/// <summary>
/// The proposal, or its corrections, was received: its folio, its acknowledgement, and what happens next.
/// </summary>
public sealed class ConfirmationPage(Database db, ReadProposal proposals, Texts text)
    : ProposalPage(db, proposals, text)
{
    public AcknowledgementFile? Acknowledgement { get; private set; }

    /// <summary>When the club last sent what the delegation had asked for; null before that.</summary>
    public DateTimeOffset? CorrectedAt { get; private set; }

    public string Office { get; private set; } = "";

    public async Task<IActionResult> OnGet()
    {
        if (!await Load()) return NotFound();
        return Draft.Project.Folio is null ? Redirect($"/proposals/{Id}") : Page();
    }

    /// <summary>Only the document's line, asked again until its PDF is there.</summary>
    public async Task<IActionResult> OnGetDocument() =>
        await Load() && Acknowledgement is not null
            ? Partial("/Features/Proposals/_Acknowledgement.cshtml", this) : NotFound();

    protected override async Task LoadMore(ProposalDraft draft)
    {
        Acknowledgement = await Db.Documents.AsNoTracking()
            .Where(d => d.ProjectId == Id && d.Type == "acknowledgement").OrderByDescending(d => d.Ordinal)
            .Select(d => new AcknowledgementFile(d.Id, d.Folio,
                Db.Files.Where(f => f.Sha256 == d.PdfSha256).Select(f => (int?)f.Length).FirstOrDefault()))
            .FirstOrDefaultAsync(Stop);
        CorrectedAt = await Db.Tasks.AsNoTracking()
            .Where(t => t.ProjectId == Id && t.ElementId == "cure" && t.Outcome == "resubmit")
            .MaxAsync(t => t.DecidedAt, Stop);
        Office = await (from t in Db.Tasks.AsNoTracking()
                        join o in Db.Organisations on t.OrganisationId equals o.Id
                        where t.ProjectId == Id && t.Status == "open"
                        orderby t.OpenedAt
                        select o.Name).FirstOrDefaultAsync(Stop) ?? "";
    }
}
