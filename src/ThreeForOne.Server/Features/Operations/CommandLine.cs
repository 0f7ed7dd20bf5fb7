using System.CommandLine;
using System.Runtime.InteropServices;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>Runs a verb: wrong arguments are one line and exit code 2, what can be mended is one and 1.</summary>
public static class CommandLine
{
    public static async Task<int> Run(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.UnmatchedTokens is [var unknown, ..]) return Refuse($"there is no '{unknown}' here. Try --help.", 2);
        if (parsed.Errors is [var first, ..]) return Refuse($"{first.Message} Try --help.", 2);

        // Ctrl-C, a service manager's SIGTERM and a closed terminal all stop in order: the database last.
        using var stopping = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hungUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            Settings.Check(Environment.GetEnvironmentVariable);
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                stopping.Token);
        }
        catch (OperatorError error)
        {
            return Refuse(error.Message, error.ExitCode);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 130;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    /// <summary>A `--port` that takes 0 to 65535; 0 is any free port.</summary>
    public static Option<int> PortOption(int standard) => new("--port")
    {
        Description = "Port on this machine; 0 takes a free one.",
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, out var port) && port is >= 0 and <= ushort.MaxValue) return port;
            result.AddError($"--port takes a number from 0 to {ushort.MaxValue}, not '{result.Tokens[0].Value}'.");
            return 0;
        },
        DefaultValueFactory = _ => standard,
    };

    private static int Refuse(string message, int exitCode)
    {
        Console.Error.WriteLine($"three-for-one: {message}");
        return exitCode;
    }
}
