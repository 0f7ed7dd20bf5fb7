using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace ThreeForOne.Server.Tests.Tidy;

public sealed class NamingTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly string[] SaysNothing =
        ["Common", "Helpers", "Helper", "Services", "Service", "Utils", "Util", "Utilities", "Manager", "Managers",
            "Dto", "Dtos", "Shared", "Misc"];

    [Fact]
    public void A_folder_says_what_it_holds() => House.None(House.Folders("src").Concat(House.Folders("tests"))
        .Where(d => SaysNothing.Contains(Path.GetFileName(d))).Select(House.Short));

    [Fact]
    public void A_type_says_what_it_is() => House.None(House.Types
        .Where(t => SaysNothing.Any(w => t.Name.Length > w.Length && t.Name.EndsWith(w, StringComparison.Ordinal)))
        .Where(t => !t.Name.EndsWith("TagHelper", StringComparison.Ordinal)).Select(t => t.FullName));

    [Fact]
    public void An_interface_has_two_real_implementations()
    {
        var lonely = House.Types.Where(t => t.IsInterface)
            .Select(i => (i.Name,
                Count: House.Types.Count(t => t is { IsClass: true, IsAbstract: false } && i.IsAssignableFrom(t))))
            .Where(i => i.Count < 2);

        House.None(lonely);
    }

    [Fact]
    public void A_method_does_not_say_that_it_is_asynchronous() => House.None(
        from type in House.Types
        from method in type.GetMethods(Declared)
        where method.Name.EndsWith("Async", StringComparison.Ordinal) && IsOurs(method)
        select $"{type.FullName}.{method.Name}");

    [Fact]
    public void Every_public_type_says_what_it_is_for()
    {
        foreach (var program in new[] { House.Workflow, House.Server })
        {
            var told = XDocument.Load(Path.ChangeExtension(program.Location, ".xml")).Descendants("member")
                .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value)
                    || m.Element("inheritdoc") is not null)
                .Select(m => m.Attribute("name")!.Value).ToHashSet();

            House.None(program.GetExportedTypes()
                .Where(t => House.Types.Contains(t) && !t.IsNested && !told.Contains("T:" + t.FullName))
                .Select(t => t.FullName));
        }
    }

    [Fact]
    public void Every_use_case_is_sealed() => House.None(House.Types
        .Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false } && t.GetMethod("Handle") is not null)
        .Select(t => t.FullName));

    // A method that the framework named keeps the framework's name.
    private static bool IsOurs(MethodInfo method) =>
        method.GetBaseDefinition() == method
        && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null
        && !method.Name.Contains('<') && !method.Name.Contains('.')
        && !method.DeclaringType!.GetInterfaces()
            .Where(i => i.Namespace?.StartsWith("ThreeForOne", StringComparison.Ordinal) != true)
            .SelectMany(i => i.GetMethods()).Any(m => m.Name == method.Name);
}
