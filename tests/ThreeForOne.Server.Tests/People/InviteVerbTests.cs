using ThreeForOne.Server.Tests.Operations;

namespace ThreeForOne.Server.Tests.People;

/// <summary>The first administrator of a new installation gets in with a link from the console.</summary>
public sealed class InviteVerbTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    [Theory]
    [InlineData("a treasury_clerk is invited on the page /people", "treasury_clerk", "x@example.org")]
    [InlineData("--role takes administrator, not 'king'", "king", "x@example.org")]
    [InlineData("--email takes an address", "administrator", "nobody")]
    public async Task What_cannot_be_meant_is_one_line_and_exit_2(string said, string role, string email)
    {
        var (exitCode, output, errors) = await ServerProgram.Run(["invite", "--role", role, "--email", email]);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_prints_a_link_that_works_once_and_a_second_one_replaces_it()
    {
        var first = await Link();
        var second = await Link();

        using var reader = site.Visitor();
        Assert.Equal(System.Net.HttpStatusCode.Gone, (await reader.Get(first)).Status);
        Assert.Equal("/sign-in", (await site.Accept(second)).Location);
        using var administrator = await site.SignedIn("primera@oficina.example");
        Assert.NotNull((await administrator.Get("/home")).Location);
    }

    private async Task<string> Link()
    {
        var (exitCode, output, errors) = await ServerProgram.Run(
            ["invite", "--role", "administrator", "--email", "primera@oficina.example"],
            new Dictionary<string, string> { ["THREEFORONE_DATABASE"] = site.Databases.App });

        Assert.True(exitCode == 0, errors);
        Assert.Contains("It works once", errors, StringComparison.Ordinal);
        return new Uri(output.Trim()).AbsolutePath;
    }
}
