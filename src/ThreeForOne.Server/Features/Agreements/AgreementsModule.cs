using ThreeForOne.Server.Features.Agreements.Letters;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Tasks;

namespace ThreeForOne.Server.Features.Agreements;

/// <summary>The registered account and the agreement that every party assents to.</summary>
public static class AgreementsModule
{
    public static IServiceCollection AddAgreements(this IServiceCollection services) => services
        .AddScoped<RegisterAccount>()
        .AddMailKind(AssentNeeded.Known)
        .AddTaskLetter("assent", facts => new AssentNeeded(facts))
        .AddScoped<IStepRule, AccountIsEntered>()
        .AddScoped<IStepRule, AccountIsConfirmed>()
        .AddEffect<CommitAgreement>()
        .AddDocument<AgreementAuthor>();
}
