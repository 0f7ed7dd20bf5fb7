using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>Deposits and ministrations: money on its way into a project's account.</summary>
public static class FundingModule
{
    public static IServiceCollection AddFunding(this IServiceCollection services) => services
        .AddScoped<ProjectMoney>()
        .AddScoped<EffectiveDates>()
        .AddScoped<RecordDeposit>()
        .AddEffect<OpenFunding>()
        .AddEffect<OrderMinistration>()
        .AddEffect<PostDeposit>()
        .AddEffect<RefuseDeposit>()
        .AddDocument<MinistrationOrderAuthor>()
        .AddDocument<DepositReceiptAuthor>();
}
