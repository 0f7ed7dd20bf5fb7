using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>
/// Before the first page or job: loads programmes and rule packs and publishes their processes. A file that is wrong
/// stops the boot, with one line naming file, element and reason.
/// </summary>
public sealed class LoadDefinitions(IServiceScopeFactory scopes, ProgrammeSet programmes, ProcessLibrary library)
    : IHostedService
{
    private bool isLoaded;

    /// <summary>Loads once; a demonstration asks before its host starts, and the host then finds it done.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (isLoaded) return;
        await using (var scope = scopes.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<LoadProgrammes>().Handle(cancellationToken);
        try
        {
            foreach (var file in programmes.Programmes.Select(p => p.ProcessPath).Distinct())
                await library.Publish(file, cancellationToken);
        }
        catch (DefinitionRefused problem)
        {
            throw new OperatorError(problem.Problems[0], problem);
        }
        isLoaded = true;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
