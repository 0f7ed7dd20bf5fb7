using System.Diagnostics;
using System.Text;

namespace ThreeForOne.Server.Tests.Operations;

/// <summary>The real program as its own process, as an operator starts it.</summary>
public sealed class ServerProgram : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    private ServerProgram(string[] arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "ThreeForOne.Server.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.ToList())
            if (name.StartsWith("THREEFORONE_", StringComparison.Ordinal)) start.Environment.Remove(name);
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        _process.Start();
        _process.StandardInput.Close();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output { get { lock (_output) return _output.ToString(); } }

    public string Errors { get { lock (_errors) return _errors.ToString(); } }

    public static ServerProgram Start(params string[] arguments) => new(arguments, null);

    public static ServerProgram Start(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        new(arguments, environment);

    /// <summary>Runs to the end; the exit code and what was said on the error stream.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Run(
        string[] arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var program = new ServerProgram(arguments, environment);
        await program.Ends();
        return (program._process.ExitCode, program.Output, program.Errors);
    }

    /// <summary>Waits until it prints something.</summary>
    public async Task Says(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(_process.HasExited, $"ended with: {Output}{Errors}");
            await Task.Delay(50, patience.Token);
        }
    }

    public async Task<int> Ends()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>kill -9: no handler runs.</summary>
    public void Kill() => _process.Kill();

    /// <summary>What a service manager sends.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static void Keep(StringBuilder to, string? line)
    {
        if (line is null) return;
        lock (to) to.AppendLine(line);
    }
}
