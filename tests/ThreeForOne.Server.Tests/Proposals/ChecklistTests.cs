using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>The documents that the pack asks for, each with what it is and how far it is.</summary>
public sealed class ChecklistTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("es", "Precios por escrito de tres proveedores", "Se pide porque es obra pública.", "Falta")]
    [InlineData("en", "Written prices from three different suppliers", "Asked because it is public works.", "Missing")]
    public async Task Each_document_is_explained_with_an_example_and_why_it_is_asked_for(
        string language, string help, string need, string missing)
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        await president.Post("/language", ("to", language), ("return", "/home"));
        var id = await club.Start();
        await club.Ok<SavePlace, int>(use => use.Handle(id, 1, Drafting.Place(), Drafting.President, Stop));

        var page = await president.Get($"/proposals/{id}/documents");

        var quotes = page.Page.QuerySelector("[aria-labelledby='asked-quotes']")!.TextContent;
        Assert.Contains(help, quotes, StringComparison.Ordinal);
        Assert.Contains(missing, quotes, StringComparison.Ordinal);
        Assert.Contains(need,
            page.Page.QuerySelector("[aria-labelledby='asked-technical_file']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(4, page.Page.QuerySelectorAll(".checklist li").Length);
        Assert.Equal(4, page.Page.QuerySelectorAll(".checklist .state-tag-attention").Length);
    }

    [Theory]
    [InlineData(ItemState.Missing)]
    [InlineData(ItemState.Sent, "pending")]
    [InlineData(ItemState.Sent, "accepted", "pending")]
    [InlineData(ItemState.Accepted, "accepted", "accepted")]
    [InlineData(ItemState.Returned, "accepted", "returned")]
    [InlineData(ItemState.Corrected, "accepted", "corrected")]
    [InlineData(ItemState.Returned, "corrected", "returned")]
    public void A_document_is_as_far_as_its_files(ItemState expected, params string[] files)
    {
        var asked = new PackDocument("quotes", new("Cotizaciones", "Quotes"), null, PaperNeed.Always,
            [PaperKind.Pdf], null, new("", false));

        var item = new ChecklistItem(asked, [.. files.Select(status => new ProposalFile(
            Guid.Empty, "quotes", "x.pdf", "application/pdf", 1, [1], default,
            status == "corrected" ? "pending" : status, "", status == "corrected" ? Guid.Empty : null, false))]);

        Assert.Equal(expected, item.State);
        Assert.Equal(expected is not (ItemState.Missing or ItemState.Returned), item.IsDone);
    }
}
