using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Rendering;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>
/// What moves a project: its process, its deadlines and rules, its documents, and the jobs behind them.
/// </summary>
public static class ProjectProcessModule
{
    public static IServiceCollection AddProjectProcess(this IServiceCollection services)
    {
        services.AddSingleton<EffectTable>();
        services.AddSingleton<ProcessLibrary>();
        services.AddSingleton(found => Programmes(found.GetRequiredService<HostSettings>().Workflows));
        services.AddSingleton(found => found.GetRequiredService<ProgrammeSet>().Calendar);
        services.AddSingleton<PackCache>();
        services.AddScoped<Packs>();
        services.AddScoped<LoadProgrammes>();
        services.AddSingleton<LoadDefinitions>();
        // Before the jobs, which come later.
        services.AddHostedService(found => found.GetRequiredService<LoadDefinitions>());
        services.AddScoped<Offices>();
        services.AddScoped<ProcessFacts>();
        services.AddScoped<Deadlines>();
        services.AddScoped<StepRunner>();
        services.AddScoped<Processes>();
        services.AddScoped<IssueDocument>();
        services.AddScoped<CancelDocument>();
        services.AddScoped<DocumentParts>();
        services.AddSingleton<TimerSweep>();
        services.AddSingleton(new PdfRendererOptions());
        services.AddSingleton<PdfRenderer>();
        return services;
    }

    /// <summary>What runs beside the pages, or without any: documents, seals.</summary>
    public static IServiceCollection AddProjectJobs(this IServiceCollection services)
    {
        services.AddScoped<RenderDocument>();
        services.AddSingleton(new OutboxKind("document.render",
            (found, document, stop) => found.GetRequiredService<RenderDocument>().Handle(document, stop)));
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<Sealer>();
        services.AddHostedService<Schedules>();
        return services;
    }

    private static ProgrammeSet Programmes(string folder)
    {
        try
        {
            return ProgrammeFiles.Load(folder);
        }
        catch (ProgrammeFileException problem)
        {
            throw new OperatorError(problem.Message, problem);
        }
    }
}
