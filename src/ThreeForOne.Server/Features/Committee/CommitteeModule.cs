using ThreeForOne.Server.Features.Committee.Letters;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>The committee's sessions, and what their rulings do to the budget.</summary>
public static class CommitteeModule
{
    public static IServiceCollection AddCommittee(this IServiceCollection services) => services
        .AddScoped<ReadAgenda>()
        .AddScoped<RankProjects>()
        .AddScoped<SessionEnvelopes>()
        .AddScoped<SessionReader>()
        .AddScoped<OpenSession>()
        .AddScoped<CallSession>()
        .AddScoped<IssueCall>()
        .AddScoped<RecordAttendance>()
        .AddScoped<CastVote>()
        .AddScoped<CastVotes>()
        .AddScoped<EnterVotes>()
        .AddScoped<ScoreProjects>()
        .AddScoped<ProposeRulings>()
        .AddScoped<ProposeFromAllocation>()
        .AddScoped<CloseSession>()
        .AddScoped<TellRuling>()
        .AddMailKind(ProjectRuled.Known)
        .AddScoped<Rulings>()
        .AddScoped<MinutesRanking>()
        .AddScoped<KeepMinutes>()
        .AddScoped<SignMinutes>()
        .AddScoped<CorrectMinutes>()
        .AddEffect<ReserveBudget>()
        .AddEffect<ReleaseBudget>()
        .AddDocument<TechnicalOpinionAuthor>()
        .AddDocument<ApprovalLetterAuthor>()
        .AddDocument<RejectionLetterAuthor>();

    public static void MapCommittee(this IEndpointRouteBuilder app) =>
        app.MapMethods(SessionPapers.Route, [HttpMethods.Get], SessionPapers.Handle);
}
