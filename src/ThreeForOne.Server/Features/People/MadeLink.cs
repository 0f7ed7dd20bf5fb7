namespace ThreeForOne.Server.Features.People;

/// <summary>A link that was made just now, as the page shows it once.</summary>
public sealed record MadeLink(string Address, string Email, DateTimeOffset ExpiresAt, bool EndsEarlier)
{
    public static MadeLink Of(Invitation invitation, string email, HttpContext http)
    {
        // It is in this answer only: neither a cache nor another site's statistics may keep it.
        http.Response.Headers.CacheControl = "no-store";
        return new($"{http.Request.Scheme}://{http.Request.Host}{invitation.Path}", email, invitation.ExpiresAt,
            invitation.EndsEarlier);
    }
}
