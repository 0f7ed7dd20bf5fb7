using System.Text.RegularExpressions;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Tidy;

/// <summary>Whatever is recorded can be read: each audit code written anywhere has its sentence.</summary>
public sealed partial class AuditCodeTests
{
    [Fact]
    public void Every_audit_code_has_a_sentence() =>
        House.None(Codes().Where(c => !EventLabels.All.Contains(c.Code)).Select(c => $"{c.Place} records {c.Code}"));

    [Fact]
    public void Every_code_made_of_two_parts_has_sentences() => House.None(Halves()
        .Where(h => !EventLabels.All.Any(code => code.StartsWith(h.Code, StringComparison.Ordinal)))
        .Select(h => $"{h.Place} records {h.Code}…"));

    [Fact]
    public void The_search_finds_the_codes() => Assert.True(Codes().Select(c => c.Code).Distinct().Count() > 15);

    private static IEnumerable<(string Place, string Code)> Codes() => Recorded(Code());

    private static IEnumerable<(string Place, string Code)> Halves() => Recorded(Half());

    private static IEnumerable<(string Place, string Code)> Recorded(Regex code) =>
        from file in House.Files("src/ThreeForOne.Server", ".cs")
        from call in Records().Matches(File.ReadAllText(file))
        from found in code.Matches(call.Groups[1].Value)
        select (House.Short(file), found.Groups[1].Value);

    // The first argument of Record: up to the comma before the act.
    [GeneratedRegex(@"\bRecord\(\s*([^;]*?),\s*(?:\w+\.)?[aA]ct\b", RegexOptions.CultureInvariant)]
    private static partial Regex Records();

    // A whole code: a plain string with a dot inside; $"{step}.{outcome}" is read as its outcome's label.
    [GeneratedRegex("""(?<!\$)"([a-z_]+(?:\.[a-z_]+)+)"(?!\s*\+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex("""(?<!\$)"([a-z_]+\.)"\s*\+""", RegexOptions.CultureInvariant)]
    private static partial Regex Half();
}
