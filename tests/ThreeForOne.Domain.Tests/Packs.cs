using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Domain.Tests;

/// <summary>The packs of the repository, as the server reads them.</summary>
internal static class Packs
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "workflows");

    public static RulePack OneForOne1986 { get; } = Read("one-for-one", 1986);

    public static RulePack TwoForOne1996 { get; } = Read("two-for-one", 1996);

    public static RulePack Zacatecas1999 { get; } = Read("three-for-one", 1999);

    public static RulePack Rules2009 { get; } = Read("three-for-one", 2009);

    public static RulePack Rules2014 { get; } = Read("three-for-one", 2014);

    public static RulePack TwoForOne2019 { get; } = Read("two-for-one", 2019);

    public static RulePack Illustrative { get; } = Read("three-for-one", 2026);

    public static IReadOnlyList<RulePack> All { get; } =
        [OneForOne1986, TwoForOne1996, Zacatecas1999, Rules2009, Rules2014, TwoForOne2019, Illustrative];

    public static string Text(string programme, int year) =>
        File.ReadAllText(Path.Combine(Folder, programme, "rules", $"{year}.yaml"));

    private static RulePack Read(string programme, int year) =>
        RulePackYaml.Read($"workflows/{programme}/rules/{year}.yaml", Text(programme, year));
}

/// <summary>Pesos as people write them, so that a test reads like the example it proves.</summary>
internal static class Pesos
{
    public static Money P(string amount) => MoneyText.Parse(amount).Value;

    public static IEnumerable<Money> Ps(string amounts) => amounts.Split(' ').Select(P);

    public static Dictionary<string, Money> Certified(string party, string amount) => new() { [party] = P(amount) };
}
