using System.Diagnostics;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>
/// Under which system account PostgreSQL's programs run. PostgreSQL refuses root, so root lends it the account that
/// owns nothing (65534, nobody) through `setpriv`; everyone else runs it as themselves.
/// </summary>
public static class PostgresAccount
{
    private const string Nobody = "65534";
    private static readonly string? s_setpriv = Find("setpriv");
    private static readonly string? s_setsid = Find("setsid");

    /// <summary>True when the server has to be run by another account than ours.</summary>
    public static bool IsLent => !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;

    /// <summary>A command that runs to its end, as the account.</summary>
    public static ProcessStartInfo Command(string program, params IEnumerable<string> arguments) =>
        Start(IsLent ? [.. Lent(), program, .. arguments] : [program, .. arguments], Path.GetDirectoryName(program)!);

    /// <summary>
    /// A command that runs as long as we do: it is asked to stop when we die (even by kill -9), and a Ctrl-C in our
    /// terminal does not reach it before the web server has finished.
    /// </summary>
    public static ProcessStartInfo Child(string program, params IEnumerable<string> arguments)
    {
        string[] session = s_setsid is null ? [] : [s_setsid];
        string[] fate = s_setpriv is null ? [] : [s_setpriv, "--pdeathsig", "INT"];
        if (IsLent) fate = [.. Lent(), "--pdeathsig", "INT"];
        return Start([.. session, .. fate, program, .. arguments], Path.GetDirectoryName(program)!);
    }

    /// <summary>Gives a file or folder of ours to the account.</summary>
    public static void Give(string path)
    {
        if (IsLent) Run(Start(["chown", $"{Nobody}:{Nobody}", path], "/"));
    }

    /// <summary>Whether the account can walk down to this folder: every folder above lets others through.</summary>
    public static bool CanReach(string folder)
    {
        if (!IsLent) return true;
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
            if (at.Exists && (at.UnixFileMode & UnixFileMode.OtherExecute) == 0) return false;
        return true;
    }

    /// <summary>Runs a command to its end and returns what it said; its own words are the error.</summary>
    public static string Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode == 0) return output;
        throw new OperatorError($"{start.FileName} {string.Join(' ', start.ArgumentList)}: {errors.Result.Trim()}");
    }

    private static string[] Lent() =>
        [s_setpriv ?? throw new OperatorError("PostgreSQL does not run as root and `setpriv` (package util-linux) is "
            + "missing: install it, or start as another user."),
            $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups"];

    private static ProcessStartInfo Start(string[] command, string folder) => new(command[0], command[1..])
    {
        // Our own folder may be one that the account cannot enter.
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(_ => !OperatingSystem.IsWindows())
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
