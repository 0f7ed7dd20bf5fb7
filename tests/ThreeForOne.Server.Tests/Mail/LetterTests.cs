using System.Text.Json;
using AngleSharp;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Tests.Tidy;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Mail;

/// <summary>Each kind of letter, in both languages: what happened, what to do, by when, where, whom to ask.</summary>
public sealed class LetterTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly SiteAddress s_site = new("https://tresporuno.example", Demo: false);

    [Fact]
    public void Every_kind_that_a_feature_writes_is_listed_in_its_module_and_looked_at_here()
    {
        var written = House.Types.Where(t => t.IsSubclassOf(typeof(LetterFacts))).ToList();
        House.None(written.Except(SampleLetters.All.Select(l => l.GetType())).Select(t => t.FullName));

        var listed = site.App.Services.GetServices<MailKind>().Select(k => k.Code).ToList();
        House.None(SampleLetters.All.Select(l => l.Kind.Code).Distinct().Except(listed));
        Assert.Equal(listed.Distinct().Count(), listed.Count);
        House.None(listed.Except(SampleLetters.All.Select(l => l.Kind.Code)));
    }

    [Fact]
    public void Each_says_what_to_do_by_when_and_whom_to_ask_in_both_languages()
    {
        foreach (var facts in SampleLetters.All)
        {
            var (spanish, english) = (Written(facts, "es"), Written(facts, "en"));
            foreach (var (letter, words) in new[]
            {
                (spanish, new[] { "Qué hacer: ", "Para cuándo: " }), (english, ["What to do: ", "By when: "]),
            })
            {
                var text = letter.Body.Text();
                Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
                Assert.All(
                    new[]
                    {
                        letter.Letter.Subject, letter.Letter.Todo, letter.Letter.By, letter.Letter.Ask,
                        letter.Letter.LinkWords,
                    },
                    said => Assert.False(string.IsNullOrWhiteSpace(said), facts.Kind.Code));
                Assert.NotEmpty(letter.Letter.Happened);
                Assert.True(letter.Letter.Path is not null || facts.Kind.MakeLink is not null, facts.Kind.Code);
            }
            Assert.NotEqual(spanish.Letter.Subject, english.Letter.Subject);
            Assert.NotEqual(spanish.Letter.Todo, english.Letter.Todo);
            Assert.NotEqual(spanish.Letter.By, english.Letter.By);
            Assert.NotEqual(facts.Kind.Name.Spanish, facts.Kind.Name.English);
        }
    }

    [Fact]
    public async Task Its_html_says_all_that_its_text_says_and_fetches_nothing()
    {
        foreach (var facts in SampleLetters.All)
        foreach (var language in new[] { "es", "en" })
        {
            var (letter, body) = Written(facts, language);
            var page = await BrowsingContext.New(Configuration.Default)
                .OpenAsync(r => r.Content(body.Html()), TestContext.Current.CancellationToken);
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.Empty(page.QuerySelectorAll("img, script, link, style, iframe, [background], [src]"));
            Assert.All([letter.Subject, .. letter.Happened, .. letter.Items, letter.Todo, letter.By, letter.Ask],
                said => Assert.Contains(said, page.Body!.TextContent, StringComparison.Ordinal));
            Assert.All(page.QuerySelectorAll("a"), a => Assert.StartsWith(
                s_site.BaseUrl, a.GetAttribute("href"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_last_day_is_told_in_the_programmes_zone_and_in_the_readers()
    {
        var closes = new DateTimeOffset(2026, 3, 18, 6, 0, 0, TimeSpan.Zero);

        Assert.Equal(
            "17 de marzo de 2026, 23:59, hora de Ciudad de México (para usted, en Los Ángeles: 17 de marzo de 2026, 22:59)",
            MailReader.Of("es", "America/Los_Angeles").By(closes));
        Assert.Equal("17 March 2026, 23:59, time of Mexico City", MailReader.Of("en", ZonedTime.MexicoCity).By(closes));
    }

    private static (Letter Letter, LetterBody Body) Written(LetterFacts facts, string language)
    {
        // As it is kept and read again.
        var letter = JsonSerializer.Deserialize<Letter>(
            JsonSerializer.Serialize(facts.Write(MailReader.Of(language, "America/Los_Angeles"))))!;
        return (letter, new LetterBody(letter, language, s_site));
    }
}
