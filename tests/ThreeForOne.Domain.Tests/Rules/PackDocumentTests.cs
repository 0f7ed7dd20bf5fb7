using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Domain.Tests;

/// <summary>What a pack says of the documents that it asks for.</summary>
public sealed class PackDocumentTests
{
    private const string Quotes = "- code: quotes\n";

    private static IEnumerable<PackDocument> Open => Packs.Illustrative.Types.SelectMany(t => t.Asked);

    [Fact]
    public void The_pack_that_is_open_explains_every_document_with_an_example_in_both_languages() =>
        Assert.All(Open, document =>
        {
            Assert.NotNull(document.Help);
            Assert.All(new[] { document.Help.What, document.Help.Example }, words =>
            {
                Assert.NotEmpty(words.Spanish);
                Assert.NotEqual(words.Spanish, words.English);
            });
        });

    [Fact]
    public void Public_works_ask_for_a_technical_file_once_whether_the_pack_lists_it_or_not()
    {
        var (listed, bare) = (Packs.Illustrative.Type("infrastructure")!, Packs.Rules2014.Type("infrastructure")!);

        var explained = Assert.Single(listed.Asked, d => d.Code == PackDocument.TechnicalFile);
        Assert.Equal(PaperNeed.PublicWorks, explained.Need);
        Assert.Equal([PaperKind.Pdf], explained.Kinds);
        var unexplained = Assert.Single(bare.Asked, d => d.Code == PackDocument.TechnicalFile);
        Assert.Null(unexplained.Help);
        Assert.DoesNotContain(Packs.Illustrative.Type("education")!.Asked, d => d.Code == PackDocument.TechnicalFile);
    }

    [Fact]
    public void A_pack_that_explains_nothing_stays_readable() =>
        Assert.All(Packs.Rules2009.Types.SelectMany(t => t.Documents), document =>
        {
            Assert.Null(document.Help);
            Assert.False(document.IsIdentity);
            Assert.Equal([PaperKind.Photo, PaperKind.Pdf], document.Kinds);
        });

    [Theory]
    [InlineData("needed: sometimes", "documents[0].needed: “sometimes” is none of always, public_works")]
    [InlineData("kinds: [fax]", "documents[0].kinds: “fax” is none of photo, pdf")]
    [InlineData("kinds: []", "documents[0].kinds: The document “quotes” does not say how it is handed in")]
    [InlineData("kinds: [pdf, pdf]", "documents[0].kinds: The document “quotes” does not say how it is handed in")]
    [InlineData("identity: { erase_days: 0 }", "documents[0].identity.erase_days: ")]
    [InlineData("identity: { days: 5 }", "documents[0].identity.erase_days: missing key")]
    [InlineData("helps: 1", "documents[0].helps: unknown key")]
    public void What_is_wrong_with_a_document_stops_the_load(string added, string reason)
    {
        var text = Packs.Text("three-for-one", 2026);
        var at = text.IndexOf(Quotes, StringComparison.Ordinal) + Quotes.Length;

        var told = Assert.Throws<ProgrammeFileException>(
            () => RulePackYaml.Read("x", text.Insert(at, $"        {added}\n"))).Message;

        Assert.Contains(reason, told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_of_public_works_in_a_type_that_is_none_stops_the_load()
    {
        var text = Packs.Text("three-for-one", 2026);
        var type = text.IndexOf("code: education", StringComparison.Ordinal);
        var at = text.IndexOf(Quotes, type, StringComparison.Ordinal) + Quotes.Length;

        var told = Assert.Throws<ProgrammeFileException>(
            () => RulePackYaml.Read("x", text.Insert(at, "        needed: public_works\n"))).Message;

        Assert.Contains("documents[0].needed: “quotes” is asked of public works", told, StringComparison.Ordinal);
        Assert.IsType<PackDocumentNeverNeeded>(RulePack.Create(WithoutTechnicalFile()).Refusal);
    }

    [Fact]
    public void A_document_that_comes_as_nothing_is_refused() => Assert.IsType<PackDocumentUntakeable>(
        RulePack.Create(Changed(document => document with { Kinds = [] })).Refusal);

    private static PackTerms WithoutTechnicalFile() => Packs.Illustrative.Terms with
    {
        Types = [.. Packs.Illustrative.Types.Select(t => t with { TechnicalFile = false })],
    };

    private static PackTerms Changed(Func<PackDocument, PackDocument> change) => Packs.Illustrative.Terms with
    {
        Types = [.. Packs.Illustrative.Types.Select(t => t with { Documents = [.. t.Documents.Select(change)] })],
    };
}
