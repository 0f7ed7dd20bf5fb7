using System.Text.RegularExpressions;
using ThreeForOne.Server.Features.Help;

namespace ThreeForOne.Server.Tests.Tidy;

/// <summary>Each page says what it is for; the glossary on the pages is the README's.</summary>
public sealed partial class HelpTests
{
    // What stands in the place of a page that failed says what to do itself.
    private const string ErrorPage = "/errors/{status:int}";

    private static IReadOnlyList<string> Routes { get; } = [.. House.Files("src/ThreeForOne.Server", ".cshtml")
        .SelectMany(f => PageLine().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))];

    [Fact]
    public void Every_page_says_what_it_is_for_in_the_table_of_purposes()
    {
        Assert.True(Routes.Count > 60);
        House.None(Routes.Where(r => r != ErrorPage && PagePurposes.Of(r) is null)
            .Select(r => $"{r} has no line in Features/Help ({nameof(PagePurposes)})"));
        House.None(PagePurposes.All.Select(p => p.Route).Except(Routes));
    }

    [Fact]
    public void The_glossary_says_what_the_readme_says()
    {
        var readme = File.ReadAllText(Path.Combine(House.Root, "README.md"));
        var rows = Row().Matches(readme[readme.IndexOf("## Words", StringComparison.Ordinal)..])
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value)).Skip(1).ToList();

        Assert.True(rows.Count > 30);
        Assert.Equal(rows, Glossary.Words.Select(w => (w.Word.English, w.Word.Spanish, w.Meaning.English)));
        Assert.All(Glossary.Words, w => Assert.True(w.Meaning.Spanish.Length > 10, w.Word.English));
    }

    [GeneratedRegex("^@page \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex PageLine();

    [GeneratedRegex(@"^\| (.+?) \| (.+?) \| (.+?) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
