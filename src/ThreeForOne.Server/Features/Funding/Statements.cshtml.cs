using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>A club that has contributed, as far as the reader may see.</summary>
public sealed record StatementClub(Guid Id, string Name);

/// <summary>A statement that was issued; without bytes its PDF is still being made.</summary>
public sealed record IssuedStatement(Guid Id, string Folio, DateTimeOffset IssuedAt, int? Bytes);

/// <summary>A club's year in both currencies, its statements, and issuing another.</summary>
public sealed class StatementsPage(Database db, StatementReader reader, TimeProvider clock) : SignedInPage
{
    private const int RowsMax = 200;

    [BindProperty(SupportsGet = true)]
    public Guid? Club { get; set; }

    [BindProperty(SupportsGet = true)]
    public int? Year { get; set; }

    public IReadOnlyList<StatementClub> Clubs { get; private set; } = [];

    public IReadOnlyList<int> Years { get; private set; } = [];

    public string ClubName { get; private set; } = "";

    public StatementYear? Account { get; private set; }

    public IReadOnlyList<IssuedStatement> Issued { get; private set; } = [];

    public string NewKey => FormKey ?? NewFormKey(clock);

    public bool MayIssue => Me.Roles.Contains("club_president") || Me.Roles.Contains("club_treasurer")
        || IssueStatement.Staff.Any(Me.Roles.Contains);

    public Task<IActionResult> OnGet() => Show();

    public async Task<IActionResult> OnPost([FromServices] IssueStatement issue)
    {
        var issued = await issue.Handle(Club ?? Guid.Empty, Year ?? 0, FormKey ?? "", Me, Stop);
        if (!issued.IsRefusal) return Redirect($"/statements?Club={Club}&Year={Year}");
        Say(issued.Refusal);
        return await Show();
    }

    private async Task<IActionResult> Show()
    {
        await db.Reading(Me, async () =>
        {
            var contributed = db.Projects.AsNoTracking().Where(p => p.Folio != null
                && db.ProjectShares.Any(s => s.ProjectId == p.Id && s.Party == "club"));
            Clubs = await db.Organisations.AsNoTracking().Where(o => contributed.Any(p => p.ClubId == o.Id))
                .OrderBy(o => o.Name).Take(RowsMax).Select(o => new StatementClub(o.Id, o.Name)).ToListAsync(Stop);
            var chosen = Clubs.FirstOrDefault(c => c.Id == Club) ?? (Clubs.Count > 0 ? Clubs[0] : null);
            if (chosen is null) return false;
            (Club, ClubName) = (chosen.Id, chosen.Name);
            Years = await contributed.Where(p => p.ClubId == chosen.Id).Select(p => p.FiscalYear).Distinct()
                .OrderByDescending(y => y).ToListAsync(Stop);
            if (Year is not { } asked || !Years.Contains(asked)) Year = Years[0];
            Account = await reader.Of(chosen.Id, Year.Value, Stop);
            Issued = await db.Documents.AsNoTracking()
                .Where(d => d.Type == "club_statement" && d.ClubId == chosen.Id && d.FiscalYear == Year)
                .OrderByDescending(d => d.IssuedAt).Take(RowsMax)
                .Select(d => new IssuedStatement(d.Id, d.Folio, d.IssuedAt,
                    db.Files.Where(f => f.Sha256 == d.PdfSha256).Select(f => (int?)f.Length).FirstOrDefault()))
                .ToListAsync(Stop);
            return true;
        }, Stop);
        return Page();
    }
}
