using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>
/// A folder that holds one private database: `postgres/` (its files), `passwords.json`, `postgres.log` and `lock`. One
/// process at a time holds it; the system frees the lock with its holder, so a stale one does not exist.
/// </summary>
public sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string root, string postgres, FileStream held)
    {
        (Root, Postgres, _lock) = (root, postgres, held);
    }

    public string Root { get; }

    /// <summary>PostgreSQL's own data folder; elsewhere when its account cannot reach ours.</summary>
    public string Postgres { get; }

    public string Log => Path.Combine(Root, "postgres.log");

    /// <summary>Where a demonstration writes the heads of its seals: beside the database's files.</summary>
    public static string HeadsOf(string root) => Path.Combine(Path.GetFullPath(root), "heads");

    /// <summary>Takes the folder, making it when new; refuses one that another process holds.</summary>
    public static DataFolder Take(string folder, Action<string> say)
    {
        var root = Path.GetFullPath(folder);
        Make(root);
        FileStream held;
        try
        {
            var path = Path.Combine(root, "lock");
            held = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new OperatorError(
                $"{root} is in use by another three-for-one: stop that one, or give another --data folder.");
        }
        return new(root, Place(root, say), held);
    }

    /// <summary>Deletes the database and its passwords: what `--reset` asks for.</summary>
    public void Clear()
    {
        if (Directory.Exists(Postgres)) Directory.Delete(Postgres, recursive: true);
        File.Delete(Passwords.In(Root));
        File.Delete(Log);
        // The new database begins a chain of its own.
        if (Directory.Exists(HeadsOf(Root))) Directory.Delete(HeadsOf(Root), recursive: true);
    }

    public void Dispose() => _lock.Dispose();

    private static void Make(string root)
    {
        try
        {
            // The lent account has to pass through to its own folder inside; it can list and read nothing else here.
            const UnixFileMode ours = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            const UnixFileMode passing = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(root);
            else Directory.CreateDirectory(root, PostgresAccount.IsLent ? ours | passing : ours);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new OperatorError($"cannot make the data folder {root}: {cause.Message}", cause);
        }
    }

    /// <summary>Where PostgreSQL's own files of a data folder are, made or not.</summary>
    public static string PostgresOf(string root)
    {
        if (PostgresAccount.CanReach(root)) return Path.Combine(root, "postgres");

        // A clone in a folder closed to others: the files go where the account can, under a name made from the path.
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..16];
        return Path.Combine("/var/lib/three-for-one", name, "postgres");
    }

    private static string Place(string root, Action<string> say)
    {
        var postgres = PostgresOf(root);
        if (PostgresAccount.CanReach(root)) return postgres;

        var elsewhere = Directory.CreateDirectory(Path.GetDirectoryName(postgres)!).FullName;
        File.WriteAllText(Path.Combine(root, "postgres-is-in.txt"), elsewhere + "\n");
        say($"PostgreSQL may not run as root and {root} is closed to others: the database files are in {elsewhere}");
        return postgres;
    }
}

/// <summary>The generated passwords of a private database, kept in a file that only its owner reads.</summary>
public sealed record Passwords(string Superuser, string Owner, string App, string Verifier)
{
    public static string In(string root) => Path.Combine(root, "passwords.json");

    /// <summary>The stored passwords, or null in a new folder.</summary>
    public static Passwords? Read(string root) =>
        File.Exists(In(root)) ? JsonSerializer.Deserialize<Passwords>(File.ReadAllText(In(root))) : null;

    public static Passwords Make(string root)
    {
        var passwords = new Passwords(New(), New(), New(), New());
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(In(root), options);
        JsonSerializer.Serialize(file, passwords);
        return passwords;
    }

    private static string New() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
