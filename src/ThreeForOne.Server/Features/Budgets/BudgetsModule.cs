using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// What happens to envelopes after they were published: cuts, transfers, certification, the end of the year.
/// </summary>
public static class BudgetsModule
{
    public static IServiceCollection AddBudgets(this IServiceCollection services) => services
        .AddScoped<ReadCut>()
        .AddScoped<CutEnvelope>()
        .AddScoped<TransferBudget>()
        .AddScoped<CloseEdition>()
        .AddScoped<CertifyContribution>()
        .AddScoped<Certification>()
        .AddScoped<ReadBudget>()
        .AddScoped<ReadCertifications>()
        .AddEffect<ReleaseAfterCut>();
}
