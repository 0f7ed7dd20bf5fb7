using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Tasks.Letters;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>A step that has a letter of its own, or none because another notice tells of it.</summary>
public sealed record TaskLetterRegistration(string Step, Func<TaskFacts, LetterFacts?> Write);

/// <summary>Tells those who may decide a step that it came to them; not whoever just brought it there.</summary>
public sealed class TaskLetters(Database db, ProcessLibrary library, IEnumerable<TaskLetterRegistration> own)
{
    public async Task Tell(Project project, WorkItem task, Act act, CancellationToken stop)
    {
        var facts = TaskFacts.Of(project, task, library.StepName(task.ElementId));
        var registered = own.FirstOrDefault(o => o.Step == task.ElementId);
        if ((registered is null ? new TaskAssigned(facts) : registered.Write(facts)) is not { } letter) return;
        await db.AddMailToOffice(
            letter, task.OrganisationId, RoleTable.HoldersOf(task.Role),
            new(Project: project.Id, NotTo: letter.Kind.IsNotice ? null : act.By), act, stop);
    }
}

/// <summary>How a feature's module gives a step a letter of its own.</summary>
public static class TaskLetterRegistrations
{
    /// <param name="services">The module's services.</param>
    /// <param name="step">The element in process.bpmn.</param>
    /// <param name="write">Null when another notice tells of the step.</param>
    public static IServiceCollection AddTaskLetter(
        this IServiceCollection services, string step, Func<TaskFacts, LetterFacts?> write) =>
        services.AddSingleton(new TaskLetterRegistration(step, write));
}
