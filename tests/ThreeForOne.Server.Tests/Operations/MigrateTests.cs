using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Tests.Operations;

public sealed class MigrateTests(TestCluster cluster, TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public void Running_it_again_changes_nothing()
    {
        Assert.Empty(Migrate.Run(database.Databases));
        Migrate.RequireCurrent(database.Databases.App);
    }

    [Fact]
    public async Task A_script_runs_once_and_with_its_hash()
    {
        var databases = await cluster.Empty();
        using var folder = new Folder(("0001_a.sql", "create table a (n int); insert into a values (1);"));

        Assert.Equal(["0001_a.sql"], Migrate.Run(databases, folder.Path));
        Assert.Empty(Migrate.Run(databases, folder.Path));

        Assert.Equal(1L, await Sql.Scalar(databases.Owner!, "select count(*) from a"));
        Assert.Equal(MigrationJournal.Hash("create table a (n int); insert into a values (1);"),
            await Sql.Scalar(databases.App, "select sha256 from schema_migration"));
    }

    [Fact]
    public async Task Refuses_a_script_that_changed_after_it_ran()
    {
        var databases = await cluster.Empty();
        using var folder = new Folder(("0001_a.sql", "create table a (n int);"));
        Migrate.Run(databases, folder.Path);
        folder.Write("0001_a.sql", "create table a (n bigint);");

        var error = Assert.Throws<OperatorError>(() => Migrate.Run(databases, folder.Path));

        Assert.Contains("0001_a.sql was changed after it ran", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_are_not_a_change()
    {
        var databases = await cluster.Empty();
        using var folder = new Folder(("0001_a.sql", "create table a (\nn int);\n"));
        Migrate.Run(databases, folder.Path);
        folder.Write("0001_a.sql", "create table a (\r\nn int);\r\n");

        Assert.Empty(Migrate.Run(databases, folder.Path));
    }

    [Fact]
    public async Task An_older_program_refuses_a_newer_schema()
    {
        var databases = await cluster.Empty();
        using var newer = new Folder(
            ("0001_a.sql", "create table a (n int);"), ("0002_b.sql", "create table b (n int);"));
        using var older = new Folder(("0001_a.sql", "create table a (n int);"));
        Migrate.Run(databases, newer.Path);

        Assert.Contains("newer than this program", Assert.Throws<OperatorError>(
            () => Migrate.Run(databases, older.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("newer than this program", Assert.Throws<OperatorError>(
            () => Migrate.RequireCurrent(databases.App, older.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_refuses_to_start_before_migrate()
    {
        var databases = await cluster.Empty();
        using var older = new Folder(("0001_a.sql", "create table a (n int);"));
        using var newer = new Folder(
            ("0001_a.sql", "create table a (n int);"), ("0002_b.sql", "create table b (n int);"));
        Migrate.Run(databases, older.Path);

        Assert.Contains("run `migrate` first", Assert.Throws<OperatorError>(
            () => Migrate.RequireCurrent(databases.App, newer.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_no_trace_and_is_named()
    {
        var databases = await cluster.Empty();
        using var folder = new Folder(
            ("0001_a.sql", "create table a (n int);"),
            ("0002_b.sql", "create table b (n int); insert into nowhere values (1);"));

        var error = Assert.Throws<OperatorError>(() => Migrate.Run(databases, folder.Path));

        Assert.StartsWith("0002_b.sql: ", error.Message, StringComparison.Ordinal);
        Assert.True(await Sql.Scalar(databases.Owner!, "select to_regclass('b') is null") is true);
        Assert.Equal("0001_a.sql",
            await Sql.Scalar(databases.Owner!, "select string_agg(name, ' ') from schema_migration"));
    }

    [Fact]
    public async Task Dollar_quotes_are_not_variables()
    {
        var databases = await cluster.Empty();
        using var folder = new Folder(("0001_f.sql",
            "create function f() returns text language plpgsql as $body$ begin return 'a;b'; end $body$;"));

        Migrate.Run(databases, folder.Path);

        Assert.Equal("a;b", await Sql.Scalar(databases.Owner!, "select f()"));
    }

    [Fact]
    public async Task Two_at_once_take_turns()
    {
        var databases = await cluster.Empty();
        using var folder = new Folder(("0001_a.sql", "create table a (n int); select pg_sleep(0.3);"));

        var runs = await Task.WhenAll(
            Task.Run(() => Migrate.Run(databases, folder.Path)), Task.Run(() => Migrate.Run(databases, folder.Path)));

        Assert.Single(runs.SelectMany(r => r));
    }

    [Fact]
    public async Task The_app_may_not_write_the_journal_nor_make_tables()
    {
        foreach (var sql in new[] { "delete from schema_migration", "create table mine (n int)" })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege,
                (await Assert.ThrowsAsync<PostgresException>(() => database.App(sql))).SqlState);
    }

    [Fact]
    public async Task Jobs_find_their_schema_as_the_app()
    {
        Assert.True(await database.App("select count(*) > 0 from hangfire.schema") is true);
    }

    private sealed class Folder : IDisposable
    {
        public Folder(params (string Name, string Sql)[] scripts)
        {
            foreach (var (name, sql) in scripts) Write(name, sql);
        }

        public string Path { get; } = Scratch.New();

        public void Write(string name, string sql) => File.WriteAllText(System.IO.Path.Combine(Path, name), sql);

        public void Dispose() => Scratch.Delete(Path);
    }
}
