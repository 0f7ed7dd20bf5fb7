using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Closing;

/// <summary>The end of a project's money.</summary>
public static class ClosingModule
{
    public static IServiceCollection AddClosing(this IServiceCollection services) => services
        .AddScoped<RecordYield>()
        .AddScoped<PostEarlierReturns>()
        .AddScoped<IStepRule, SpendingIsProved>()
        .AddEffect<ConfirmYield>()
        .AddEffect<RefuseYield>()
        .AddEffect<ReturnWhatIsLeft>()
        .AddDocument<ClosingStatementAuthor>();
}
