using System.Reflection;
using System.Xml.Linq;

namespace ThreeForOne.Domain.Tests;

public class HouseTests
{
    private static readonly Assembly Domain = typeof(Money).Assembly;

    [Fact]
    public void Every_public_type_has_a_summary()
    {
        var documented = XDocument.Load(Path.ChangeExtension(Domain.Location, ".xml")).Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value))
            .Select(m => m.Attribute("name")!.Value).ToHashSet();

        Assert.All(Domain.GetExportedTypes(), t => Assert.Contains($"T:{t.FullName}", documented));
    }

    [Fact]
    public void The_domain_uses_nothing_but_the_framework() =>
        Assert.All(Domain.GetReferencedAssemblies(), a => Assert.StartsWith("System", a.Name));

    [Fact]
    public void Refusal_codes_are_unique()
    {
        var codes = Domain.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Refusal)) && !t.IsAbstract)
            .Select(t => ((Refusal)t.GetConstructors()[0].Invoke(
                [.. t.GetConstructors()[0].GetParameters().Select(p => p.ParameterType == typeof(string)
                    ? "x"
                    : Activator.CreateInstance(p.ParameterType))])).Code)
            .ToArray();

        Assert.True(codes.Length > 40);
        Assert.Equal(codes.Length, codes.Distinct().Count());
    }

    [Fact]
    public void A_result_is_a_value_or_a_refusal()
    {
        Result<int> value = 5;
        Result<int> refused = new MoneyMissing();

        Assert.True(value.TryGet(out var five, out _) && five == 5);
        Assert.False(refused.TryGet(out _, out var why));
        Assert.IsType<MoneyMissing>(why);
        Assert.Equal(10, value.Map(n => n * 2).Match(n => n, _ => 0));
        Assert.IsType<MoneyMissing>(refused.Then<int>(n => n + 1).Refusal);
        Assert.Throws<InvariantBrokenException>(() => refused.Value);
    }
}
