using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>The committee's sessions, and what their rulings do to the budget.</summary>
public static class CommitteeModule
{
    public static IServiceCollection AddCommittee(this IServiceCollection services) => services
        .AddScoped<ReadAgenda>()
        .AddScoped<SessionReader>()
        .AddScoped<OpenSession>()
        .AddScoped<CallSession>()
        .AddScoped<RecordAttendance>()
        .AddScoped<CastVote>()
        .AddScoped<ProposeRulings>()
        .AddScoped<CloseSession>()
        .AddScoped<Rulings>()
        .AddScoped<KeepMinutes>()
        .AddEffect<ReserveBudget>()
        .AddEffect<ReleaseBudget>()
        .AddDocument<TechnicalOpinionAuthor>()
        .AddDocument<ApprovalLetterAuthor>()
        .AddDocument<RejectionLetterAuthor>();
}
