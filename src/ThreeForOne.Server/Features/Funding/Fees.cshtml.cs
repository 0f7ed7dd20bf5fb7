using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Web.Charts;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>What a peso of the club brings under one pack and type of project.</summary>
public sealed record ClubMatch(string Code, Bilingual Name, long Club, long All)
{
    public string Times => (All / (decimal)Club).ToString("0.##", CultureInfo.InvariantCulture);
}

/// <summary>The fee is a percentage below a hundred.</summary>
public sealed record FeeNotAPercentage() : Refusal("fee.not_a_percentage")
{
    public override Bilingual Say => new(
        "Escriba la comisión como porcentaje menor que 100, por ejemplo 22.5.",
        "Enter the fee as a percentage below 100, for example 22.5.");
}

/// <summary>
/// What a fee would take, told before anyone sends, and what fees have taken; a form that only asks, so it is a GET.
/// </summary>
public sealed class FeesPage(Database db, FeeLosses losses, Packs packs) : ListPage<FeeLoss>
{
    public const string PlotRoute = "/fees/plot-{size}.{lang}.svg";

    [BindProperty(SupportsGet = true)]
    public string? Sent { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Fee { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Rate { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Match { get; set; }

    public IReadOnlyList<ClubMatch> Matches { get; private set; } = [];

    public IReadOnlyList<FeeLoss> Losses { get; private set; } = [];

    public ClubMatch? Chosen { get; private set; }

    public FeeHarm? Harm { get; private set; }

    /// <summary>What cannot be read yet, while the form is being filled in.</summary>
    public Refusal? Problem { get; private set; }

    protected override ListFile<FeeLoss> AsFile(Texts text) =>
        new ListFile<FeeLoss>(text["comisiones", "fees"], text)
            .Text(new("Año", "Year"), loss => $"{loss.Year}")
            .Text(new("Programa", "Programme"), loss => loss.Programme)
            .Text(new("Club", "Club"), loss => loss.ClubName)
            .Amount(new("Enviado, US$", "Sent, US$"), loss => loss.SentCents)
            .Amount(new("Comisión, US$", "Fee, US$"), loss => loss.FeeCents)
            .Amount(new("Comisión, MXN", "Fee, MXN"), loss => loss.FeeCentavos)
            .Amount(new("Perdió el pueblo, MXN", "Lost to the town, MXN"), loss => loss.LostCentavos);

    protected override async IAsyncEnumerable<FeeLoss> AllRows()
    {
        foreach (var loss in await losses.Of(Stop)) yield return loss;
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        // Nothing was asked yet when the page is opened from the menu.
        if (!string.IsNullOrWhiteSpace(Sent + Fee + Rate)) Reckon(Say);
        return Page();
    }

    /// <summary>The live answer while the club types; what cannot be read yet is no error.</summary>
    public async Task<IActionResult> OnGetHarm()
    {
        await Load();
        Reckon((refusal, _) => Problem ??= refusal);
        return Partial("/Features/Funding/_Harm.cshtml", this);
    }

    private void Reckon(Action<Refusal, string> say)
    {
        var fields = new FieldReader("", say);
        var sent = fields.Of(nameof(Sent), MoneyText.Parse(Sent, Currency.Usd));
        if (!fields.Broken && sent.IsZero) fields.Of(nameof(Sent), (Result<Money>)new AmountIsZero());
        var fee = fields.Of(nameof(Fee), Percentage(Fee));
        var rate = fields.Of(nameof(Rate), Domain.Rate.Parse(Rate));
        if (!fields.Broken && (Int128)sent.Minor * rate.Millionths / 1_000_000 * 100 > MoneyText.MaxMinor)
            fields.Of(nameof(Sent), (Result<Money>)new MoneyTooLarge());
        if (!fields.Broken && Chosen is { } match) Harm = FeeHarm.Of(sent, fee, rate, match.Club, match.All);
    }

    private static Result<Rate> Percentage(string? typed)
    {
        var text = (typed ?? "").Trim().TrimEnd('%').Trim();
        if (text is "0" or "0.0" or "0.00") return new Rate(0);
        if (!Domain.Rate.Parse(text).TryGet(out var percent, out _) || percent.Millionths >= 100_000_000)
            return new FeeNotAPercentage();
        return new Rate(percent.Millionths / 100);
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        var open = await db.Editions.AsNoTracking().OrderByDescending(e => e.FiscalYear).Take(10)
            .Select(e => e.RulePackId).Distinct().ToListAsync(Stop);
        var matches = new List<ClubMatch>();
        foreach (var id in open)
        {
            var pack = await packs.Of(id, Stop);
            foreach (var type in pack.Types)
            {
                var club = RulePack.Weight(type, pack.GroupOf(RulePack.Club));
                var all = pack.Groups.Sum(g => RulePack.Weight(type, g));
                if (club > 0)
                    matches.Add(new($"{pack.Id}/{type.Code}",
                        new($"{pack.Name.Spanish}: {type.Name.Spanish}", $"{pack.Name.English}: {type.Name.English}"),
                        club, all));
            }
        }
        Matches = matches;
        Chosen = matches.FirstOrDefault(m => m.Code == Match) ?? matches.FirstOrDefault();
        Match = Chosen?.Code;
        Losses = await losses.Of(Stop);
        return true;
    }, Stop);

    /// <summary>The plot of what the reader may see.</summary>
    public static async Task<IResult> Plot(
        string size, string lang, HttpContext http, Database db, FeeLosses losses, CancellationToken stop)
    {
        if (size is not ("wide" or "narrow")) return Results.NotFound();
        var rows = await db.Reading(http.Actor(), () => losses.Of(stop), stop);
        var years = rows.GroupBy(l => l.Year).OrderBy(g => g.Key).Select(g => new FeeYear(
            g.Key, Money.Mxn(g.Sum(l => l.FeeCentavos)), Money.Mxn(g.Sum(l => l.LostCentavos - l.FeeCentavos))));
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Text(
            FeeChart.Svg([.. years], new Texts(Languages.Read(lang)),
                size == "narrow" ? ChartSize.Narrow : ChartSize.Wide),
            "image/svg+xml");
    }
}
