using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.Backup;

/// <summary>
/// The folder that a backup goes into: new or empty, for its owner's eyes only. Until <see cref="Finish"/> it holds no
/// backup; disposed before that, it takes away what it wrote.
/// </summary>
public sealed class BackupFolder : IDisposable
{
    private readonly string _path;
    private readonly bool _isOurs;
    private readonly List<string> _written = [];
    private bool _finished;

    private BackupFolder(string path, bool isOurs) => (_path, _isOurs) = (path, isOurs);

    public string Path => _path;

    public static BackupFolder Take(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        if (File.Exists(path)) throw new OperatorError($"{path} is a file: give a folder that is new or empty.", 2);
        var isOurs = !Directory.Exists(path);
        if (!isOurs && Directory.EnumerateFileSystemEntries(path).FirstOrDefault() is { } first)
            throw new OperatorError(
                $"{path} is not empty (it holds {System.IO.Path.GetFileName(first)}): give each backup its own folder.",
                2);
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(
                path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new OperatorError($"cannot make {path}: {cause.Message}", cause);
        }
        return new(path, isOurs);
    }

    /// <summary>Writes a file, packed, and returns its length and hash once it is on the disk.</summary>
    public async Task<(long Bytes, string Sha256)> Pack(string name, Func<Stream, Task> write)
    {
        await using var file = Create(name);
        using var hash = SHA256.Create();
        await using (var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true))
        await using (var packed = new GZipStream(hashed, CompressionLevel.Fastest))
            await write(packed);
        file.Flush(flushToDisk: true);
        return (file.Length, Convert.ToHexStringLower(hash.Hash!));
    }

    /// <summary>The manifest comes last and whole; from then on this is a backup. Returns its hash.</summary>
    public string Finish(BackupManifest manifest)
    {
        var bytes = manifest.Write();
        var half = BackupManifest.FileName + ".part";
        using (var file = Create(half))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
        Sync(_path);
        File.Move(System.IO.Path.Combine(_path, half), System.IO.Path.Combine(_path, BackupManifest.FileName));
        Sync(_path);
        _finished = true;
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    public void Dispose()
    {
        if (_finished) return;
        foreach (var file in _written) File.Delete(file);
        if (_isOurs && !Directory.EnumerateFileSystemEntries(_path).Any()) Directory.Delete(_path);
    }

    /// <summary>Whether the disk is full, or the share of it that we may use.</summary>
    public static bool IsDiskFull(IOException cause)
    {
        const int noSpace = 28, quota = 122, windowsFull = unchecked((int)0x80070070);
        return cause.HResult is noSpace or quota or windowsFull;
    }

    private FileStream Create(string name)
    {
        var path = System.IO.Path.Combine(_path, name);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        _written.Add(path);
        return file;
    }

    // A name is on the disk once its folder is; .NET has no way of its own to say so.
    private static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(folder, 0);
        if (descriptor < 0) return;
        _ = Fsync(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open", BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
