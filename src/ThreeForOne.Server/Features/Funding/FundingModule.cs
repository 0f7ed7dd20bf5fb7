using ThreeForOne.Server.Features.Funding.Letters;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>Deposits and ministrations: money on its way into a project's account.</summary>
public static class FundingModule
{
    public static IServiceCollection AddFunding(this IServiceCollection services) => services
        .AddScoped<ProjectMoney>()
        .AddScoped<EffectiveDates>()
        .AddScoped<MatchOfDeposit>()
        .AddScoped<EvidenceUses>()
        .AddScoped<FeeLosses>()
        .AddScoped<StatementReader>()
        .AddScoped<IssueStatement>()
        .AddScoped<DepositRules>()
        .AddScoped<AddDepositPart>()
        .AddScoped<RecordDeposit>()
        .AddScoped<RecordBankLine>()
        .AddScoped<DivideBankLine>()
        .AddScoped<ProposeLineReturn>()
        .AddScoped<DecideLineReturn>()
        .AddScoped<ReversalRules>()
        .AddScoped<ProposeReversal>()
        .AddScoped<TellDeposit>()
        .AddMailKind(DepositConfirmed.Known)
        .AddMailKind(DepositRefused.Known)
        .AddMailKind(DepositReversed.Known)
        .AddEffect<OpenFunding>()
        .AddEffect<OrderMinistration>()
        .AddEffect<LowerShares>()
        .AddEffect<PostDeposit>()
        .AddEffect<RefuseDeposit>()
        .AddEffect<ReverseDeposit>()
        .AddEffect<KeepDeposit>()
        .AddEffect<CancelReceipt>()
        .AddDocument<MinistrationOrderAuthor>()
        .AddDocument<DepositReceiptAuthor>()
        .AddDocument<DepositReversalAuthor>();

    public static void MapFunding(this WebApplication app)
    {
        app.MapGet(EvidenceDownload.OfDeposit, EvidenceDownload.Deposit);
        app.MapGet(EvidenceDownload.OfYield, EvidenceDownload.Yield);
        app.MapGet(FeesPage.PlotRoute, FeesPage.Plot);
        app.MapGet(EvidenceDownload.OfLine, EvidenceDownload.Line);
    }
}
