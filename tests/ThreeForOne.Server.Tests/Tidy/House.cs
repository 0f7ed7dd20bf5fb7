using System.Reflection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Web;
using ThreeForOne.Workflow;

namespace ThreeForOne.Server.Tests.Tidy;

/// <summary>The repository as the Tidy tests look at it: its files and its three programs.</summary>
internal static class House
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", ".data", "out", "TestResults", ".git"];

    public static string Root { get; } = Find();

    public static Assembly Domain { get; } = typeof(Money).Assembly;

    public static Assembly Workflow { get; } = typeof(Engine).Assembly;

    public static Assembly Server { get; } = typeof(WebHost).Assembly;

    /// <summary>
    /// The types that people wrote; the compilers' own (pages, closures, generated regexes) are left out.
    /// </summary>
    public static IEnumerable<Type> Types { get; } = new[] { Domain, Workflow, Server }.SelectMany(a => a.GetTypes())
        .Where(t => t.Namespace?.StartsWith("ThreeForOne", StringComparison.Ordinal) == true && !t.Name.Contains('<'))
        .ToArray();

    /// <summary>
    /// Files below a folder that a person or a tool keeps in the repository, by extension ("" for all).
    /// </summary>
    public static IEnumerable<string> Files(string folder, params string[] extensions) =>
        Below(Path.Combine(Root, folder))
        .Where(f => extensions.Length == 0 || extensions.Contains(Path.GetExtension(f)))
        .Order(StringComparer.Ordinal);

    public static IEnumerable<string> Folders(string folder) =>
        Directory.EnumerateDirectories(Path.Combine(Root, folder)).Where(IsKept)
            .SelectMany(d => Folders(d).Prepend(d));

    /// <summary>A path as people write it: src/ThreeForOne.Domain/Money/Money.cs.</summary>
    public static string Short(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Fails with every line of what should not be there, not with the first five.</summary>
    public static void None<T>(IEnumerable<T> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, $"{all.Count} found:\n{string.Join('\n', all)}");
    }

    private static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder).Where(IsKept).SelectMany(Below));

    private static bool IsKept(string folder) => !Made.Contains(Path.GetFileName(folder));

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "ThreeForOne.sln"))) return at.FullName;
        throw new InvalidOperationException("The tests run inside the repository.");
    }
}
