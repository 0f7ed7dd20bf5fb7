namespace ThreeForOne.Server.Features.Reports;

/// <summary>The annual programme report (<c>/editions/{id}/report</c>).</summary>
public static class ReportsModule
{
    public static IServiceCollection AddReports(this IServiceCollection services) =>
        services.AddScoped<IssueAnnualReport>();
}
