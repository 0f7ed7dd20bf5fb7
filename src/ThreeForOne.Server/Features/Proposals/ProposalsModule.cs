using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals.Letters;
using ThreeForOne.Server.Features.Tasks;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>From a club's draft to a proposal that the delegation has reviewed.</summary>
public static class ProposalsModule
{
    public static IServiceCollection AddProposals(this IServiceCollection services) => services
        .AddScoped<ReadProposal>()
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
        // A club knows what it began, and the request for missing items is a notice of its own.
        .AddTaskLetter("draft", _ => null)
        .AddTaskLetter("cure", _ => null)
        .AddDocument<AcknowledgementAuthor>()
        .AddDocument<RequestForItemsAuthor>();

    public static void MapProposals(this IEndpointRouteBuilder app) =>
        app.MapMethods(AttachmentDownload.Route, [HttpMethods.Get], AttachmentDownload.Handle);
}
