using System.CommandLine;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Verification;

/// <summary>`verify`: proves that what is stored holds together; exit code 1 when anything does not.</summary>
public static class VerifyVerb
{
    public static Command Command()
    {
        var command = new Command("verify",
            "Prove that the books, the seals and the documents hold together: a line a check. Reads THREEFORONE_DATABASE_VERIFIER.")
        {
            ChosenDatabase.DataOption,
        };
        command.SetAction(async (arguments, stop) =>
        {
            await using var chosen = await ChosenDatabase.Open(arguments.GetValue(ChosenDatabase.DataOption), stop);
            Migrate.RequireCurrent(chosen.Databases.App);
            var verifier = chosen.Databases.Verifier ?? throw new OperatorError(
                "THREEFORONE_DATABASE_VERIFIER is not set: give the connection string of tfo_verifier.", 2);
            return await Run(verifier, Console.Out, stop);
        });
        return command;
    }

    /// <summary>Runs every check and writes a line each; the exit code.</summary>
    public static async Task<int> Run(string verifier, TextWriter to, CancellationToken stop)
    {
        var results = await new VerifyBooks(verifier).Handle(result => to.WriteLine(result), stop);
        var failed = results.Count(r => !r.Holds);
        to.WriteLine(failed == 0 ? $"{results.Count} checks hold" : $"{failed} of {results.Count} checks failed");
        return failed == 0 ? 0 : 1;
    }
}
