using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// A browser remembers, in a protected cookie, who got in with it: guesses made elsewhere do not slow these people down
/// here. It opens nothing by itself. Several people may share a device.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection, IHttpContextAccessor accessor)
{
    private const string Cookie = "device";
    private const int PeopleMax = 8;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("three-for-one", "known-device");

    private HttpContext Http =>
        accessor.HttpContext ?? throw new InvariantBrokenException("Nobody asks; there is no browser.");

    /// <summary>What tells this browser apart for that person; null when they never got in with it.</summary>
    public string? MarkOf(Guid person) => Read().GetValueOrDefault(person);

    /// <summary>The person got in with this browser.</summary>
    public void Remember(Guid person)
    {
        var known = Read();
        if (known.ContainsKey(person)) return;
        var kept = known.TakeLast(PeopleMax - 1)
            .Append(new(person, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));
        Http.Response.Cookies.Append(Cookie,
            _protector.Protect(string.Join(';', kept.Select(k => $"{k.Key:N}:{k.Value}"))), new CookieOptions
            {
                MaxAge = Lifetime,
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = Http.Request.IsHttps,
            });
    }

    private Dictionary<Guid, string> Read()
    {
        if (Http.Request.Cookies[Cookie] is not { Length: > 0 } cookie) return [];
        try
        {
            return _protector.Unprotect(cookie).Split(';').Select(part => part.Split(':'))
                .ToDictionary(part => Guid.ParseExact(part[0], "N"), part => part[1]);
        }
        catch (CryptographicException)
        {
            // Of another installation, or made up: an unknown device.
            return [];
        }
    }
}
