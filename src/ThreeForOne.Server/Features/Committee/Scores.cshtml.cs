using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>A row of the form, as typed.</summary>
public sealed record ScoreForm
{
    public Guid Project { get; set; }
    public string Criterion { get; set; } = "";
    public string? Points { get; set; }
    public string? Reason { get; set; }
}

/// <summary>A project that takes points.</summary>
public sealed record ScoredProject(Guid Id, string Folio, string Title);

/// <summary>The technician or the secretary scores the projects that wait; all of a session, or one.</summary>
[RequestFormLimits(ValueCountLimit = 20 * CallSession.ProjectsMax)]
public sealed class ScoresPage(Database db, Packs packs, ScoreProjects score) : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Session { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Project { get; set; }

    [BindProperty]
    public List<ScoreForm> Rows { get; set; } = [];

    public IReadOnlyList<ScoredProject> Projects { get; private set; } = [];

    private readonly Dictionary<string, Bilingual> names = [];

    public Bilingual NameOf(string criterion) => names.GetValueOrDefault(criterion, new(criterion, criterion));

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        var kept = await score.Handle(
            [.. Rows.Select(r => new TypedPoints(r.Project, r.Criterion, r.Points, r.Reason))], Me, Stop);
        if (!kept.IsRefusal)
            return Redirect(Session is { } session && Me.Roles.Contains(OpenSession.Secretary)
                ? $"/sessions/{session}" : Project is { } project ? $"/projects/{project}" : "/scores");
        Say(kept.Refusal);
        await Load();
        return Page();
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        var typed = Rows.DistinctBy(r => (r.Project, r.Criterion)).ToDictionary(r => (r.Project, r.Criterion));
        var waiting = await db.Projects.AsNoTracking()
            .Where(p => ScoreProjects.Scorable.Contains(p.State) && (Project == null || p.Id == Project)
                && (Session == null || db.SessionProjects.Any(s => s.SessionId == Session && s.ProjectId == p.Id)))
            .OrderBy(p => p.Folio).Take(CallSession.ProjectsMax).ToListAsync(Stop);
        var ids = waiting.Select(p => p.Id).ToArray();
        var there = await db.ProjectScores.AsNoTracking().Where(s => ids.Contains(s.ProjectId))
            .ToDictionaryAsync(s => (s.ProjectId, s.Criterion), Stop);
        Projects = [.. waiting.Select(p => new ScoredProject(p.Id, p.Folio!, p.Title))];
        Rows = [];
        foreach (var project in waiting)
            foreach (var criterion in (await packs.Of(project, Stop)).Criteria
                .Where(c => c.Measure == CriterionMeasure.Scored))
            {
                names[criterion.Code] = criterion.Name;
                var kept = there.GetValueOrDefault((project.Id, criterion.Code));
                Rows.Add(typed.GetValueOrDefault((project.Id, criterion.Code)) ?? new ScoreForm
                {
                    Project = project.Id, Criterion = criterion.Code, Reason = kept?.Reason,
                    Points = kept?.Points.ToString(CultureInfo.InvariantCulture),
                });
            }
        return true;
    }, Stop);
}
