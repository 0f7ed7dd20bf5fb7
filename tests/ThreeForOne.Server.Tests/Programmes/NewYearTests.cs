using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.Programmes;

/// <summary>A demonstration on a workflows folder that a test may change.</summary>
public sealed class NewYearSite(TestCluster cluster) : DemoSite(cluster)
{
    public WorkflowsFolder Folder { get; } = new();

    protected override string Workflows => Folder.Path;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

public sealed class NewYearTests(NewYearSite site) : IClassFixture<NewYearSite>
{
    private readonly CommitteeStage _stage = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_years_pack_is_files_alone_its_director_opens_it_and_a_club_proposes_under_it()
    {
        var year = _stage.MexicoToday().Year + 1;
        var pack = $"rules/{year}.yaml";
        site.Folder.Write($"three-for-one/{pack}", site.Folder.Read("three-for-one/rules/2026.yaml")
            .Replace("year: 2026", $"year: {year}", StringComparison.Ordinal)
            .Replace("Tres por Uno, 2026 (ilustrativo)", $"Reglas nuevas de {year}", StringComparison.Ordinal)
            .Replace("1,000,000.00", "1,500,000.00", StringComparison.Ordinal));
        site.Folder.Change("three-for-one/programme.yaml", "rules/2026.yaml]", $"rules/2026.yaml, {pack}]");
        await site.Restart();
        await site.Clock.Move(new(year, 1, 16, 15, 0, 0, TimeSpan.Zero), Stop);

        using var director = await site.As(DemoPeople.Director);
        var rules = (await director.Get("/editions/new")).Page.QuerySelectorAll("#Pack option")
            .Single(o => o.TextContent.Contains($"Reglas nuevas de {year}", StringComparison.Ordinal));
        var opened = await director.Submit("/editions/new", "/editions/new",
            ("Pack", rules.GetAttribute("value")!), ("State", "32"), ("FiscalYear", $"{year}"),
            ("Opens.Day", "15"), ("Opens.Month", "1"), ("Opens.Year", $"{year}"),
            ("Closes.Day", "31"), ("Closes.Month", "3"), ("Closes.Year", $"{year}"));
        Assert.StartsWith("/editions/", opened.Location, StringComparison.Ordinal);
        var posted = await director.Submit(opened.Location!, opened.Location!,
            ("Party", "federal"), ("Amount", "20,000,000.00"), ("Reason", "Presupuesto del año"));
        Assert.Equal(opened.Location, posted.Location);

        using var president = await site.As(DemoPeople.ClubPresident);
        Assert.Contains($"Reglas nuevas de {year}",
            (await president.Get("/proposals/new")).Text, StringComparison.Ordinal);
        var proposal = (await president.Submit(
            "/proposals/new", "/proposals/new", ("Title", "Pozo del año nuevo"))).Location!;
        await president.Submit($"{proposal}/place", $"{proposal}/place",
            ("Title", "Pozo del año nuevo"), ("Type", "infrastructure"), ("Description", "Un pozo."),
            ("Municipality", "019"), ("Locality", "El Durazno"));
        await president.Submit($"{proposal}/budget", $"{proposal}/budget",
            ("Lines[0].Description", "Obra"), ("Lines[0].Quantity", "1"), ("Lines[0].Unit", "obra"),
            ("Lines[0].UnitPrice", "6,000,000.00"));

        // The federal maximum of the new pack is 1,500,000, so there is no gap, as there would be under last year's.
        var split = await president.Get($"{proposal}/contributions");
        Assert.Contains("1,500,000.00", split.Text, StringComparison.Ordinal);
        Assert.Empty(split.Page.QuerySelectorAll("input[name=Choice]"));
        Assert.Equal(2, await _stage.Read(DemoPeople.Director, db => db.Editions.CountAsync(Stop)));
    }
}
