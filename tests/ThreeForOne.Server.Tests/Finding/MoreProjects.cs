using System.Text.Json;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Finding;

/// <summary>Projects like the stored one, with what a test wants different: rows that are simply there.</summary>
public static class MoreProjects
{
    // Without a row of its own, so that the answer is the statement's.
    private const string AsSystem = """
        do $$ begin
            perform set_config('app.org', '00000000-0000-7000-8000-000000000001', false), set_config('app.person', '', false);
        end $$;
        """;

    public static async Task<Guid> Project(this DemoSite site, string folio, object differs)
    {
        var id = Guid.CreateVersion7(site.Clock.GetUtcNow());
        var other = JsonSerializer.Serialize(differs).Replace("'", "''", StringComparison.Ordinal);
        var changed = $"jsonb_build_object('id', '{id}', 'folio', nullif('{folio}', '')) || '{other}'";
        await site.Owner($"""
            insert into project select (jsonb_populate_record(p, {changed})).*
              from project p where p.id = '{StoredProject.Id}'
            """);
        return id;
    }

    /// <summary>Runs SQL as the owner, who sees what the system sees.</summary>
    public static Task<object?> Owner(this DemoSite site, string sql) =>
        Sql.Scalar(site.Databases.Owner!, AsSystem + sql);
}
