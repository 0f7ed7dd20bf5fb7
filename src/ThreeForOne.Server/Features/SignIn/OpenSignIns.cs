using System.Collections.Concurrent;
using Npgsql;
using NpgsqlTypes;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// The sign-ins that are open, asked of the database at most every few seconds each, so that one that was ended
/// anywhere is over everywhere by then, and here at once. Apart from the pages' connections: when it was last seen is
/// kept also while a page is only read.
/// </summary>
public sealed class OpenSignIns(NpgsqlDataSource source, RealTime real)
{
    /// <summary>Unused for so long it is over; and however much it is used, after the days that follow.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(8);

    public static readonly TimeSpan AgeMax = TimeSpan.FromDays(7);

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);
    private const int KeptMax = 10_000;
    private const int AttemptsMax = 3;

    private const string Question = """
        select s.person_id, p.name, s.organisation_id, s.method, s.two_factors, s.started_at, s.last_seen_at,
               a.organisation_id, o.name, a.role, a.valid_from, a.valid_until,
               exists (select from second_factor_role r where r.role = a.role),
               coalesce(s.confirmed_at, s.started_at)
          from sign_in_session s join account c on c.id = s.person_id join person p on p.id = s.person_id
          left join appointment a on a.person_id = s.person_id left join organisation o on o.id = a.organisation_id
         where s.id = $1 and s.ended_at is null and c.blocked_at is null
        """;

    // How old an answer is, is measured by what no clock's change touches.
    private readonly ConcurrentDictionary<Guid, (OpenSignIn SignIn, long Asked)> _known = new();

    /// <summary>The sign-in, or null when it has ended, its time is over or its account is blocked.</summary>
    public async Task<OpenSignIn?> Find(Guid id, CancellationToken stop)
    {
        var found = _known.TryGetValue(id, out var known) && real.Clock.GetElapsedTime(known.Asked) < Fresh
            ? known.SignIn
            : await Ask(id, stop);
        return found is not null && !IsOver(found) ? found : null;
    }

    /// <summary>What was known of a person's sign-ins no longer holds: it is asked again.</summary>
    public void Forget(Guid person)
    {
        foreach (var (id, known) in _known)
            if (known.SignIn.Person == person) _known.TryRemove(id, out _);
    }

    private bool IsOver(OpenSignIn signIn)
    {
        var now = real.Clock.GetUtcNow();
        return now - signIn.LastSeenAt >= Idle || now - signIn.StartedAt >= AgeMax;
    }

    private async Task<OpenSignIn?> Ask(Guid id, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var asked = real.Clock.GetTimestamp();
                var found = await Read(id, stop);
                if (found is null || IsOver(found))
                {
                    _known.TryRemove(id, out _);
                    return null;
                }
                if (_known.Count >= KeptMax) _known.Clear();
                found = await Touch(found, stop);
                _known[id] = (found, asked);
                return found;
            }
            catch (Exception e) when (attempt < AttemptsMax && DatabaseLost.Is(e))
            {
                // A connection that died with a restart is replaced by the next.
            }
        }
    }

    private async Task<OpenSignIn?> Read(Guid id, CancellationToken stop)
    {
        await using var command = source.CreateCommand(Question);
        command.Parameters.Add(new() { Value = id });
        await using var rows = await command.ExecuteReaderAsync(stop);
        OpenSignIn? found = null;
        var held = new List<HeldRole>();
        while (await rows.ReadAsync(stop))
        {
            found ??= new(id, rows.GetGuid(0), rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetGuid(2),
                rows.GetString(3), rows.GetBoolean(4), rows.GetFieldValue<DateTimeOffset>(5),
                rows.GetFieldValue<DateTimeOffset>(6), held)
            {
                ConfirmedAt = rows.GetFieldValue<DateTimeOffset>(13),
            };
            if (!rows.IsDBNull(7))
                held.Add(new(rows.GetGuid(7), rows.GetString(8), rows.GetString(9), rows.GetFieldValue<DateOnly>(10),
                    rows.IsDBNull(11) ? null : rows.GetFieldValue<DateOnly>(11), rows.GetBoolean(12)));
        }
        return found;
    }

    private async Task<OpenSignIn> Touch(OpenSignIn signIn, CancellationToken stop)
    {
        var now = real.Clock.GetUtcNow();
        if (now - signIn.LastSeenAt < SeenEvery) return signIn;
        await using var command = source.CreateCommand(
            "update sign_in_session set last_seen_at = $2 where id = $1 and last_seen_at < $2 and ended_at is null");
        command.Parameters.Add(new() { Value = signIn.Id });
        command.Parameters.Add(new() { Value = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(stop);
        return signIn with { LastSeenAt = now };
    }
}
