using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Tasks.Letters;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>The queue of whoever has the turn, and the page on which a task is decided.</summary>
public static class TasksModule
{
    public static IServiceCollection AddTasks(this IServiceCollection services) => services
        .AddScoped<TaskQueue>()
        .AddScoped<TaskReader>()
        .AddScoped<TaskSubject>()
        .AddScoped<DecideTask>()
        .AddScoped<TaskLetters>()
        .AddSingleton<RemindOfDeadlines>()
        .AddMailKind(TaskAssigned.Known)
        .AddMailKind(DeadlineNear.Known);
}
