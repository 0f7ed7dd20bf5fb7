using System.CommandLine;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Heads;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Verification;

/// <summary>`verify`: proves that what is stored holds together; exit code 1 when anything does not.</summary>
public static class VerifyVerb
{
    private static readonly Option<string?> s_head = new("--head")
    {
        Description = "A heads.txt written outside the database: finds a chain that was cut or computed anew.",
        HelpName = "FILE",
    };

    public static Command Command()
    {
        var command = new Command("verify",
            "Prove that the books, the seals and the documents hold together: a line a check. Reads THREEFORONE_DATABASE_VERIFIER.")
        {
            s_head,
            ChosenDatabase.DataOption,
        };
        command.SetAction(async (arguments, stop) =>
        {
            var heads = arguments.GetValue(s_head) is { } file ? HeadFile.Read(file) : null;
            await using var chosen = await ChosenDatabase.Open(arguments.GetValue(ChosenDatabase.DataOption), stop);
            Migrate.RequireCurrent(chosen.Databases.App);
            var verifier = chosen.Databases.Verifier ?? throw new OperatorError(
                "THREEFORONE_DATABASE_VERIFIER is not set: give the connection string of tfo_verifier.", 2);
            return await Run(verifier, heads, Console.Out, stop);
        });
        return command;
    }

    public static Task<int> Run(string verifier, TextWriter to, CancellationToken stop) =>
        Run(verifier, null, to, stop);

    /// <summary>Runs every check and writes a line each; the exit code.</summary>
    public static async Task<int> Run(
        string verifier, IReadOnlyList<WrittenHead>? heads, TextWriter to, CancellationToken stop)
    {
        var results = await new VerifyBooks(verifier).Handle(heads, result => to.WriteLine(result), stop);
        var failed = results.Count(r => !r.Holds);
        to.WriteLine(failed == 0 ? $"{results.Count} checks hold" : $"{failed} of {results.Count} checks failed");
        return failed == 0 ? 0 : 1;
    }
}
