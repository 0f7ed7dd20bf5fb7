using System.Net;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>Lines from a spreadsheet on the club's page: shown first, saved when confirmed.</summary>
public sealed class ImportLinesTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Sheet = "Concepto\tCantidad\tUnidad\tPrecio\nTubo\t10\tm\t85.50\nBomba\t1\tpieza\t12,000.00";

    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pasted_cells_are_shown_and_then_replace_or_follow_the_lines_that_are_there()
    {
        var id = await club.Start();
        await club.Budget(id, "500.00", Drafting.President);
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);

        var shown = await Read(treasurer, id, Sheet);
        Assert.Contains("2 partidas que suman 12,855.00 MXN", shown.Text, StringComparison.Ordinal);
        Assert.Contains("El costo queda en 13,355.00 MXN", shown.Text, StringComparison.Ordinal);
        Assert.Equal(["Obra completa"], await Lines(id));
        var confirm = FormFields.Of(shown, "form[action$='handler=Confirm']");
        Assert.Equal($"/proposals/{id}/budget",
            (await treasurer.Post(Confirm(id), confirm.With(("Append", "true")))).Location);
        Assert.Equal(["Obra completa", "Tubo", "Bomba"], await Lines(id));

        // What was shown is older by now: nothing is written over.
        var late = await treasurer.Post(Confirm(id), confirm);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains(new BudgetSavedMeanwhile().Say.Spanish, late.Text, StringComparison.Ordinal);
        Assert.NotNull((await treasurer.Post(
            Confirm(id), FormFields.Of(late, "form[action$='handler=Confirm']").With(("Append", "false")))).Location);
        Assert.Equal(["Tubo", "Bomba"], await Lines(id));
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_told_and_nothing_is_saved()
    {
        var id = await club.Start();
        using var president = await site.As(DemoPeople.ClubPresident);

        var shown = await Read(president, id, Sheet + "\nCemento\t2\tbulto\t=B1*2");

        Assert.Contains("Renglón 4, Precio unitario «=B1*2»: Es una fórmula", shown.Text, StringComparison.Ordinal);
        Assert.Null(shown.Page.QuerySelector("form[action$='handler=Confirm']"));
        await president.Post(Confirm(id), FormFields.Of(shown, "form[action$='handler=Read']"));
        Assert.Empty(await Lines(id));
    }

    [Fact]
    public async Task A_csv_file_is_read_and_a_workbook_told_at_its_field()
    {
        var id = await club.Start();
        using var president = await site.As(DemoPeople.ClubPresident);
        var page = $"/proposals/{id}/budget/lines";

        var csv = await president.Upload(page, $"{page}?handler=Read", ImportLinesPage.FileField,
            [.. "Concepto;Cantidad;Unidad;Precio\nA"u8, 0xF1, .. "ejo;1;m;85,50"u8]);
        var book = await president.Upload(
            page, $"{page}?handler=Read", ImportLinesPage.FileField, "PK book"u8.ToArray());

        Assert.Contains("Añejo", csv.Text, StringComparison.Ordinal);
        Assert.Contains("1 partidas que suman 85.50 MXN", csv.Text, StringComparison.Ordinal);
        Assert.Contains(new TableIsWorkbook().Say.Spanish, book.Text, StringComparison.Ordinal);
        Assert.NotNull(book.Page.QuerySelector("#table-error"));
    }

    [Fact]
    public async Task More_lines_than_a_budget_takes_are_not_added()
    {
        var id = await club.Start();
        await club.Budget(id, "500.00", Drafting.President);
        using var president = await site.As(DemoPeople.ClubPresident);
        var shown = await Read(president, id,
            string.Concat(Enumerable.Range(1, 100).Select(i => $"Cosa {i}\t1\tm\t10\n")));
        var confirm = FormFields.Of(shown, "form[action$='handler=Confirm']");

        var told = await president.Post(Confirm(id), confirm.With(("Append", "true")));
        Assert.Contains(new TooManyLines(101).Say.Spanish, told.Text, StringComparison.Ordinal);
        Assert.NotNull((await president.Post(Confirm(id), confirm.With(("Append", "false")))).Location);
        Assert.Equal(100, (await Lines(id)).Count);
    }

    private static async Task<Answer> Read(Visitor who, Guid id, string table)
    {
        var page = $"/proposals/{id}/budget/lines";
        return await who.Post($"{page}?handler=Read",
            FormFields.Of(await who.Get(page), "form[action$='handler=Read']").With(("Table", table)));
    }

    private static string Confirm(Guid id) => $"/proposals/{id}/budget/lines?handler=Confirm";

    private Task<List<string>> Lines(Guid id) => club.Read(db => db.ProjectLines.Where(l => l.ProjectId == id)
        .OrderBy(l => l.Ordinal).Select(l => l.Description).ToListAsync(Stop));
}
