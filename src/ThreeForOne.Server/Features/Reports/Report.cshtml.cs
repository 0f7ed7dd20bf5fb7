using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.PublicSite;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Reports;

/// <summary>A report that was issued; without bytes its PDF is still being made.</summary>
public sealed record IssuedReport(Guid Id, string Folio, DateTimeOffset IssuedAt, string Code, int? Bytes);

/// <summary>The annual reports of an edition, and issuing another.</summary>
public sealed class ReportPage(Database db, TimeProvider clock) : SignedInPage
{
    private const int ReportsMax = 100;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public string Programme { get; private set; } = "";

    public int Year { get; private set; }

    public IReadOnlyList<IssuedReport> Reports { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Known { get; set; }

    /// <summary>Of which dates a report issued now tells the figures.</summary>
    public AsKnown Dates { get; private set; } = AsKnown.Now;

    public AsKnownForm Form => new(Dates, On, Known, $"/editions/{Id}/report");

    public IReadOnlyList<EditionInvestment> Editions { get; private set; } = [];

    public IReadOnlyList<PrintedDifference> Differences { get; private set; } = [];

    public Task<IActionResult> OnGet()
    {
        if (ReadDates() is { } typed) Say(typed, AsKnown.Read(On, null).IsRefusal ? "on" : "known");
        return Show();
    }

    public async Task<IActionResult> OnPost([FromServices] IssueAnnualReport issue)
    {
        if (ReadDates() is { } typed)
        {
            Say(typed, "on");
            return await Show();
        }
        var issued = await issue.Handle(Id, Dates, FormKey ?? "", Me, Stop);
        if (!issued.IsRefusal) return Redirect($"/editions/{Id}/report");
        Say(issued.Refusal);
        return await Show();
    }

    private Refusal? ReadDates()
    {
        if (!AsKnown.Read(On, Known).TryGet(out var chosen, out var refusal)) return refusal;
        Dates = chosen;
        return null;
    }

    private async Task<IActionResult> Show()
    {
        var found = await db.Reading(Me, async () =>
        {
            var edition = await db.Editions.AsNoTracking().Where(e => e.Id == Id)
                .Select(e => new { e.FiscalYear, Programme = db.Programmes.First(p => p.Id == e.ProgrammeId).NameEs })
                .SingleOrDefaultAsync(Stop);
            if (edition is null) return false;
            (Programme, Year) = (edition.Programme, edition.FiscalYear);
            Reports = await db.Documents.AsNoTracking().Where(d => d.EditionId == Id && d.Type == "annual_report")
                .OrderByDescending(d => d.IssuedAt).Take(ReportsMax)
                .Select(d => new IssuedReport(d.Id, d.Folio, d.IssuedAt, d.VerificationCode,
                    db.Files.Where(f => f.Sha256 == d.PdfSha256).Select(f => (int?)f.Length)
                        .FirstOrDefault())).ToListAsync(Stop);
            Editions = [.. (await EditionInvestment.Read(db, Dates, Stop)).Where(e => e.Year <= Year)];
            Differences = (await InvestmentHistory.Read(db, Stop)).Differences;
            return true;
        }, Stop);
        FormKey = NewFormKey(clock);
        ModelState.Remove(nameof(FormKey));
        return found ? Page() : NotFound();
    }
}
