using System.Data.Common;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>
/// How much whoever is signed in has not read, for the head of every page: one statement by a key, and no further than
/// <see cref="Most"/>.
/// </summary>
public sealed class UnreadCount(Database db, IHttpContextAccessor http)
{
    /// <summary>From here on the head says "99+".</summary>
    public const int Most = 100;

    /// <summary>Null for who does not talk on projects, and where the database does not answer.</summary>
    public async Task<int?> Of(ClaimsPrincipal user)
    {
        if (user.TryGetActor() is not { } who || !TalkRoles.Readers.Any(who.Roles.Contains)) return null;
        try
        {
            return (await db.Database.SqlQuery<int>(
                    $"select unread_count({who.Person}, {who.Organisation}, {Most}) as \"Value\"")
                .ToListAsync(http.HttpContext?.RequestAborted ?? default))[0];
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // The page that tells of a lost database has this head too.
            return null;
        }
    }
}
