using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Web;

/// <summary>
/// The zone in which whoever asks reads hours, as chosen in the preferences; asked once a request, and only by a page
/// that shows a deadline.
/// </summary>
public sealed class ReaderZone(Database db, IHttpContextAccessor http)
{
    private bool isAsked;
    private string? zone;

    /// <summary>Null when nobody chose one: then the browser's own may be shown.</summary>
    public async Task<string?> Chosen()
    {
        if (isAsked) return zone;
        if (http.HttpContext?.User.PersonId() is { } person)
            zone = (await db.Database.SqlQuery<string>(
                    $"select time_zone as \"Value\" from mail_preference where person_id = {person}")
                .ToListAsync(http.HttpContext.RequestAborted)).SingleOrDefault();
        isAsked = true;
        return zone;
    }
}
