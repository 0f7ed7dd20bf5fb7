using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>The steps taken and ahead, as text.</summary>
public sealed class ProcessPage(Database db, ProcessLibrary library) : ProjectPage
{
    public IReadOnlyList<OutlineStep> Steps { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Load(async () =>
    {
        var instance = await db.ProcessInstances.AsNoTracking()
            .SingleAsync(i => i.ProjectId == Id && i.ProcessId == "project", Stop);
        var definition = library.Of(instance);
        Steps = ProcessOutline.Of(definition, InstanceState.FromJson(instance.State, definition));
    }) ? Page() : NotFound();
}
