using System.Collections.Concurrent;
using System.Diagnostics;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Backup;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Tests.Operations;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Backup;

/// <summary>A backup holds everything of one moment, and restore gives it back or says what is wrong.</summary>
public sealed class BackupTests(TestCluster cluster, FilledSite site) : IClassFixture<FilledSite>, IDisposable
{
    private const int Clients = 4;
    private readonly string _folder = Scratch.New();

    // Constraints, triggers, row-level security and counters: what a restore lays aside has to come back.
    private const string Rules = """
        select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) rule
          from pg_constraint where connamespace = 'public'::regnamespace
        union all
        select tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
        union all
        select relname || ' ' || relrowsecurity || ' ' || relforcerowsecurity
          from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
        union all
        select sequencename || ' ' || coalesce(last_value, 0) from pg_sequences where schemaname = 'public'
        order by rule
        """;

    private string Backup => Path.Combine(_folder, "backup");

    public void Dispose() => Scratch.Delete(_folder);

    [Fact]
    public async Task Every_save_acknowledged_before_the_backup_began_is_there_and_verify_passes()
    {
        var stop = TestContext.Current.CancellationToken;
        var acknowledged = new ConcurrentQueue<(string Title, DateTimeOffset At)>();
        using var enough = new CancellationTokenSource();
        var saving = Enumerable.Range(0, Clients).Select(n => Save(n, acknowledged, enough.Token)).ToList();
        while (acknowledged.Count < 10) await Task.Delay(20, stop);

        var said = new StringWriter();
        var time = Stopwatch.StartNew();
        Assert.Equal(0, await BackupVerb.Run(site.Databases, Backup, said, stop));
        time.Stop();
        var savedMeanwhile = acknowledged.Count;
        while (acknowledged.Count < savedMeanwhile + 5) await Task.Delay(20, stop);
        await enough.CancelAsync();
        await Task.WhenAll(saving);

        var (manifest, _) = BackupManifest.Read(Backup);
        var empty = await cluster.Empty();
        var told = new StringWriter();
        Assert.True(await RestoreVerb.Run(empty, Backup, told, stop) == 0, told.ToString());
        TestContext.Current.SendDiagnosticMessage($"{said}{told}");

        var titles = (await Sql.List(empty.Verifier!, "select title from project")).ToHashSet();
        var before = acknowledged.Where(a => a.At < manifest.TakenAt).Select(a => a.Title).ToList();
        Assert.True(before.Count >= 10);
        Assert.Empty(before.Except(titles));
        Assert.NotEmpty(acknowledged.Select(a => a.Title).Except(titles));   // it is of its moment, not of its end
        Assert.Equal(1L, await Sql.Scalar(empty.Verifier!,
            "select count(*) from audit_event where code = 'backup.restored'"));
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from backup_run where rows = {manifest.Tables.Sum(t => t.Rows)}"));
        await cluster.Drop(empty);
    }

    [Fact]
    public async Task The_copy_is_the_original_row_for_row_counter_for_counter()
    {
        var stop = TestContext.Current.CancellationToken;
        var backup = await new TakeBackup(site.Databases.Verifier!).Handle(Backup, stop);
        var empty = await cluster.Empty();
        await new RestoreDatabase(empty).Handle(Backup, _ => { }, stop);

        foreach (var table in backup.Manifest.Tables)
        {
            var sum = $"""
                select coalesce(md5(string_agg(t::text, '|' order by t::text)), '-') from public."{table.Name}" t
                """;
            Assert.Equal(
                await Sql.Scalar(site.Databases.Verifier!, sum), await Sql.Scalar(empty.Verifier!, sum));
        }
        Assert.Contains(backup.Manifest.Tables, t => t is { Name: "file", Rows: > 0 });
        Assert.Contains(backup.Manifest.Tables, t => t.Name == "data_protection_key");
        Assert.Equal(await Sql.List(site.Databases.Verifier!, Rules), await Sql.List(empty.Verifier!, Rules));
        await cluster.Drop(empty);
    }

    [Fact]
    public async Task A_database_that_is_not_empty_is_refused_with_what_it_holds()
    {
        var stop = TestContext.Current.CancellationToken;
        await new TakeBackup(site.Databases.Verifier!).Handle(Backup, stop);

        var refused = await RefusalOf(() => new RestoreDatabase(site.Databases).Handle(Backup, _ => { }, stop));

        Assert.Contains("is not empty: it holds", refused, StringComparison.Ordinal);
        Assert.Contains("public.", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("person.copy.gz", "tampered", "person.copy.gz is not what the backup wrote")]
    [InlineData("file.copy.gz", "missing", "file.copy.gz is missing")]
    [InlineData("manifest.json", "missing", "holds no finished backup")]
    [InlineData("manifest.json", "tampered", "is damaged")]
    public async Task A_folder_that_is_not_as_it_was_written_is_refused_by_name(string name, string how, string says)
    {
        var stop = TestContext.Current.CancellationToken;
        await new TakeBackup(site.Databases.Verifier!).Handle(Backup, stop);
        var file = Path.Combine(Backup, name);
        if (how == "missing") File.Delete(file);
        else
        {
            var bytes = await File.ReadAllBytesAsync(file, stop);
            bytes[bytes.Length / 2] ^= 0x80;
            await File.WriteAllBytesAsync(file, bytes, stop);
        }
        var empty = await cluster.Empty();

        var refused = await RefusalOf(() => new RestoreDatabase(empty).Handle(Backup, _ => { }, stop));

        Assert.Contains(says, refused, StringComparison.Ordinal);
        Assert.Empty(await Sql.List(empty.Owner!, "select tablename from pg_tables where schemaname = 'public'"));
        await cluster.Drop(empty);
    }

    [Fact]
    public async Task A_manifest_that_promises_other_rows_leaves_the_database_empty()
    {
        var stop = TestContext.Current.CancellationToken;
        await new TakeBackup(site.Databases.Verifier!).Handle(Backup, stop);
        var (manifest, _) = BackupManifest.Read(Backup);
        var changed = manifest with
        {
            Tables = [.. manifest.Tables.Select(t => t.Name == "person" ? t with { Rows = t.Rows + 1 } : t)],
        };
        await File.WriteAllBytesAsync(Path.Combine(Backup, BackupManifest.FileName), changed.Write(), stop);
        var empty = await cluster.Empty();

        var refused = await RefusalOf(() => new RestoreDatabase(empty).Handle(Backup, _ => { }, stop));

        Assert.Contains("person.copy.gz gave", refused, StringComparison.Ordinal);
        Assert.Empty(await Sql.List(empty.Owner!, "select tablename from pg_tables where schemaname = 'public'"));
        await cluster.Drop(empty);
    }

    [Fact]
    public async Task A_folder_that_holds_something_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(Backup);
        await File.WriteAllTextAsync(Path.Combine(Backup, "note.txt"), "mine", TestContext.Current.CancellationToken);
        var error = await Assert.ThrowsAsync<OperatorError>(() => new TakeBackup(site.Databases.Verifier!)
            .Handle(Backup, TestContext.Current.CancellationToken));
        Assert.Contains("is not empty (it holds note.txt)", error.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Backup));
    }

    [Fact]
    public async Task A_role_that_sees_a_part_takes_no_backup() => Assert.Contains("sees a part of",
        (await Assert.ThrowsAsync<OperatorError>(() => new TakeBackup(site.Databases.App)
            .Handle(Backup, TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_database_that_goes_away_leaves_no_part_behind()
    {
        var stop = TestContext.Current.CancellationToken;
        // The backup waits for a lock that a migration would hold; then its connection is cut.
        await using var migrating = new Npgsql.NpgsqlConnection(site.Databases.Owner!);
        await migrating.OpenAsync(stop);
        await using var hold = new Npgsql.NpgsqlCommand("begin; lock table person in access exclusive mode", migrating);
        await hold.ExecuteNonQueryAsync(stop);
        var taking = new TakeBackup(site.Databases.Verifier!).Handle(Backup, stop);
        while (await Sql.Scalar(cluster.Postgres.Superuser,
            """
            select pg_terminate_backend(pid, 5000) from pg_stat_activity
             where usename = 'tfo_verifier' and wait_event_type = 'Lock' limit 1
            """) is null)
            await Task.Delay(20, stop);

        Assert.Contains("the database stopped the backup", await RefusalOf(() => taking), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Backup));
    }

    [Fact]
    public async Task A_killed_backup_is_not_taken_for_a_whole_one()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var locking = new Npgsql.NpgsqlConnection(site.Databases.Owner!);
        await locking.OpenAsync(stop);
        await using var hold = new Npgsql.NpgsqlCommand(
            "begin; lock table unsealed in access exclusive mode", locking);
        await hold.ExecuteNonQueryAsync(stop);
        var environment = new Dictionary<string, string>
        {
            ["THREEFORONE_DATABASE"] = site.Databases.App, ["THREEFORONE_DATABASE_VERIFIER"] = site.Databases.Verifier!,
        };
        using (var program = ServerProgram.Start(environment, "backup", Backup))
        {
            while (!Directory.Exists(Backup) || Directory.GetFiles(Backup).Length < 20) await Task.Delay(50, stop);
            program.Kill();
            await program.Ends();
        }
        var empty = await cluster.Empty();
        Assert.Contains("holds no finished backup", await RefusalOf(
            () => new RestoreDatabase(empty).Handle(Backup, _ => { }, stop)), StringComparison.Ordinal);
        Assert.Contains("is not empty", await RefusalOf(
            () => new TakeBackup(site.Databases.Verifier!).Handle(Backup, stop)), StringComparison.Ordinal);
        await cluster.Drop(empty);
    }

    [Fact]
    public async Task A_full_disk_is_said_and_nothing_of_it_stays()
    {
        var small = Directory.CreateDirectory(Path.Combine(_folder, "small")).FullName;
        using (var mount = Process.Start("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", small]))
        {
            await mount.WaitForExitAsync(TestContext.Current.CancellationToken);
            if (mount.ExitCode != 0) Assert.Skip("a small disk is made as root only: the full disk was not tried");
        }
        try
        {
            var error = await Assert.ThrowsAsync<OperatorError>(() => new TakeBackup(site.Databases.Verifier!)
                .Handle(Path.Combine(small, "backup"), TestContext.Current.CancellationToken));
            Assert.Contains("is full: the unfinished backup was taken away", error.Message, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFileSystemEntries(small));
        }
        finally
        {
            using var unmount = Process.Start("umount", [small]);
            await unmount.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_backup_of_a_schema_that_this_program_does_not_know_is_refused()
    {
        var stop = TestContext.Current.CancellationToken;
        await new TakeBackup(site.Databases.Verifier!).Handle(Backup, stop);
        var older = Migrations(without: 1);
        var empty = await cluster.Empty();
        Assert.Contains("which this program does not know", await RefusalOf(
            () => new RestoreDatabase(empty).Handle(Backup, _ => { }, stop, older)), StringComparison.Ordinal);
        await cluster.Drop(empty);
    }

    [Fact]
    public async Task An_older_backup_is_migrated_onward()
    {
        var stop = TestContext.Current.CancellationToken;
        await new TakeBackup(site.Databases.Verifier!).Handle(Backup, stop);
        var newer = Migrations(without: 0);
        await File.WriteAllTextAsync(
            Path.Combine(newer, "9999_later.sql"), "alter table person add later int default 7;", stop);
        var empty = await cluster.Empty();
        var said = new List<string>();
        await new RestoreDatabase(empty).Handle(Backup, said.Add, stop, newer);
        Assert.Contains("migrated onward: 9999_later.sql", said);
        Assert.Equal(7, await Sql.Scalar(empty.Verifier!, "select max(later) from person"));
        await cluster.Drop(empty);
    }

    private static async Task<string> RefusalOf(Func<Task> work) =>
        (await Assert.ThrowsAsync<OperatorError>(work)).Message;

    private string Migrations(int without)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "migrations")).FullName;
        foreach (var file in Directory.GetFiles(Parts.Beside("migrations")).Order().SkipLast(without))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    // One person of a club saves drafts as fast as they are acknowledged, and writes down each with its instant.
    private async Task Save(
        int client, ConcurrentQueue<(string, DateTimeOffset)> acknowledged, CancellationToken enough)
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        for (var n = 0; !enough.IsCancellationRequested; n++)
        {
            var title = $"Obra {client}-{n}";
            var draft = await president.Submit("/proposals/new", "/proposals/new", ("Title", title));
            Assert.Equal(System.Net.HttpStatusCode.Redirect, draft.Status);
            acknowledged.Enqueue((title, TimeProvider.System.GetUtcNow()));
        }
    }
}
