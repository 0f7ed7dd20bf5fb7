using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.People;

/// <summary>What a link is good for now.</summary>
public enum InvitationState
{
    Open,
    Unknown,
    Used,
    Ended,
    Expired,
    Blocked,
}

/// <summary>A link as its reader sees it; whoever can sign in already only confirms.</summary>
public sealed record InvitationView(
    InvitationState State, Guid Id, Guid Person, string Name, string Email, string? Organisation, bool CanSignIn,
    DateTimeOffset ExpiresAt, IReadOnlyList<string> Roles)
{
    /// <summary>A link to choose a new password; it asks for nothing that was known before.</summary>
    public bool IsReset => Organisation is null;

    public static InvitationView None { get; } =
        new(InvitationState.Unknown, Guid.Empty, Guid.Empty, "", "", null, false, default, []);
}

/// <summary>Reads what a token opens. Whoever has the token may know it: it was sent to them alone.</summary>
public sealed class ReadInvitation(Database db)
{
    public async Task<InvitationView> Handle(string token, DateTimeOffset now, CancellationToken stop)
    {
        var hash = InvitationToken.HashOf(token);
        var row = (await db.Reading(Actor.System, () => db.Database.SqlQuery<Row>(
            $"""
            select i.id, i.person_id as person, p.name, coalesce(a.email, '') as email, o.name as organisation,
                   i.used_at, i.ended_at, i.expires_at, a.blocked_at,
                   a.password_hash is not null or exists (select from account_passkey k where k.user_id = a.id)
                       or exists (select from account_login l where l.user_id = a.id) as can_sign_in,
                   array(select distinct m.role from appointment m where m.person_id = i.person_id
                            and m.organisation_id = i.organisation_id and m.valid_until is null) as roles
              from invitation i join person p on p.id = i.person_id join account a on a.id = i.person_id
              left join organisation o on o.id = i.organisation_id
             where i.token_sha256 = {hash} or i.mailed_sha256 = {hash}
            """).ToListAsync(stop), stop)).SingleOrDefault();
        if (row is null) return InvitationView.None;
        var state = row.UsedAt is not null ? InvitationState.Used
            : row.EndedAt is not null ? InvitationState.Ended
            : row.ExpiresAt <= now ? InvitationState.Expired
            : row.BlockedAt is not null ? InvitationState.Blocked
            : InvitationState.Open;
        return new(state, row.Id, row.Person, row.Name, row.Email, row.Organisation, row.CanSignIn, row.ExpiresAt,
            row.Roles);
    }

    private sealed record Row(
        Guid Id, Guid Person, string Name, string Email, string? Organisation, DateTimeOffset? UsedAt,
        DateTimeOffset? EndedAt, DateTimeOffset ExpiresAt, DateTimeOffset? BlockedAt, bool CanSignIn, string[] Roles);
}
