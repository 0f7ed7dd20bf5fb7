using System.Runtime.InteropServices;
using System.Text.Json;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>
/// PostgreSQL's programs, ready to run: the npm package lacks its symbolic links and may lie where the account that
/// runs it cannot reach, so one complete copy a version is kept in the machine's cache.
/// </summary>
public static class PostgresBinaries
{
    /// <summary>The only major version that this program starts.</summary>
    public const int Major = 18;

    private sealed record Link(string Source, string Target);

    /// <summary>The folder that holds bin, lib and share; copied there on first use.</summary>
    public static string Ready(Action<string> say)
    {
        var source = Parts.Folder($"@embedded-postgres/{Platform}/native");
        var ready = Path.Combine(Cache, $"postgresql-{Version(source)}-{Platform}");
        if (Directory.Exists(ready)) return ready;

        say($"PostgreSQL's programs are copied to {ready}");
        Directory.CreateDirectory(Cache);
        var half = Directory.CreateDirectory($"{ready}.{Environment.ProcessId}").FullName;
        Copy(source, half);
        Hydrate(source, half);
        try
        {
            // Moved into place whole: a half copy is never taken for a complete one.
            Directory.Move(half, ready);
        }
        catch (IOException) when (Directory.Exists(ready))
        {
            Directory.Delete(half, recursive: true);   // another process was faster
        }
        return ready;
    }

    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    // Root's cache has to be one that others can enter, and that nobody else could have prepared.
    private static string Cache => PostgresAccount.IsLent
        ? "/var/cache/three-for-one"
        : Path.Combine(OurCache is { Length: > 0 } ours ? ours : Path.GetTempPath(), "three-for-one");

    private static string OurCache => Environment.GetFolderPath(
        Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);

    private static string Version(string source)
    {
        var package = Path.Combine(source, "..", "package.json");
        if (!File.Exists(package)) return $"{Major}";
        using var json = JsonDocument.Parse(File.ReadAllText(package));
        return json.RootElement.GetProperty("version").GetString()!;
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
        {
            var target = Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder))).FullName;
            SetMode(target, executable: true);
            foreach (var file in Directory.GetFiles(folder).Where(f => !f.EndsWith(".a", StringComparison.Ordinal)))
            {
                var copy = Path.Combine(target, Path.GetFileName(file));
                File.Copy(file, copy);
                SetMode(copy, executable: Path.GetFileName(folder) is "bin");
            }
        }
    }

    private static void Hydrate(string source, string ready)
    {
        var list = Path.Combine(source, "pg-symlinks.json");
        if (!File.Exists(list)) return;
        foreach (var link in JsonSerializer.Deserialize<Link[]>(File.ReadAllText(list), JsonSerializerOptions.Web)!)
        {
            // Paths begin with native/, which is our folder; links stay relative, so that it can be moved whole.
            var at = Path.Combine(ready, Path.GetRelativePath("native", link.Target));
            var to = Path.GetRelativePath(Path.GetDirectoryName(link.Target)!, link.Source);
            if (!File.Exists(at)) File.CreateSymbolicLink(at, to);
        }
    }

    private static void SetMode(string path, bool executable)
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.UserWrite
            | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(path, executable ? read | run : read);
    }
}
