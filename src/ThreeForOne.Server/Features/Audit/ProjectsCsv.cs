using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>
/// Every submitted project with its figures, for a spreadsheet: UTF-8 with its mark, INEGI keys as text, no name of a
/// person, amounts in pesos. Streamed, so that a million rows need no memory.
/// </summary>
public static class ProjectsCsv
{
    public const string Route = "/audit/projects.csv";

    private static readonly string[] Heading =
    [
        "folio", "programme", "fiscal_year", "inegi_state", "inegi_municipality", "inegi_locality", "municipality",
        "locality", "club", "type",
        "title", "state", "submitted_at", "people_helped", "cost_mxn", "gap_mxn", "agreed_club_mxn",
        "agreed_municipal_mxn", "agreed_state_mxn",
        "agreed_federal_mxn", "received_mxn", "spent_mxn", "yields_mxn", "returned_mxn", "surplus_held_mxn",
    ];

    public static IResult Handle(Database db, HttpContext http, string? on, string? known, CancellationToken stop)
    {
        if (!AsKnown.Read(on, known).TryGet(out var dates, out _)) return Results.BadRequest();
        var who = http.Actor();
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(to => Write(to, db, dates, who, stop), "text/csv; charset=utf-8", "projects.csv");
    }

    private static Task<bool> Write(Stream to, Database db, AsKnown dates, Actor who, CancellationToken stop) =>
        db.Reading(who, async () =>
    {
        // A cell that begins like a formula would be run by a spreadsheet: such text is escaped.
        await using var csv = CsvWriter.Create(
            to, new CsvWriterOptions { WriteByteOrderMark = true, Injection = CsvInjection.Escape }, leaveOpen: true);
        foreach (var name in Heading) csv.WriteField(name);
        await csv.EndRecordAsync(stop);
        await foreach (var row in ProjectFigures.Of(db, dates).AsAsyncEnumerable().WithCancellation(stop))
        {
            Write(csv, row);
            await csv.EndRecordAsync(stop);
        }
        await csv.FlushAsync(stop);
        return true;
    }, stop);

    private static void Write(CsvWriter csv, ProjectFigures row)
    {
        foreach (var text in new[]
            {
                row.Folio, row.Programme, $"{row.FiscalYear}", row.StateCode, row.StateCode + row.MunicipalityCode,
                row.LocalityCode is null ? "" : row.StateCode + row.MunicipalityCode + row.LocalityCode,
                row.Municipality, row.Locality,
                row.Club, row.Type, row.Title, row.State, row.SubmittedAt is { } at ? Database.Instant(at) : "",
                $"{row.PeopleHelped}",
            }) csv.WriteField(text);
        foreach (var centavos in new[]
            {
                row.Cost, row.Gap, row.ClubShare, row.MunicipalShare, row.StateShare, row.FederalShare, row.Received,
                row.Spent, row.Yields, row.Returned, row.Surplus,
            }) csv.WriteField(centavos is { } known ? Pesos(known) : "");
    }

    // Without thousands separators: a spreadsheet reads it as a number in every language.
    private static string Pesos(long centavos) =>
        MoneyText.Format(Money.Mxn(centavos)).Replace(",", "", StringComparison.Ordinal);
}
