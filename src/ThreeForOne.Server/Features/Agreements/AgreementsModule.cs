using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Agreements;

/// <summary>The registered account and the agreement that every party assents to.</summary>
public static class AgreementsModule
{
    public static IServiceCollection AddAgreements(this IServiceCollection services) => services
        .AddScoped<RegisterAccount>()
        .AddScoped<IStepRule, AccountIsEntered>()
        .AddScoped<IStepRule, AccountIsConfirmed>()
        .AddEffect<CommitAgreement>()
        .AddDocument<AgreementAuthor>();
}
