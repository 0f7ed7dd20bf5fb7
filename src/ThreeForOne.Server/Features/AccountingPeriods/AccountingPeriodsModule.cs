namespace ThreeForOne.Server.Features.AccountingPeriods;

/// <summary>The months of the books: shown and closed at <c>/accounting-periods</c>, opened ahead by a job.</summary>
public static class AccountingPeriodsModule
{
    public static IServiceCollection AddAccountingPeriods(this IServiceCollection services) => services
        .AddScoped<CloseAccountingPeriod>()
        .AddScoped<OpenComingPeriods>()
        .AddScoped<ReadMonth>();
}
