using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.PublicSite;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Charts;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Reports;

/// <summary>
/// Issues the programme's report for an edition's year: the historical table as printed, with what does not add up in
/// it, and every edition since by party. A later report is another document; the earlier one stands as it was.
/// </summary>
public sealed class IssueAnnualReport(Database db, IssueDocument documents, Packs packs, SiteAddress site)
{
    public static IReadOnlyList<string> Roles { get; } = ["programme_director", "auditor"];

    public Task<Result<Guid>> Handle(
        Guid editionId, AsKnown dates, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Informe anual del programa", act => db.Once(
            "report.issue", formKey,
            new JsonObject { ["edition"] = editionId.ToString(), ["dates"] = dates.Query }, act,
            () => Issue(editionId, dates, act, stop), stop), stop);

    private async Task<Result<Guid>> Issue(Guid editionId, AsKnown dates, Act act, CancellationToken stop)
    {
        if (!Roles.Any(db.Actor.Roles.Contains)) return new NotYourTurn(Roles[0]);
        if (await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == editionId, stop) is not { } edition)
            return new NoSuchEdition();

        var state = await db.States.SingleAsync(s => s.Code == edition.StateCode, stop);
        var owner = string.Create(CultureInfo.InvariantCulture, $"{state.FolioPrefix}-{edition.FiscalYear}");
        // Two reports of one state and year are numbered one after the other, whatever the programme.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({"report/" + owner}, 7))", stop);
        var type = DocumentType.AnnualReport;
        var ordinal = 1 + await db.Documents.CountAsync(d => d.Type == type.Code
            && db.Editions.Any(e =>
                e.Id == d.EditionId && e.StateCode == edition.StateCode && e.FiscalYear == edition.FiscalYear), stop);
        var verification = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var pack = await packs.OfEdition(editionId, stop);
        var head = new DocumentHead(
            null, type.Folio(owner, ordinal), pack.Year, pack.Id, await Programme(edition, stop), edition.StateCode,
            state.Name,
            Moment.In(act.At, pack.Zone), await Office(stop), Bilingual: true, $"{site.BaseUrl}/verify/{verification}",
            site.Demo);
        var record = await Record(head, edition.FiscalYear, dates, stop);
        return (await documents.Keep(
            type, head.DocumentFolio, ordinal, verification, record.Bytes(), null, edition.Id, act, stop)).Id;
    }

    private async Task<AnnualReport> Record(
        DocumentHead head, int year, AsKnown dates, CancellationToken stop)
    {
        var history = await InvestmentHistory.Read(db, stop);
        var editions = (await EditionInvestment.Read(db, dates, stop)).Where(e => e.Year <= year).ToList();
        var added = new Documents.Records.HistoricalTotal(
            history.Years.Sum(y => y.Projects), history.Years.Sum(y => y.Total.Minor));
        var printed = new Documents.Records.HistoricalTotal(
            history.Printed.Sum(p => p.Projects), history.Printed.Sum(p => p.UsdCents));
        return new AnnualReport(
            head, year, new Phrase(string.Join("; ", history.Sources)),
            [.. history.Years.Select(y => new HistoricalYear(y.Year, y.Projects, y.Total.Minor))],
            added, printed, new(added.Projects - printed.Projects, added.Cents - printed.Cents),
            [.. editions.Select(e => new EditionYear(
                e.Year, e.Programme, e.Projects, e.Of("club").Minor, e.Of("municipal").Minor, e.Of("state").Minor,
                e.Of("federal").Minor))],
            history.Years.Count == 0 ? null : InvestmentChart.Svg(history.Years, new Texts(Language.Spanish)),
            PlotText(history), FiguresOf(dates));
    }

    private static Phrase? FiguresOf(AsKnown dates)
    {
        if (dates.IsNow) return null;
        var (es, en) = (new Texts(Language.Spanish), new Texts(Language.English));
        List<(string Es, string En)> parts = [];
        if (dates.On is { } on)
            parts.Add(
                ($"Movimientos con fecha hasta el {es.Date(on)}.", $"Movements effective up to {en.Date(on)}."));
        if (dates.Known is { } known)
            parts.Add(
                ($"Solo lo sellado hasta el {es.Moment(known)}.", $"Only what was sealed by {en.Moment(known)}."));
        return new(string.Join(' ', parts.Select(p => p.Es)), string.Join(' ', parts.Select(p => p.En)));
    }

    private static Phrase PlotText(InvestmentHistory history)
    {
        if (history.Years.Count == 0) return new("No hay serie histórica.", "There is no historical series.");
        var (first, last) = (history.Years[0].Year, history.Years[^1].Year);
        var most = history.Years.MaxBy(y => y.Total.Minor)!;
        var amount = MoneyText.Format(most.Total);
        return new(
            $"Inversión por año en millones de US$, de {first} a {last}; la mayor, {amount} con {most.Projects} obras, en {most.Year}.",
            $"Investment by year in US$ millions, {first} to {last}; the largest, {amount} with {most.Projects} projects, in {most.Year}.");
    }

    private Task<string> Programme(Edition edition, CancellationToken stop) =>
        db.Programmes.Where(p => p.Id == edition.ProgrammeId).Select(p => p.NameEs).SingleAsync(stop);

    private Task<string> Office(CancellationToken stop)
    {
        var office = db.Actor.Organisation;
        return db.Organisations.Where(o => o.Id == office).Select(o => o.Name).SingleAsync(stop);
    }
}
