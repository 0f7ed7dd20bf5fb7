namespace ThreeForOne.Server.Tests.Operations;

public sealed class CommandLineTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Theory]
    [InlineData("Required command", new string[0])]
    [InlineData("there is no 'dance' here", new[] { "dance" })]
    [InlineData("there is no '--loud' here", new[] { "demo", "--loud" })]
    [InlineData("--port takes a number from 0 to 65535, not 'many'", new[] { "demo", "--port", "many" })]
    [InlineData("--port takes a number from 0 to 65535, not '70000'", new[] { "demo", "--port", "70000" })]
    [InlineData("--address takes a URL", new[] { "serve", "--address", "here" })]
    [InlineData("THREEFORONE_DATABASE is not set", new[] { "serve" })]
    [InlineData("THREEFORONE_DATABASE is not set", new[] { "work" })]
    [InlineData("THREEFORONE_DATABASE_OWNER is not set", new[] { "migrate" })]
    public async Task Wrong_arguments_are_one_clear_line_and_exit_2(string said, string[] arguments)
    {
        var (exitCode, output, errors) = await ServerProgram.Run(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.Equal(1, errors.Count(c => c == '\n'));
        Assert.Empty(output);
    }

    [Fact]
    public async Task A_wrong_connection_string_is_not_repeated()
    {
        var (exitCode, _, errors) = await ServerProgram.Run(["serve"], With("Password=secret;Colour=red"));

        Assert.Equal(2, exitCode);
        Assert.DoesNotContain("secret", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_explains_each_verb()
    {
        var (exitCode, output, _) = await ServerProgram.Run(["--help"]);

        Assert.Equal(0, exitCode);
        foreach (var verb in new[] { "demo ", "serve ", "work ", "migrate " })
            Assert.Contains(verb, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_says_when_there_is_nothing_to_do()
    {
        var (exitCode, output, errors) = await ServerProgram.Run(["migrate"],
            new Dictionary<string, string> { ["THREEFORONE_DATABASE_OWNER"] = database.Databases.Owner! });

        Assert.Equal(("nothing to migrate", "", 0), (output.Trim(), errors, exitCode));
    }

    [Fact]
    public async Task Serve_refuses_a_database_without_our_schema()
    {
        var (exitCode, _, errors) = await ServerProgram.Run(["serve"], With(database.Databases.Named("postgres").App));

        Assert.Equal(1, exitCode);
        Assert.Contains("run `migrate` first", errors, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> With(string database) => new() { ["THREEFORONE_DATABASE"] = database };
}
