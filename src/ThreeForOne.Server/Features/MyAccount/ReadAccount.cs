using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.MyAccount;

/// <summary>One place where a person is signed in.</summary>
public sealed record OpenDevice(Guid Id, string Device, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt);

/// <summary>A person's own account as they see it.</summary>
public sealed record OwnAccount(string Email, bool HasPassword, IReadOnlyList<OpenDevice> Devices);

/// <summary>Reads what concerns one's own account: nobody else's is ever asked for.</summary>
public sealed class ReadAccount(Database db, RealTime real)
{
    public Task<OwnAccount> Handle(Actor who, CancellationToken stop) => db.Reading(who, async () =>
    {
        var now = real.Clock.GetUtcNow();
        var (seenAfter, startedAfter) = (now - OpenSignIns.Idle, now - OpenSignIns.AgeMax);
        var (email, hasPassword) = (await db.Database.SqlQuery<Known>(
            $"""
            select coalesce(email, '') as email, password_hash is not null as has_password
              from account where id = {who.Person}
            """).ToListAsync(stop)).Single();
        var devices = await db.Database.SqlQuery<OpenDevice>(
            $"""
            select id, device, started_at, last_seen_at from sign_in_session
             where person_id = {who.Person} and ended_at is null and last_seen_at > {seenAfter}
               and started_at > {startedAfter}
             order by last_seen_at desc, id limit 50
            """).ToListAsync(stop);
        return new OwnAccount(email, hasPassword, devices);
    }, stop);

    private sealed record Known(string Email, bool HasPassword);
}
