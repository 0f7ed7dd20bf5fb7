using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Tests.Programmes;

/// <summary>A workflows folder of a test's own, at first a copy of the shipped one.</summary>
public sealed class WorkflowsFolder : IDisposable
{
    public WorkflowsFolder()
    {
        var shipped = Parts.Beside("workflows");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var copy = At(System.IO.Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public string Path { get; } = Scratch.New();

    public string Read(string file) => File.ReadAllText(At(file));

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
    }

    /// <summary>Replaces a part of a file, which must be there.</summary>
    public void Change(string file, string from, string to)
    {
        var text = Read(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => Scratch.Delete(Path);

    private string At(string file) => System.IO.Path.Combine(Path, file);
}
