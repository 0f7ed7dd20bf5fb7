using System.Diagnostics;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>The running server of a data folder, and the last it said.</summary>
public sealed class PostgresProcess
{
    private const int LinesKept = 20;
    private readonly Process _process;
    private readonly Queue<string> _said = new();

    private PostgresProcess(Process process) => _process = process;

    public bool IsRunning => !_process.HasExited;

    public string Said
    {
        get { lock (_said) return string.Join(" | ", _said); }
    }

    public static PostgresProcess Start(DataFolder folder, string binaries, int port, IReadOnlyList<string> settings)
    {
        string[] all =
        [
            "listen_addresses=127.0.0.1", $"port={port}", "unix_socket_directories=", "max_connections=200",
            "timezone=UTC", "log_timezone=UTC", .. settings,
        ];
        var start = PostgresAccount.Child(Path.Combine(binaries, "bin", "postgres"),
            [.. all.SelectMany(s => new[] { "-c", s }), "-D", folder.Postgres]);
        // The log is opened before the thread is: a folder that cannot be written is our error, not the thread's.
        var log = new StreamWriter(folder.Log, append: true) { AutoFlush = true };
        var started = new TaskCompletionSource<PostgresProcess>();
        // Linux takes the thread that started a child for its parent and tells the child when that one ends; so this
        // thread lives as long as the child.
        new Thread(() => Watch(start, log, started)) { IsBackground = true, Name = "postgres" }.Start();
        return started.Task.GetAwaiter().GetResult();
    }

    /// <summary>Whether that process is a PostgreSQL and still runs; one that ended may wait to be buried.</summary>
    public static bool Runs(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            if (!process.ProcessName.StartsWith("postgres", StringComparison.Ordinal)) return false;
            var state = $"/proc/{id}/stat";
            return !File.Exists(state) || !File.ReadAllText(state).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    public void Kill() => _process.Kill(entireProcessTree: true);

    public void WaitForExit() => _process.WaitForExit();

    private static void Watch(ProcessStartInfo start, StreamWriter log, TaskCompletionSource<PostgresProcess> started)
    {
        using (log)
        {
            PostgresProcess running;
            try
            {
                var process = Process.Start(start)!;
                process.StandardInput.Close();
                process.StandardOutput.Close();
                running = new(process);
            }
            catch (Exception cause)
            {
                started.SetException(cause);
                return;
            }
            started.SetResult(running);
            while (running._process.StandardError.ReadLine() is { } line)
            {
                log.WriteLine(line);
                running.Keep(line);
            }
            running._process.WaitForExit();
        }
    }

    private void Keep(string line)
    {
        lock (_said)
        {
            _said.Enqueue(line);
            if (_said.Count > LinesKept) _said.Dequeue();
        }
    }
}
