using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Features.People.Letters;

/// <summary>
/// Makes the link of a letter when it leaves, so that nobody but its reader has it: only its hash is kept, beside that
/// of the link which was shown. A letter that is tried again brings a new one.
/// </summary>
internal static class MailedLink
{
    public static async Task<string?> Make(
        IServiceProvider services, Guid invitation, Act act, CancellationToken stop)
    {
        var db = services.GetRequiredService<Database>();
        var row = await db.Invitations.FromSql($"select * from invitation where id = {invitation} for update")
            .SingleOrDefaultAsync(stop);
        var now = services.GetRequiredService<RealTime>().Clock.GetUtcNow();
        if (row is not { UsedAt: null, EndedAt: null } || row.ExpiresAt <= now) return null;
        var token = InvitationToken.Make();
        row.MailedSha256 = InvitationToken.HashOf(token);
        return "/invitations/" + token;
    }
}
