using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals.Letters;
using ThreeForOne.Server.Features.Retention;
using ThreeForOne.Server.Features.Tasks;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>From a club's draft to a proposal that the delegation has reviewed.</summary>
public static class ProposalsModule
{
    public static IServiceCollection AddProposals(this IServiceCollection services) => services
        .AddScoped<ReadProposal>()
        .AddScoped<ReadRevisions>()
        .AddScoped<SectionParts>()
        .AddScoped<KeepTyped>()
        .AddScoped<CopyEarlier>()
        .AddScoped<StartProposal>()
        .AddScoped<SaveSection>()
        .AddScoped<SavePlace>()
        .AddScoped<SaveBeneficiaries>()
        .AddScoped<SaveBudget>()
        .AddScoped<SaveContributions>()
        .AddScoped<AddAttachment>()
        .AddScoped<RemoveAttachment>()
        .AddScoped<StartUpload>()
        .AddScoped<ContinueUpload>()
        .AddScoped<SubmitProposal>()
        .AddScoped<ReviewProposal>()
        .AddScoped<ReturnedPapers>()
        .AddScoped<ReadPaperReview>()
        .AddScoped<DecidePaper>()
        .AddScoped<OpenIdentityPaper>()
        .AddScoped<FrozenShares>()
        .AddScoped<ApplicationParts>()
        .AddEffect<RegisterProposal>()
        .AddEffect<AmendProposal>()
        .AddEffect<NotifyMissingItems>()
        .AddEffect<DismissProposal>()
        // Parts of files that nobody finished sending; the browser begins anew.
        .AddSingleton(new RetentionRule("uploads", new("Subidas sin terminar", "Unfinished uploads"),
            "THREEFORONE_KEEP_UPLOADS", ByRealTime: false, (db, before, stop) =>
                RetentionModule.Count(db, $"select erase_stale_uploads({before}) as \"Value\"", stop)))
        .AddSingleton(new RetentionRule("identity_papers",
            new("Identificaciones cuyo plazo terminó", "Identity papers whose time is over"),
            Setting: null, ByRealTime: false, (db, now, stop) =>
                RetentionModule.Count(db, $"select erase_identity_papers({now}) as \"Value\"", stop)))
        .AddMailKind(ProposalReceived.Known)
        .AddMailKind(ItemsRequested.Known)
        // A club knows what it began, and the request for missing items is a notice of its own.
        .AddTaskLetter("draft", _ => null)
        .AddTaskLetter("cure", _ => null)
        .AddDocument<AcknowledgementAuthor>()
        .AddDocument<RequestForItemsAuthor>();

    public static void MapProposals(this IEndpointRouteBuilder app)
    {
        app.MapMethods(AttachmentDownload.Route, [HttpMethods.Get], AttachmentDownload.Handle);
        app.MapMethods(PaperPreview.Route, [HttpMethods.Get], PaperPreview.Handle);
        app.MapUploads();
    }
}
