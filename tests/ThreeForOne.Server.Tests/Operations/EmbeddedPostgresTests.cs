using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Tests.Operations;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _root = Scratch.New();
    private DataFolder? _folder;

    public void Dispose() => Scratch.Delete(_root);

    [Fact]
    public async Task Keeps_its_data_from_one_start_to_the_next()
    {
        await using (var first = await Start())
            await Sql.Scalar(first.Databases.Owner!, "create table kept as select 7 as n");

        await using var second = await Start();

        Assert.Equal(7, await Sql.Scalar(second.Databases.Owner!, "select n from kept"));
    }

    [Fact]
    public async Task Is_one_that_text_can_trust_and_only_this_machine_reaches()
    {
        await using var postgres = await Start();

        Assert.Equal("UTF8 C.UTF-8 127.0.0.1  scram-sha-256", await Sql.Scalar(postgres.Superuser, """
            select concat_ws(' ', current_setting('server_encoding'), datlocale, current_setting('listen_addresses'),
                current_setting('unix_socket_directories'), current_setting('password_encryption'))
            from pg_database where datname = 'threeforone'
            """));
    }

    [Fact]
    public async Task Nobody_else_reads_the_passwords()
    {
        await using var postgres = await Start();

        Assert.SkipWhen(OperatingSystem.IsWindows(), "file modes are Unix's");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Passwords.In(_root)));
    }

    [Fact]
    public async Task A_second_one_on_the_same_folder_is_refused_in_plain_words()
    {
        await using var first = await Start();

        var error = await Assert.ThrowsAsync<OperatorError>(Start);

        Assert.Contains("in use by another", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_major_version_is_refused()
    {
        await using (await Start()) { }
        File.WriteAllText(Path.Combine(Postgres(), "PG_VERSION"), "17\n");

        var error = await Assert.ThrowsAsync<OperatorError>(Start);

        Assert.Contains("17", error.Message, StringComparison.Ordinal);
        Assert.Contains("--reset", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pid_file_left_by_a_crash_is_cleared_even_when_its_number_is_taken_again()
    {
        await using (await Start()) { }
        File.WriteAllText(Path.Combine(Postgres(), "postmaster.pid"), $"{Environment.ProcessId}\n{Postgres()}\n");

        await using var again = await Start();

        Assert.Equal(1, await Sql.Scalar(again.Databases.App, "select 1"));
    }

    [Fact]
    public async Task A_server_that_outlived_its_parent_is_stopped_first()
    {
        var orphan = await Start();
        var pid = int.Parse(File.ReadLines(Path.Combine(Postgres(), "postmaster.pid")).First(), null);
        await Sql.Scalar(orphan.Databases.Owner!, "create table kept as select 7 as n");

        // What kill -9 can leave: the lock is free, the server still there.
        _folder!.Dispose();
        await using var next = await Start();

        Assert.Equal(7, await Sql.Scalar(next.Databases.Owner!, "select n from kept"));
        Assert.False(PostgresProcess.Runs(pid));
    }

    [Fact]
    public async Task Half_a_first_start_does_not_spoil_the_next()
    {
        Directory.CreateDirectory(Path.Combine(_root, "postgres.new", "base"));

        await using var postgres = await Start();

        Assert.Equal(1, await Sql.Scalar(postgres.Databases.App, "select 1"));
    }

    private string Postgres() => Path.Combine(_root, "postgres");

    private Task<EmbeddedPostgres> Start() => EmbeddedPostgres.Start(
        _folder = DataFolder.Take(_root, _ => { }), _ => { }, TestCluster.Fast, TestContext.Current.CancellationToken);
}
