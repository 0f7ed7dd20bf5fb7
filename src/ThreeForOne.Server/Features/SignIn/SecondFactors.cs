using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>Which second factors a person has.</summary>
public sealed record HeldFactors(bool App, int Passkeys, int RecoveryCodes)
{
    public bool Any => App || Passkeys > 0;
}

/// <summary>The secret of a person's authenticator app and the last step of which a code was taken.</summary>
public sealed record AppSecret(byte[] Secret, long LastStep);

/// <summary>
/// Reads a person's own second factors; row-level security shows nobody else's. The caller's transaction is the
/// person's.
/// </summary>
public sealed class SecondFactors(Database db)
{
    /// <summary>Somebody who has shown a password and is about to be that person.</summary>
    public static Actor Self(Guid person) => new(person, Actor.System.Organisation, new HashSet<string>());

    public Task<HeldFactors> Of(Guid person, CancellationToken stop) => db.Reading(Self(person), async () =>
        (await db.Database.SqlQuery<HeldFactors>(
            $"""
            select exists (select from account_second_factor where person_id = {person}) as app,
                   (select count(*)::int from account_passkey where user_id = {person}) as passkeys,
                   (select count(*)::int from account_recovery_code
                     where person_id = {person} and used_at is null) as recovery_codes
            """).ToListAsync(stop))[0], stop);

    /// <summary>Locked, so that of two who use one code at once one is refused.</summary>
    public async Task<AppSecret?> Locked(Guid person, CancellationToken stop) =>
        (await db.Database.SqlQuery<AppSecret>(
            $"select secret, last_step from account_second_factor where person_id = {person} for update")
            .ToListAsync(stop)).SingleOrDefault();
}
