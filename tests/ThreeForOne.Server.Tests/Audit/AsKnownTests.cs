using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Tests.Ledger;
using ThreeForOne.Server.Tests.Verification;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Tests.Audit;

/// <summary>Figures of any effective date, as known on any date, on every page that shows them.</summary>
public sealed class AsKnownTests(KnownSite site) : IClassFixture<KnownSite>
{
    [Fact]
    public async Task A_figure_as_known_earlier_does_not_change_when_entries_come_later()
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var available = $"/audit/balance/{site.Line}/8.2.2-D";

        Assert.Equal("MXN 18,750,000.00", await Total(auditor, $"{available}?known={site.Before}"));
        Assert.Equal("MXN 18,750,000.07", await Total(auditor, available));
        Assert.Equal("MXN 18,750,000.07", await Total(auditor, $"{available}?known={site.After}"));
        Assert.Equal("MXN 0.00", await Total(auditor, $"{available}?known=2001-01-01"));
    }

    [Fact]
    public async Task A_backdated_entry_is_in_its_effective_date_and_not_in_what_was_known_before_it_came()
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var modified = $"/audit/balance/{site.Line}/8.2.3";

        Assert.Equal("MXN 0.07", await Total(auditor, $"{modified}?on={site.Backdated}"));
        Assert.Equal("MXN 0.00", await Total(auditor, $"{modified}?on={site.Backdated}&known={site.Before}"));
        Assert.Equal("MXN 0.00", await Total(auditor, $"{modified}?on={site.DayBefore}"));
    }

    [Fact]
    public async Task A_reversed_entry_stays_visible_with_its_reversal()
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var page = await auditor.Get($"/audit/balance/{site.Line}/8.2.3");

        Assert.Contains("Revertido después", page.Text, StringComparison.Ordinal);
        Assert.Contains("Revierte este movimiento", page.Text, StringComparison.Ordinal);
        var before = await auditor.Get($"/audit/balance/{site.Line}/8.2.3?known={site.BeforeReversal}");
        Assert.DoesNotContain("Revertido después", before.Text, StringComparison.Ordinal);
        Assert.Equal("MXN 0.18", Total(before));
    }

    [Fact]
    public async Task Every_movement_leads_to_its_entry_document_person_role_and_reason()
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var edition = await auditor.Get($"/audit/editions/{site.Edition}");
        var figures = edition.Page.QuerySelectorAll("td.amount a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(3 * 9, figures.Count);
        Assert.Contains($"/audit/balance/{site.Line}/8.2.4,8.2.5,8.2.6,8.2.7", figures);

        var published = await auditor.Get($"/audit/balance/{site.Line}/8.2.1");

        Assert.Contains("Beatriz Arellano", published.Text, StringComparison.Ordinal);
        Assert.Contains("Dirección del programa, Oficina del programa", published.Text, StringComparison.Ordinal);
        Assert.Contains("Edición ilustrativa de la demostración", published.Text, StringComparison.Ordinal);
        foreach (var href in figures) Assert.Equal(HttpStatusCode.OK, (await auditor.Get(href)).Status);
    }

    [Fact]
    public async Task A_cumulative_figure_counts_what_moved_on_once()
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var committed = await auditor.Get($"/audit/balance/{site.Line}/8.2.4,8.2.5,8.2.6,8.2.7");

        Assert.Equal("MXN 250,000.00", Total(committed));
        Assert.Single(committed.Page.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task Reports_the_public_page_and_the_csv_take_both_dates()
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var never = "?on=2001-01-01";

        Assert.Contains("250,000.00", (await auditor.Get($"/editions/{site.Edition}/report")).Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("250,000.00", (await auditor.Get($"/editions/{site.Edition}/report{never}")).Text,
            StringComparison.Ordinal);
        using var anybody = site.Visitor();
        Assert.Contains("250,000.00", (await anybody.Get($"/?known={site.After}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("250,000.00", (await anybody.Get("/" + never)).Text, StringComparison.Ordinal);
        var csv = await auditor.Bytes($"/audit/projects.csv?on={site.Today}&known={site.After}");
        Assert.Contains(",EN_EJECUCION,", System.Text.Encoding.UTF8.GetString(csv), StringComparison.Ordinal);
        Assert.EndsWith(",250000.00,250000.00,250000.00,250000.00,1000000.00,400000.00,0.00,0.00,0.00",
            System.Text.Encoding.UTF8.GetString(csv).TrimEnd(), StringComparison.Ordinal);
        var empty = System.Text.Encoding.UTF8.GetString(await auditor.Bytes($"/audit/projects.csv{never}"));
        Assert.Contains("\r\nTotal de 0 renglones,", empty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("on=31/02/2026")]
    [InlineData("known=ayer")]
    public async Task What_is_no_date_is_said_at_its_field_and_kept(string query)
    {
        using var auditor = await site.As(DemoPeople.Auditor);
        var answer = await auditor.Get($"/audit/balance/{site.Line}/8.2.1?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(new AsKnownDateNotReal().Say.Spanish, answer.Text, StringComparison.Ordinal);
        Assert.Contains(query.Split('=')[1], answer.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await auditor.Raw($"/audit/projects.csv?{query}")).StatusCode);
    }

    [Fact]
    public async Task Figures_that_are_none_are_not_found()
    {
        using var auditor = await site.As(DemoPeople.Auditor);

        foreach (var path in new[] { $"balance/{Guid.Empty}/8.2.1", $"balance/{site.Line}/8.2.9",
            $"balance/{site.Line}/8.2.1,8.2.1", $"editions/{Guid.Empty}" })
            Assert.Equal(HttpStatusCode.NotFound, (await auditor.Get("/audit/" + path)).Status);
    }

    private static async Task<string> Total(Visitor auditor, string path) => Total(await auditor.Get(path));

    private static string Total(Answer answer) =>
        string.Join(' ', answer.Page.QuerySelector(".figure-total strong")!.TextContent
            .Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Reverse().Order(NumbersLast.Instance));

    /// <summary>The currency first, wherever the page writes it.</summary>
    private sealed class NumbersLast : IComparer<string>
    {
        public static readonly NumbersLast Instance = new();

        public int Compare(string? x, string? y) =>
            (x!.Any(char.IsAsciiDigit) ? 1 : 0) - (y!.Any(char.IsAsciiDigit) ? 1 : 0);
    }
}

/// <summary>
/// The stored project sealed; after that a backdated increase, sealed; then an increase and its reversal, sealed each.
/// </summary>
public sealed class KnownSite(TestCluster cluster) : DemoSite(cluster)
{
    public Guid Edition { get; private set; }

    public Guid Line { get; private set; }

    public string Before { get; private set; } = "";

    public string BeforeReversal { get; private set; } = "";

    public string After { get; private set; } = "";

    public string Today => Civil(DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime));

    public string Backdated => Civil(DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddDays(-5));

    public string DayBefore => Civil(DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime).AddDays(-6));

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await StoredBooks.Fill(this);
        Line = (Guid)(await Sql.Scalar(
            Databases.Verifier!, "select id from budget_line where party = 'federal' order by id limit 1"))!;
        Edition = (Guid)(await Sql.Scalar(
            Databases.Verifier!, $"select edition_id from budget_line where id = '{Line}'"))!;
        Before = await Sealed();
        await Post(Increase(7, Backdated));
        var reversed = Increase(11, Today);
        await Post(reversed);
        BeforeReversal = await Sealed();
        var reversal = new Attack(this).Entry("reversal", Edition, null, DemoPeople.Director,
            ('L', Line, "8.2.2-D", -11), ('L', Line, "8.2.3", 11));
        reversal["reverses"] = reversed["id"]!.ToString();
        await Post(reversal);
        After = await Sealed();
    }

    private JsonObject Increase(long centavos, string day)
    {
        var entry = new Attack(this).Entry("increase", Edition, null, DemoPeople.Director,
            ('L', Line, "8.2.2-D", centavos), ('L', Line, "8.2.3", -centavos));
        entry["effective_on"] = day;
        return entry;
    }

    private Task<object?> Post(JsonObject entry) => new Attack(this).DoPost(DemoPeople.Director, entry);

    /// <summary>Seals what there is; the instant of the last seal, as an address writes it.</summary>
    private async Task<string> Sealed()
    {
        await Sealer.SealAll(App.Services.GetRequiredService<IServiceScopeFactory>(), CancellationToken.None);
        return (string)(await Sql.Scalar(Databases.Verifier!, "select utc_text(max(sealed_at)) from seal"))!;
    }

    private static string Civil(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
