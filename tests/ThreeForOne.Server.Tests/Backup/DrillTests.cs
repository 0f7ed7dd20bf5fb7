using System.Diagnostics;
using ThreeForOne.Server.Features.Backup;
using ThreeForOne.Server.Tests.Operations;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Backup;

/// <summary>A restore on a machine of its own, as an operator practises it; and a large one, for its figures.</summary>
public sealed class DrillTests(TestCluster cluster, FilledSite site) : IClassFixture<FilledSite>, IDisposable
{
    private readonly string _folder = Scratch.New();

    private string Backup => Path.Combine(_folder, "backup");

    public void Dispose() => Scratch.Delete(_folder);

    [Fact]
    public async Task A_drill_needs_no_server_and_real_people_are_not_shown_as_a_demonstration()
    {
        var databases = await cluster.Clone();
        await Sql.Scalar(databases.Owner!, """
            insert into person (id, name) values ('019bc22b-a980-7956-a763-a57b096054d4', 'Ana');
            insert into account (id, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
            values ('019bc22b-a980-7956-a763-a57b096054d4', true, false, false, true, 0)
            """);
        var environment = new Dictionary<string, string>
        {
            ["THREEFORONE_DATABASE"] = databases.App, ["THREEFORONE_DATABASE_VERIFIER"] = databases.Verifier!,
        };
        var taken = await ServerProgram.Run(["backup", Backup], environment);
        Assert.True(taken.ExitCode == 0, taken.Errors);

        var data = Path.Combine(_folder, "drill");
        var restored = await ServerProgram.Run(["restore", Backup, "--data", data]);
        Assert.True(restored.ExitCode == 0, restored.Output + restored.Errors);
        Assert.Contains(" checks hold", restored.Output, StringComparison.Ordinal);

        var twice = await ServerProgram.Run(["restore", Backup, "--data", data]);
        Assert.Equal(1, twice.ExitCode);
        Assert.Contains("is not empty", twice.Errors, StringComparison.Ordinal);
        var shown = await ServerProgram.Run(["demo", "--no-browser", "--port", "0", "--data", data]);
        Assert.Equal(1, shown.ExitCode);
        Assert.Contains("holds real people's data", shown.Errors, StringComparison.Ordinal);
        await cluster.Drop(databases);
    }

    [Fact]
    public async Task A_large_database_takes_so_long()
    {
        if (!Long.Is) Assert.Skip("a long proof: THREEFORONE_LONG=1");
        var stop = TestContext.Current.CancellationToken;
        var large = await cluster.Copy(site.Databases);
        await using (var connection = new Npgsql.NpgsqlConnection(large.Owner))
        {
            await connection.OpenAsync(stop);
            await using var fill = new Npgsql.NpgsqlCommand("""
                insert into outbox (id, kind, subject_id, created_at, done_at)
                select gen_random_uuid(), 'mail.send', gen_random_uuid(), now(), now() from generate_series(1, 1000000);
                insert into file (sha256, media_type, length, content, stored_at)
                select sha256(c), 'application/pdf', octet_length(c), c, now() from (
                    select (select string_agg(sha256(convert_to(n || ' ' || k, 'UTF8')), '') from generate_series(1, 4000) k) c
                      from generate_series(1, 4000) n) x;
                """, connection)
            {
                CommandTimeout = 0,
            };
            await fill.ExecuteNonQueryAsync(stop);
        }
        using var said = new StringWriter();
        Assert.Equal(0, await BackupVerb.Run(large, Backup, said, stop));
        var empty = await cluster.Empty();
        var time = Stopwatch.StartNew();
        Assert.True(await RestoreVerb.Run(empty, Backup, said, stop) == 0, said.ToString());
        TestContext.Current.SendDiagnosticMessage($"{said} restored and verified in {time.Elapsed.TotalSeconds:0.0} s");
        await cluster.Drop(empty);
        await cluster.Drop(large);
    }
}
