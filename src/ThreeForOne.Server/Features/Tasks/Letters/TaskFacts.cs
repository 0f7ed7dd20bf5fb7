using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Tasks.Letters;

/// <summary>
/// What a letter says of a step that waits: whose project, which step, until when and how that was counted.
/// </summary>
public sealed record TaskFacts(
    Guid Task, Guid Project, string Folio, string Title, Bilingual Step, DateTimeOffset? Closes, DeadlineCount? Count)
{
    /// <summary>The zone that decides.</summary>
    public string Zone => Count?.Zone ?? ZonedTime.MexicoCity;

    public static TaskFacts Of(Project project, WorkItem task, Bilingual step) => new(
        task.Id, project.Id, project.Folio ?? "", project.Title, step, task.DueAt, CountedJson.Read(task.Counted));
}
