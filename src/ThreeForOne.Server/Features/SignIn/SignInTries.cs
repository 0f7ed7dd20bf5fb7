using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>Too many tries that failed: when the next one may be made.</summary>
public sealed record TooManyTries(DateTimeOffset At, int Minutes) : Refusal("sign_in.too_many_tries")
{
    public override Bilingual Say => new(
        $"Hubo demasiados intentos fallidos desde aquí. Espere {Spanish}: desde las {Clock} "
            + "(hora de la Ciudad de México) puede intentarlo de nuevo.",
        $"Too many tries from here failed. Wait {English}: from {Clock} (Mexico City time) you can try again.");

    private string Clock => MexicoCity.At(At).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private string Spanish => Minutes == 1 ? "un minuto" : $"{Minutes} minutos";

    private string English => Minutes == 1 ? "a minute" : $"{Minutes} minutes";
}

/// <summary>
/// Guesses, counted where they come from: by the network for strangers, by the browser for people who got in with it
/// before. So whoever guesses at an account slows themselves down and nobody else. Of what is counted only a hash is
/// kept: no name and no address.
/// </summary>
public sealed class SignInTries(Database db, RealTime real, KnownDevice device, IHttpContextAccessor accessor)
{
    /// <summary>As many failures cost nothing.</summary>
    public const int Free = 5;

    /// <summary>Then the wait doubles from the first to the longest.</summary>
    public static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Counts a try at a password before it is checked, so that many at once count as many. The address is what was
    /// typed: one that nobody has is counted in the same way.
    /// </summary>
    public Task<Result<byte[]>> AtPassword(string email, Guid? person, CancellationToken stop) => Count(
        person is { } known && device.MarkOf(known) is { } mark
            ? KeyOf("password of a device", mark, known.ToString())
            : KeyOf("password of a network", email.ToUpperInvariant(), Network()), stop);

    /// <summary>
    /// The same for a code. Whoever tries has shown the password already, so that strangers share one count however
    /// many networks they use.
    /// </summary>
    public Task<Result<byte[]>> AtCode(Guid person, CancellationToken stop) => Count(
        device.MarkOf(person) is { } mark
            ? KeyOf("code of a device", mark, person.ToString())
            : KeyOf("code", person.ToString()), stop);

    /// <summary>It was right: what was counted is forgotten.</summary>
    public Task Forget(byte[] key, CancellationToken stop) =>
        db.Database.ExecuteSqlAsync($"delete from sign_in_attempt where key = {key}", stop);

    private async Task<Result<byte[]>> Count(byte[] key, CancellationToken stop)
    {
        var now = real.Clock.GetUtcNow();
        // Not in a transaction of its caller: a try that is refused was made all the same.
        var opens = (await db.Database.SqlQuery<DateTimeOffset?>(
            $"""
            select count_sign_in_try({key}, {Free}, {FirstWait}, {LongestWait}, {now}) as "Value"
            """).ToListAsync(stop))[0];
        return opens is { } at ? new TooManyTries(at, (int)Math.Ceiling((at - now).TotalMinutes)) : key;
    }

    private static byte[] KeyOf(params string[] parts) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));

    // A household or an office: /24 of IPv4, /56 of IPv6, of which one customer has all addresses.
    private string Network()
    {
        var address = accessor.HttpContext?.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, bytes.Length == 4 ? 3 : 7));
    }
}
