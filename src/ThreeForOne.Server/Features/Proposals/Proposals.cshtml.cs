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

/// <summary>The club's projects, each with its next step: first those where it is the club's turn.</summary>
public sealed class ProposalsPage(Database db, ProcessLibrary library, TimeProvider clock) : SignedInPage
{
    private const int RowsMax = 20;

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    /// <summary>Where it is the club's turn, what is due first on top; on the first page only.</summary>
    public IReadOnlyList<ProposalRow> Ours { get; private set; } = [];

    /// <summary>Everything else, the newest first.</summary>
    public IReadOnlyList<ProposalRow> Others { get; private set; } = [];

    public Guid? Older { get; private set; }

    private ILookup<Guid, WaitingStep> steps = Array.Empty<WaitingStep>().ToLookup(s => s.Project);

    public Task OnGet() => db.Reading(Me, async () =>
    {
        var mine = Me.Organisation;
        var projects = db.Projects.AsNoTracking().Where(p => p.ClubId == mine);
        // A club may leave a hundred drafts lying: they wait behind the rest, on pages of their own.
        if (Before is null)
            Ours = await Rows(projects.Where(p => Turn(mine).Any(t => t.ProjectId == p.Id))
                .OrderBy(p => Turn(mine).Where(t => t.ProjectId == p.Id).Min(t => t.DueAt)).ThenBy(p => p.Id)
                .Take(RowsMax));
        var shown = Ours.Select(r => r.Id).ToArray();
        var others = await Rows(projects.Where(p => !shown.Contains(p.Id)
                && (Before == null || p.Id.CompareTo(Before.Value) < 0))
            .OrderByDescending(p => p.Id).Take(RowsMax + 1));
        Older = others.Count > RowsMax ? others[RowsMax - 1].Id : null;
        Others = [.. others.Take(RowsMax)];
        var ids = Ours.Concat(Others).Select(r => r.Id).ToArray();
        steps = (await (from t in db.Tasks.AsNoTracking()
                        join o in db.Organisations on t.OrganisationId equals o.Id
                        where t.Status == "open" && ids.Contains(t.ProjectId)
                        orderby t.OpenedAt
                        select new WaitingStep(t.ProjectId, t.Id, t.ElementId,
                            o.Name, o.Id == mine, t.OpenedAt, t.DueAt, t.Counted))
                 .ToListAsync(Stop)).ToLookup(s => s.Project);
        return true;
    }, Stop);

    private IQueryable<WorkItem> Turn(Guid mine) =>
        db.Tasks.Where(t => t.Status == "open" && t.OrganisationId == mine);

    private Task<List<ProposalRow>> Rows(IQueryable<Project> projects) => projects.Select(p =>
        new ProposalRow(p.Id, p.Title, p.Folio, p.State, p.StateSince,
            p.LocalityName + (p.MunicipalityCode == null ? "" : ", " + db.Municipalities
                .Where(m => m.StateCode == p.StateCode && m.Code == p.MunicipalityCode).Select(m => m.Name).First()),
            p.CostCentavos)).ToListAsync(Stop);

    /// <summary>What waits on a project: the club's own turn before anybody else's.</summary>
    public WaitingStep? Next(ProposalRow row) => steps[row.Id].OrderByDescending(s => s.Ours).FirstOrDefault();

    public Bilingual NameOf(WaitingStep step) =>
        library.Latest("project").Elements.TryGetValue(step.Element, out var element) && element.Label is { } label
            ? new(label.Spanish, label.English)
            : new("Siguiente paso", "Next step");

    public int Days(DateTimeOffset since) => (int)(clock.GetUtcNow() - since).TotalDays;
}
