using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Works;

/// <summary>Execution: the start of the works, progress and expenses.</summary>
public static class WorksModule
{
    public static IServiceCollection AddWorks(this IServiceCollection services) => services
        .AddScoped<StartWorks>()
        .AddScoped<ReportProgress>()
        .AddScoped<RecordExpense>()
        .AddScoped<IStepRule, WorksAreEntered>()
        .AddScoped<IStepRule, ProgressIsReported>()
        .AddScoped<IStepRule, ProgressIsCountersigned>()
        .AddEffect<AcceptExpense>()
        .AddEffect<RejectExpense>();
}
