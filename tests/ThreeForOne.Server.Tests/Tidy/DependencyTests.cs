using System.Reflection;
using System.Xml.Linq;

namespace ThreeForOne.Server.Tests.Tidy;

public sealed class DependencyTests
{
    [Fact]
    public void The_domain_and_the_workflow_engine_use_nothing_but_the_framework()
    {
        foreach (var pure in new[] { House.Domain, House.Workflow })
            House.None(pure.GetReferencedAssemblies().Where(a => !IsFramework(a)).Select(a => a.Name));
        foreach (var pure in new[] { "ThreeForOne.Domain", "ThreeForOne.Workflow" })
            House.None(References(pure, "PackageReference").Concat(References(pure, "ProjectReference")));
    }

    [Fact]
    public void The_server_stands_on_the_domain_and_the_workflow_engine() => Assert.Equal(
        ["ThreeForOne.Domain", "ThreeForOne.Workflow"],
        References("ThreeForOne.Server", "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void The_domain_and_the_workflow_engine_know_neither_tasks_nor_files_nor_the_network()
    {
        var words = new[] { "async ", "await ", "TimeProvider", "System.IO", "System.Net", "System.Data", "HttpClient",
            "File." };
        var found = House.Files("src/ThreeForOne.Domain", ".cs").Concat(House.Files("src/ThreeForOne.Workflow", ".cs"))
            .SelectMany(f => Lines.Of(f).Where(l => !l.IsComment && words.Any(l.Text.Contains))).Select(l => l.Place);

        House.None(found);
    }

    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTime.Today")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("P:System.Random.Shared")]
    [InlineData("M:System.Random.#ctor")]
    [InlineData("M:System.Guid.NewGuid")]
    public void Clocks_and_randomness_are_banned(string symbol) =>
        Assert.Contains(
            symbol, File.ReadLines(Path.Combine(House.Root, "BannedSymbols.txt")).Select(l => l.Split(';')[0]));

    [Fact]
    public void Nobody_lifts_the_ban()
    {
        var rule = "RS" + "0030";
        var lifted = House.Files("src").Concat(House.Files("tests")).Append(Path.Combine(House.Root, ".editorconfig"))
            .Where(f => File.ReadAllText(f).Contains(rule)).Select(House.Short);

        House.None(lifted);
    }

    private static bool IsFramework(AssemblyName name) => name.Name!.Split('.')[0] is "System" or "netstandard";

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(House.Root, "src", project, project + ".csproj")).Descendants(kind)
            .Select(r => r.Attribute("Include")!.Value.Replace('\\', '/'));
}
