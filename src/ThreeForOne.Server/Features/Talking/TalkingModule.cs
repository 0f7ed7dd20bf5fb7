using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Talking.Letters;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>Questions between a club and the offices, the offices' notes, and what is unread.</summary>
public static class TalkingModule
{
    public static IServiceCollection AddTalking(this IServiceCollection services) => services
        .AddScoped<TalkReaders>()
        .AddScoped<LockQuestion>()
        .AddScoped<AskQuestion>()
        .AddScoped<WriteMessage>()
        .AddScoped<CloseQuestion>()
        .AddScoped<AddNote>()
        .AddScoped<MarkRead>()
        .AddScoped<UnreadCount>()
        .AddScoped<QuestionReader>()
        .AddMailKind(QuestionAsked.Known)
        .AddMailKind(QuestionAnswered.Known)
        .AddMailKind(QuestionClosed.Known);
}
