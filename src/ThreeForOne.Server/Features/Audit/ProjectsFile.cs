using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>
/// Every submitted project with its figures, for a spreadsheet or a program: headings that are the same in every
/// language, INEGI keys as text, no name of a person.
/// </summary>
public static class ProjectsFile
{
    public const string Route = "/audit/projects.{format}";

    public static async Task<IResult> Handle(
        string format, Database db, HttpContext http, Texts text, string? on, string? known, CancellationToken stop)
    {
        if (format is not (SendList.Csv or SendList.Xlsx)) return Results.NotFound();
        if (!AsKnown.Read(on, known).TryGet(out var dates, out _)) return Results.BadRequest();
        await db.Reading(http.Actor(), async () =>
        {
            await SendList.To(
                http, format, Columns(text), ProjectFigures.Of(db, dates).AsAsyncEnumerable(), stop);
            return true;
        }, stop);
        return Results.Empty;
    }

    private static ListFile<ProjectFigures> Columns(Texts text) => new ListFile<ProjectFigures>("projects", text)
        .Text(As("folio"), p => p.Folio)
        .Text(As("programme"), p => p.Programme)
        .Text(As("fiscal_year"), p => $"{p.FiscalYear}")
        .Text(As("inegi_state"), p => p.StateCode)
        .Text(As("inegi_municipality"), p => p.StateCode + p.MunicipalityCode)
        .Text(As("inegi_locality"),
            p => p.LocalityCode is null ? null : p.StateCode + p.MunicipalityCode + p.LocalityCode)
        .Text(As("municipality"), p => p.Municipality)
        .Text(As("locality"), p => p.Locality)
        .Text(As("club"), p => p.Club)
        .Text(As("type"), p => p.Type)
        .Text(As("title"), p => p.Title)
        .Text(As("state"), p => p.State)
        .Text(As("submitted_at"), p => p.SubmittedAt is { } at ? Database.Instant(at) : null)
        .Count(As("people_helped"), p => p.PeopleHelped)
        .Amount(As("cost_mxn"), p => p.Cost)
        .Amount(As("gap_mxn"), p => p.Gap)
        .Amount(As("agreed_club_mxn"), p => p.ClubShare)
        .Amount(As("agreed_municipal_mxn"), p => p.MunicipalShare)
        .Amount(As("agreed_state_mxn"), p => p.StateShare)
        .Amount(As("agreed_federal_mxn"), p => p.FederalShare)
        .Amount(As("received_mxn"), p => p.Received)
        .Amount(As("spent_mxn"), p => p.Spent)
        .Amount(As("yields_mxn"), p => p.Yields)
        .Amount(As("returned_mxn"), p => p.Returned)
        .Amount(As("surplus_held_mxn"), p => p.Surplus);

    private static Bilingual As(string heading) => new(heading, heading);
}
