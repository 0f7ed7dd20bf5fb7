using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Razor;

namespace ThreeForOne.Server.Tests.Tidy;

public sealed partial class PageTests
{
    // The same in both languages: names, units and formats.
    private static readonly string[] SameInBoth =
        ["Tres por Uno", "MXN", "US$", "USD", "CLABE", "CURP", "RFC", "CFDI", "UUID", "PDF", "CSV", "SHA-256"];

    private static IReadOnlyList<Type> Pages { get; } =
        [.. House.Server.GetTypes().Where(t => t.IsSubclassOf(typeof(RazorPageBase)))];

    [Fact]
    public void Every_page_is_looked_at()
    {
        var files = House.Files("src/ThreeForOne.Server", ".cshtml")
            .Count(f => !Path.GetFileName(f).StartsWith("_View", StringComparison.Ordinal));

        Assert.True(Pages.Count >= files, $"{files} files, {Pages.Count} compiled pages");
        Assert.True(Pages.Sum(p => PageWords.Of(p).Markup.Sum(m => m.Length)) > 10_000);
    }

    [Fact]
    public void Every_word_of_a_page_is_there_in_both_languages()
    {
        var bare = from page in Pages
                   let words = PageWords.Of(page)
                   from text in words.Markup.SelectMany(OutsideTags).Concat(words.Spoken)
                   where Letter().IsMatch(WithoutNames(text))
                   select $"{page.Name}: {text.Trim()}";

        House.None(bare);
    }

    [Fact]
    public void A_page_holds_no_script_style_or_handler() => House.None(House.Files("src", ".cshtml")
        .SelectMany(Lines.Of).Where(l => Inline().IsMatch(l.Text)).Select(l => $"{l.Place} {l.Text.Trim()}"));

    [Theory]
    [InlineData("<p>Obra</p>")]
    [InlineData("<img alt=\"Obra\">")]
    [InlineData("<b>1</b> obra")]
    public void A_bare_word_is_found(string markup) =>
        Assert.Contains(OutsideTags(markup), text => Letter().IsMatch(WithoutNames(text)));

    [Theory]
    [InlineData("<p class=\"obra\">12.50 MXN &nbsp;‹ </p>")]
    [InlineData("<a href=\"/obra")]
    public void A_number_a_name_or_an_address_is_not_a_word(string markup) =>
        Assert.DoesNotContain(OutsideTags(markup), text => Letter().IsMatch(WithoutNames(text)));

    // Text between tags, and the attributes that people read or hear.
    private static IEnumerable<string> OutsideTags(string markup) =>
        Tag().Split(Marked().Replace(markup, ""))
            .Concat(HeardAttribute().Matches(markup).Select(m => m.Groups[1].Value))
            .Select(t => WebUtility.HtmlDecode(t));

    private static string WithoutNames(string text) =>
        SameInBoth.Aggregate(text, (left, name) => Regex.Replace(left, $@"(?<!\w){Regex.Escape(name)}(?!\w)", ""));

    // What is marked with its language stands beside the other one on purpose.
    [GeneratedRegex("<(\\w+)[^<>]*\\slang=\"(es|en)\"[^<>]*>.*?</\\1>", RegexOptions.Singleline)]
    private static partial Regex Marked();

    // An attribute that ends in an expression leaves its tag open at the end, or its rest at the beginning.
    [GeneratedRegex("<!--.*?-->|<[^<>]*>|<[^<>]*$", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("\\s(?:alt|title|placeholder|aria-label|aria-description)=\"([^\"]*)\"")]
    private static partial Regex HeardAttribute();

    [GeneratedRegex(@"\p{L}")]
    private static partial Regex Letter();

    [GeneratedRegex(@"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
