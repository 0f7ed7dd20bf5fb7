using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Finding;

/// <summary>Tasks of the stored project that wait for somebody: rows that are simply there.</summary>
public static class MoreTasks
{
    /// <summary>The deadline is SQL, in which n counts from 1.</summary>
    public static Task<object?> Tasks(
        this DemoSite site, DemoPerson who, int number, string element = "review", string due = "null",
        Guid? project = null) => site.Owner($"""
        with instance as (
            insert into process_instance (id, project_id, process_id, definition_id, state, started_at)
            select uuidv7(), '{project ?? StoredProject.Id}', 'queue-test', (select id from process_definition limit 1), '{"{}"}', now()
            returning id, project_id)
        insert into task (id, instance_id, project_id, element_id, activation, role, organisation_id, outcomes, opened_at, due_at)
        select uuidv7(), i.id, i.project_id, '{element}', n, '{who.Role}', '{who.Office.Id}', array['complete'], now(), {due}
          from instance i, generate_series(1, {number}) n
        """);
}
