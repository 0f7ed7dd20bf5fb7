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

    /// <summary>One row, amounts in centavos.</summary>
    internal sealed record Row(
        string Folio, string Programme, int FiscalYear, string StateCode, string? MunicipalityCode,
        string? LocalityCode, string? Municipality,
        string Locality, string Club, string? Type, string Title, string State, DateTimeOffset? SubmittedAt,
        int? PeopleHelped, long Cost, long Gap,
        long? ClubShare, long? MunicipalShare, long? StateShare, long? FederalShare, long Received, long Spent,
        long Yields, long Returned, long Surplus);

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
        var rows = dates.IsNow ? Rows(db) : ProjectsKnown.Rows(db, dates);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            Write(csv, row);
            await csv.EndRecordAsync(stop);
        }
        await csv.FlushAsync(stop);
        return true;
    }, stop);

    private static void Write(CsvWriter csv, Row row)
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

    private static IQueryable<Row> Rows(Database db) => db.Database.SqlQuery<Row>(
        $"""
        select p.folio, p.programme_id as programme, p.fiscal_year, p.state_code, p.municipality_code, p.locality_code, m.name as municipality,
               p.locality_name as locality, o.name as club, p.type_code as type, p.title, p.state, p.submitted_at, p.people_helped,
               p.cost_centavos as cost, p.gap_centavos as gap, s.club as club_share, s.municipal as municipal_share,
               s.state as state_share, s.federal as federal_share,
               coalesce(b.received, 0)::bigint as received, coalesce(b.spent, 0)::bigint as spent, coalesce(b.yields, 0)::bigint as yields,
               coalesce(b.returned, 0)::bigint as returned, coalesce(b.surplus, 0)::bigint as surplus
          from project p join organisation o on o.id = p.club_id
          left join municipality m on m.state_code = p.state_code and m.code = p.municipality_code
          left join lateral (select sum(agreed_centavos) filter (where party = 'club')::bigint club,
                                    sum(agreed_centavos) filter (where party = 'municipal')::bigint municipal,
                                    sum(agreed_centavos) filter (where party = 'state')::bigint state,
                                    sum(agreed_centavos) filter (where party = 'federal')::bigint federal
                               from project_share where project_id = p.id) s on true
          left join lateral (select -sum(b.centavos) filter (where b.account in ('P.APORTACION', 'P.POR_RECIBIR')) received,
                                    sum(b.centavos) filter (where b.account = 'P.GASTO') spent,
                                    -sum(b.centavos) filter (where b.account = 'P.RENDIMIENTO') yields,
                                    sum(b.centavos) filter (where b.account = 'P.DEVUELTO') returned,
                                    -sum(b.centavos) filter (where b.account = 'P.EXCEDENTE') surplus
                               from project_share share join balance b on b.scope_id = share.id where share.project_id = p.id) b on true
         where p.folio is not null order by p.folio
        """);
}
