using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A project in the club's list: where it stands and what happens next.</summary>
public sealed record ProposalRow(
    Guid Id, string Title, string? Folio, string State, DateTimeOffset Since, string Place, long CostCentavos)
{
    public bool IsOpen => ProposalDraft.IsOpenIn(State);

    /// <summary>What waits on it: the club's own turn before anybody else's.</summary>
    public WaitingStep? Next { get; init; }

    public string Href => IsOpen ? $"/proposals/{Id}" : $"/projects/{Id}";
}

/// <summary>A step that somebody has to take, and whose turn it is.</summary>
public sealed record WaitingStep(
    Guid Project, Guid Task, string Element, string Office, bool Ours, DateTimeOffset Since, DateTimeOffset? Due,
    string? Counted);

/// <summary>The club's projects, each with its next step: first those where it is the club's turn.</summary>
public sealed class ProposalsPage(Database db, ProcessLibrary library, TimeProvider clock) : ListPage<ProposalRow>
{
    private const int RowsMax = 20;

    private const int BatchMax = 500;

    [BindProperty(SupportsGet = true)]
    public Guid? Before { get; set; }

    /// <summary>Where it is the club's turn, what is due first on top; on the first page only.</summary>
    public IReadOnlyList<ProposalRow> Ours { get; private set; } = [];

    /// <summary>Everything else, the newest first.</summary>
    public IReadOnlyList<ProposalRow> Others { get; private set; } = [];

    public Guid? Older { get; private set; }

    public Task OnGet() => db.Reading(Me, async () =>
    {
        // A club may leave a hundred drafts lying: they wait behind the rest, on pages of their own.
        if (Before is null) Ours = await OurTurn();
        var others = await TheOthers(Ours, Before, RowsMax + 1);
        Older = others.Count > RowsMax ? others[RowsMax - 1].Id : null;
        Others = [.. others.Take(RowsMax)];
        return true;
    }, Stop);

    protected override ListFile<ProposalRow> AsFile(Texts text) =>
        new ListFile<ProposalRow>(text["mis-proyectos", "my-projects"], text)
            .Text(new("Proyecto", "Project"), row => row.Title)
            .Text(new("Folio", "Folio"), row => row.Folio)
            .Text(new("Lugar", "Place"), row => row.Place)
            .Text(new("Estado", "State"), row => text[StateLabels.Of(row.State)])
            .Amount(new("Costo, MXN", "Cost, MXN"), row => row.CostCentavos)
            .Text(new("Qué sigue", "What is next"), row => text[WhatIsNext(row)])
            .Text(new("A quién le toca", "Whose turn it is"), row => row.Next?.Office)
            .Day(new("Espera desde", "Waiting since"), row => row.Next?.Since)
            .Day(new("Vence", "Due"), row => row.Next?.Due?.AddSeconds(-1));

    protected override async IAsyncEnumerable<ProposalRow> AllRows()
    {
        var ours = await OurTurn();
        foreach (var row in ours) yield return row;
        Guid? before = null;
        do
        {
            var others = await TheOthers(ours, before, BatchMax);
            foreach (var row in others) yield return row;
            before = others.Count == BatchMax ? others[^1].Id : null;
        }
        while (before is not null);
    }

    private IQueryable<Project> Projects => db.Projects.AsNoTracking().Where(p => p.ClubId == Me.Organisation);

    private Task<List<ProposalRow>> OurTurn()
    {
        var mine = Me.Organisation;
        return Rows(Projects.Where(p => Turn(mine).Any(t => t.ProjectId == p.Id))
            .OrderBy(p => Turn(mine).Where(t => t.ProjectId == p.Id).Min(t => t.DueAt)).ThenBy(p => p.Id)
            .Take(RowsMax));
    }

    private Task<List<ProposalRow>> TheOthers(IReadOnlyList<ProposalRow> ours, Guid? before, int most)
    {
        var shown = ours.Select(r => r.Id).ToArray();
        return Rows(Projects.Where(p => !shown.Contains(p.Id) && (before == null || p.Id.CompareTo(before.Value) < 0))
            .OrderByDescending(p => p.Id).Take(most));
    }

    private IQueryable<WorkItem> Turn(Guid mine) =>
        db.Tasks.Where(t => t.Status == "open" && t.OrganisationId == mine);

    private async Task<List<ProposalRow>> Rows(IQueryable<Project> projects)
    {
        var rows = await Plain(projects).ToListAsync(Stop);
        var (mine, ids) = (Me.Organisation, rows.Select(r => r.Id).ToArray());
        var steps = (await (from t in db.Tasks.AsNoTracking()
                            join o in db.Organisations on t.OrganisationId equals o.Id
                            where t.Status == "open" && ids.Contains(t.ProjectId)
                            orderby t.OpenedAt
                            select new WaitingStep(t.ProjectId, t.Id, t.ElementId,
                                o.Name, o.Id == mine, t.OpenedAt, t.DueAt, t.Counted))
                     .ToListAsync(Stop)).ToLookup(s => s.Project);
        return [.. rows.Select(r => r with { Next = steps[r.Id].OrderByDescending(s => s.Ours).FirstOrDefault() })];
    }

    private IQueryable<ProposalRow> Plain(IQueryable<Project> projects) => projects.Select(p =>
        new ProposalRow(p.Id, p.Title, p.Folio, p.State, p.StateSince,
            p.LocalityName + (p.MunicipalityCode == null ? "" : ", " + db.Municipalities
                .Where(m => m.StateCode == p.StateCode && m.Code == p.MunicipalityCode).Select(m => m.Name).First()),
            p.CostCentavos));

    /// <summary>Empty where nothing is.</summary>
    public Bilingual WhatIsNext(ProposalRow row) => row.State switch
    {
        "BORRADOR" => new("Siga llenando la propuesta y envíela", "Go on with the proposal and submit it"),
        "PREVENCION" => new("Corrija lo que pidió la delegación", "Correct what the delegation asked for"),
        _ when row.Next is { } next => NameOf(next),
        "DICTAMINADA" or "EN_ESPERA" => new("Espera la resolución del comité.", "It is waiting for the committee's ruling."),
        _ => new("", ""),
    };

    public Bilingual NameOf(WaitingStep step) => library.StepName(step.Element);

    public int Days(DateTimeOffset since) => (int)(clock.GetUtcNow() - since).TotalDays;
}
