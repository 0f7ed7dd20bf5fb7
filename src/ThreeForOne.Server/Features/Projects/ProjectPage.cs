using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>A tab of the project page: the head is the same, the rest is the tab's.</summary>
public abstract class ProjectPage : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The task that was just done, to say so on top.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Done { get; set; }

    public ProjectHead Head { get; private set; } = null!;

    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    public bool Can(params string[] roles) => roles.Any(Me.Roles.Contains);

    public Bilingual StepName(string element) => Services.GetRequiredService<ProcessLibrary>().StepName(element);

    public Bilingual EventName(string code) => Services.GetRequiredService<ProcessLibrary>().EventName(code);

    protected IServiceProvider Services => HttpContext.RequestServices;

    /// <summary>
    /// Reads the head and the tab in one read-only transaction; false when there is no such project to see.
    /// </summary>
    protected async Task<bool> Load(Func<Task> tab)
    {
        var db = Services.GetRequiredService<Database>();
        return await db.Reading(Me, async () =>
        {
            if (await Services.GetRequiredService<ProjectReader>().Head(Id, Me, Stop) is not { } head) return false;
            Head = head;
            await tab();
            return true;
        }, Stop);
    }
}
