using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A project in the club's list: where it stands and what happens next.</summary>
public sealed record ProposalRow(
    Guid Id, string Title, string? Folio, string State, DateTimeOffset Since, string Place, long CostCentavos)
{
    public bool IsOpen => ProposalDraft.IsOpenIn(State);

    public string Href => IsOpen ? $"/proposals/{Id}" : $"/projects/{Id}";
}

/// <summary>A step that somebody has to take, and whose turn it is.</summary>
public sealed record WaitingStep(
    Guid Project, Guid Task, string Element, string Office, bool Ours, DateTimeOffset Since, DateTimeOffset? Due,
    string? Counted);

/// <summary>The club's projects, the newest first, each with its next step.</summary>
public sealed class ProposalsPage(Database db, ProcessLibrary library, TimeProvider clock) : SignedInPage
{
    private const int RowsMax = 20;

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    public IReadOnlyList<ProposalRow> Rows { get; private set; } = [];

    public Guid? Older { get; private set; }

    private ILookup<Guid, WaitingStep> steps = Array.Empty<WaitingStep>().ToLookup(s => s.Project);

    public Task OnGet() => db.Reading(Me, async () =>
    {
        var mine = Me.Organisation;
        var rows = await (from p in db.Projects.AsNoTracking()
                          where p.ClubId == mine && (Before == null || p.Id.CompareTo(Before.Value) < 0)
                          orderby p.Id descending
                          select new ProposalRow(p.Id, p.Title, p.Folio, p.State, p.StateSince,
                              p.LocalityName + (p.MunicipalityCode == null ? "" : ", " + db.Municipalities
                                  .Where(m => m.StateCode == p.StateCode && m.Code == p.MunicipalityCode)
                                  .Select(m => m.Name).First()),
                              p.CostCentavos)).Take(RowsMax + 1).ToListAsync(Stop);
        Older = rows.Count > RowsMax ? rows[RowsMax - 1].Id : null;
        Rows = [.. rows.Take(RowsMax)];
        var ids = Rows.Select(r => r.Id).ToArray();
        steps = (await (from t in db.Tasks.AsNoTracking()
                        join o in db.Organisations on t.OrganisationId equals o.Id
                        where t.Status == "open" && ids.Contains(t.ProjectId)
                        orderby t.OpenedAt
                        select new WaitingStep(t.ProjectId, t.Id, t.ElementId,
                            o.Name, o.Id == mine, t.OpenedAt, t.DueAt, t.Counted))
                 .ToListAsync(Stop)).ToLookup(s => s.Project);
        return true;
    }, Stop);

    /// <summary>What waits on a project: the club's own turn before anybody else's.</summary>
    public WaitingStep? Next(ProposalRow row) => steps[row.Id].OrderByDescending(s => s.Ours).FirstOrDefault();

    public Bilingual NameOf(WaitingStep step) =>
        library.Latest("project").Elements.TryGetValue(step.Element, out var element) && element.Label is { } label
            ? new(label.Spanish, label.English)
            : new("Siguiente paso", "Next step");

    public int Days(DateTimeOffset since) => (int)(clock.GetUtcNow() - since).TotalDays;
}
