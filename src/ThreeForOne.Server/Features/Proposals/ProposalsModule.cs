using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals.Letters;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>From a club's draft to a proposal that the delegation has reviewed.</summary>
public static class ProposalsModule
{
    public static IServiceCollection AddProposals(this IServiceCollection services) => services
        .AddScoped<ReadProposal>()
        .AddScoped<ReadRevisions>()
        .AddScoped<SectionParts>()
        .AddScoped<StartProposal>()
        .AddScoped<SaveSection>()
        .AddScoped<SavePlace>()
        .AddScoped<SaveBeneficiaries>()
        .AddScoped<SaveBudget>()
        .AddScoped<SaveContributions>()
        .AddScoped<AddAttachment>()
        .AddScoped<RemoveAttachment>()
        .AddScoped<SubmitProposal>()
        .AddScoped<ReviewProposal>()
        .AddScoped<FrozenShares>()
        .AddScoped<ApplicationParts>()
        .AddEffect<RegisterProposal>()
        .AddEffect<AmendProposal>()
        .AddEffect<NotifyMissingItems>()
        .AddEffect<DismissProposal>()
        .AddMailKind(ProposalReceived.Known)
        .AddMailKind(ItemsRequested.Known)
        .AddDocument<AcknowledgementAuthor>()
        .AddDocument<RequestForItemsAuthor>();

    public static void MapProposals(this IEndpointRouteBuilder app) =>
        app.MapMethods(AttachmentDownload.Route, [HttpMethods.Get], AttachmentDownload.Handle);
}
