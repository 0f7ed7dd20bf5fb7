using System.Text.RegularExpressions;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Tests.Tidy;

public sealed class RefusalTests
{
    private static IReadOnlyList<Type> Refusals { get; } =
        [.. House.Types.Where(t => t.IsSubclassOf(typeof(Refusal)) && !t.IsAbstract)];

    [Fact]
    public void Every_refusal_has_a_code_of_its_own()
    {
        Assert.True(Refusals.Count > 60);
        var twice = Refusals.GroupBy(t => Blank(t).Code).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(t => t.Name))}");

        House.None(twice);
    }

    [Fact]
    public void A_code_is_a_noun_and_what_happened_to_it() =>
        House.None(Refusals.Select(t => Blank(t).Code).Where(c => !Regex.IsMatch(c, @"^[a-z_]+\.[a-z_]*$")));

    [Fact]
    public void Every_refusal_has_a_test()
    {
        var tests = House.Files("tests", ".cs").Select(File.ReadAllText).ToList();
        var words = tests.SelectMany(t => Regex.Matches(t, @"\w+").Select(m => m.Value)).ToHashSet();

        // A test names the refusal or, where it looks from outside, its code.
        House.None(Refusals.Where(t => !words.Contains(t.Name)
            && !tests.Any(test => test.Contains($"\"{Blank(t).Code}\"", StringComparison.Ordinal)))
                .Select(t => t.Name));
    }

    // The code does not depend on the values, so any will do.
    private static Refusal Blank(Type type)
    {
        var constructor = type.GetConstructors().OrderBy(c => c.GetParameters().Length).First();
        return (Refusal)constructor.Invoke([.. constructor.GetParameters().Select(p => p.ParameterType == typeof(string)
            ? ""
            : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)]);
    }
}
