using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>Hands out the scan of a filing to whoever may see the filing, which row-level security decides.</summary>
public static class FilingPaper
{
    public const string Route = "/filings/{id:guid}/paper";

    public static async Task<IResult> Handle(Guid id, Database db, HttpContext http, CancellationToken stop)
    {
        var found = await db.Reading(http.Actor(), () => (
            from f in db.ClubFilings.AsNoTracking()
            join file in db.Files on f.PaperSha256 equals file.Sha256
            where f.Id == id
            select new { file.MediaType, file.Content }).SingleOrDefaultAsync(stop), stop);
        if (found is null) return Results.NotFound();
        var ending = found.MediaType switch { "application/pdf" => "pdf", "image/png" => "png", _ => "jpg" };
        return PrivateFile.Send(http, found.Content, found.MediaType, $"papel-{id}.{ending}");
    }
}
