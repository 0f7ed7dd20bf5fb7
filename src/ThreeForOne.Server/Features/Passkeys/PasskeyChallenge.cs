using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Features.Passkeys;

/// <summary>The page was open for too long, or what it sent was sent before.</summary>
public sealed record PasskeyTooLate() : Refusal("passkey.too_late")
{
    public override Bilingual Say => new(
        "La página estuvo abierta demasiado tiempo o ya se había usado. Intente de nuevo.",
        "The page was open for too long, or had been used already. Try again.");
}

/// <summary>What a form with a passkey shows to the browser's script, and what it carries back to us.</summary>
public sealed record PasskeyForm(string Options, string State);

/// <summary>
/// What a device is asked to sign. It travels in the form, protected, holds for a quarter of an hour, and is taken
/// once: so opening a page writes nothing, and what was sent once opens nothing again.
/// </summary>
public sealed class PasskeyChallenge(Database db, RealTime real, IDataProtectionProvider protection)
{
    /// <summary>So long a page may stay open.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly IDataProtector _protector = protection.CreateProtector("three-for-one", "passkey");

    /// <summary>What the form carries, of use to that purpose alone.</summary>
    public string Carry(string purpose, string? state)
    {
        var now = real.Clock.GetUtcNow();
        return _protector.CreateProtector(purpose).Protect(
            JsonSerializer.Serialize(new Carried(Guid.CreateVersion7(now), now, state)));
    }

    /// <summary>
    /// What was carried, taken now: a second time it is refused. Not in the transaction of its caller, so that a wrong
    /// answer uses it up as well.
    /// </summary>
    public async Task<Result<string>> Take(string purpose, string? carried, CancellationToken stop)
    {
        var now = real.Clock.GetUtcNow();
        if (Read(purpose, carried) is not { } found || now - found.MadeAt >= Lifetime) return new PasskeyTooLate();
        var taken = await db.Database.ExecuteSqlAsync(
            $"insert into passkey_challenge values ({found.Id}, {now}) on conflict do nothing", stop);
        return taken == 1 ? found.State ?? "" : new PasskeyTooLate();
    }

    private Carried? Read(string purpose, string? carried)
    {
        try
        {
            return carried is null
                ? null
                : JsonSerializer.Deserialize<Carried>(_protector.CreateProtector(purpose).Unprotect(carried));
        }
        catch (Exception wrong) when (wrong is CryptographicException or JsonException)
        {
            return null;
        }
    }

    private sealed record Carried(Guid Id, DateTimeOffset MadeAt, string? State);
}
