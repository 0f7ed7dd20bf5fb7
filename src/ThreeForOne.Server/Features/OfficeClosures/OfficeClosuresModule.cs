using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.OfficeClosures.Letters;

namespace ThreeForOne.Server.Features.OfficeClosures;

/// <summary>On which days an office is closed, and what that does to the deadlines that run.</summary>
public static class OfficeClosuresModule
{
    public static IServiceCollection AddOfficeClosures(this IServiceCollection services) => services
        .AddScoped<OfficeCalendar>()
        .AddScoped<AddClosure>()
        .AddScoped<RemoveClosure>()
        .AddScoped<ProlongDeadlines>()
        .AddMailKind(DeadlineProlonged.Known);
}
