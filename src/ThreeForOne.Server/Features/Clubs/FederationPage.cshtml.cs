using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Exports;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A federation's page: its clubs, their submitted projects, and the totals.</summary>
public sealed class FederationPage(ReadFederation read, TimeProvider clock) : ListPage<FederationClub>
{
    public FederationView Federation { get; private set; } = null!;

    public DateOnly Today => MexicoCity.Day(clock.GetUtcNow());

    public async Task<IActionResult> OnGet()
    {
        if (await read.Handle(Me, Stop) is not { } federation) return NotFound();
        Federation = federation;
        return Page();
    }

    public Task<IActionResult> OnGetProjectsCsv() => Send(SendList.Csv, ProjectsFile, AllProjects);

    public Task<IActionResult> OnGetProjectsXlsx() => Send(SendList.Xlsx, ProjectsFile, AllProjects);

    /// <summary>Whether a club's Toma de Nota is verified, and until when it holds.</summary>
    public string RegistrationOf(FederationClub club, Texts text)
    {
        var last = text.Date(club.ExpiresOn.AddDays(-1));
        return !club.IsVerified ? text["Sin verificar", "Not verified"]
            : club.ExpiresOn <= Today ? text[$"Terminó el {last}", $"Ended on {last}"]
            : text[$"Hasta el {last}", $"Until {last}"];
    }

    protected override ListFile<FederationClub> AsFile(Texts text) =>
        new ListFile<FederationClub>(text["clubes", "clubs"], text)
            .Text(new("Club", "Club"), club => club.Name)
            .Text(new("Toma de Nota", "Toma de Nota"), club => RegistrationOf(club, text))
            .Count(new("Proyectos", "Projects"), club => club.Projects)
            .Amount(new("Costo, MXN", "Cost, MXN"), club => club.Cost);

    protected override IAsyncEnumerable<FederationClub> AllRows() => read.AllClubs(Me.Organisation);

    private IAsyncEnumerable<FederationProject> AllProjects() => read.AllProjects(Me.Organisation);

    private static ListFile<FederationProject> ProjectsFile(Texts text) =>
        new ListFile<FederationProject>(text["proyectos-de-los-clubes", "clubs-projects"], text)
            .Text(new("Proyecto", "Project"), project => project.Title)
            .Text(new("Folio", "Folio"), project => project.Folio)
            .Text(new("Club", "Club"), project => project.Club)
            .Text(new("Lugar", "Place"), project => project.Place)
            .Text(new("Estado", "State"), project => text[StateLabels.Of(project.State)])
            .Amount(new("Costo, MXN", "Cost, MXN"), project => project.Cost)
            .Amount(new("Convenido, MXN", "Agreed, MXN"), project => project.Agreed)
            .Amount(new("Del club, MXN", "The club's, MXN"), project => project.ClubPart);
}
