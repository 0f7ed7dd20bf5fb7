using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>
/// What happens to envelopes after they were published: cuts, transfers, corrections, certification, the year's end.
/// </summary>
public static class BudgetsModule
{
    public static IServiceCollection AddBudgets(this IServiceCollection services) => services
        .AddScoped<ReadCut>()
        .AddScoped<CutEnvelope>()
        .AddScoped<TransferBudget>()
        .AddScoped<ReverseEnvelopeChange>()
        .AddScoped<ReadEnvelopeChanges>()
        .AddScoped<CloseEdition>()
        .AddScoped<CertifyContribution>()
        .AddScoped<Certification>()
        .AddScoped<ReadBudget>()
        .AddScoped<ReadCertifications>()
        .AddEffect<ReleaseAfterCut>();
}
