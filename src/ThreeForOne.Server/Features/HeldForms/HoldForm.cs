using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Web.Errors;

namespace ThreeForOne.Server.Features.HeldForms;

/// <summary>
/// A form that was sent without a sign-in: by whom, where that can still be told, to where, and its fields.
/// </summary>
public sealed record Held(Guid? Person, string Action, IReadOnlyList<KeyValuePair<string, string>> Typed);

/// <summary>
/// Keeps a form that arrived after its sender's sign-in had ended, encrypted, for an hour: whoever has the cookie that
/// is given for it sees it again after signing in. Files and secrets are not kept.
/// </summary>
public sealed class HoldForm(
    Database db, IDataProtectionProvider protection, IOptionsMonitor<CookieAuthenticationOptions> cookies,
    RealTime real)
{
    public const string Cookie = "held";

    private const int BytesMax = 200_000;

    // Of senders who cannot be told, so that nobody fills the database with forms.
    private const int FromNobodyMax = 200;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly IDataProtector protector = protection.CreateProtector("held form");

    /// <summary>False when there is nothing that may be kept.</summary>
    public async Task<bool> Handle(HttpContext http)
    {
        if (http.Request.ContentLength is null or > BytesMax || !http.Request.HasFormContentType) return false;
        if (ExpiredForm.Of(http.Request) is not { CanBeSentAgain: true, Typed.Count: > 0 } form) return false;

        var (now, stop) = (real.Clock.GetUtcNow(), http.RequestAborted);
        var person = Sender(http);
        var content = protector.Protect(
            JsonSerializer.SerializeToUtf8Bytes(new Held(person, form.Action, form.Typed)));
        var token = RandomNumberGenerator.GetBytes(32);
        var held = await db.InTransaction<bool>(Actor.System, "Guardar un formulario sin sesión", async _ =>
        {
            await db.HeldForms.Where(f => f.HeldAt < now - Kept).ExecuteDeleteAsync(stop);
            if (person is null && await db.HeldForms.CountAsync(stop) >= FromNobodyMax) return false;
            db.HeldForms.Add(new HeldForm { TokenSha256 = SHA256.HashData(token), Content = content, HeldAt = now });
            return true;
        }, stop);
        if (held.IsRefusal || !held.Value) return false;

        http.Response.Cookies.Append(Cookie, Convert.ToHexStringLower(token), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = Kept,
            IsEssential = true,
        });
        return true;
    }

    /// <summary>What this browser's cookie opens; null when there is nothing, or it is another person's.</summary>
    public async Task<Held?> Find(HttpContext http)
    {
        if (Token(http) is not { } hash) return null;
        var since = real.Clock.GetUtcNow() - Kept;
        var content = await db.Reading(Actor.System, () => db.HeldForms.AsNoTracking()
            .Where(f => f.TokenSha256 == hash && f.HeldAt >= since).Select(f => f.Content)
            .SingleOrDefaultAsync(http.RequestAborted), http.RequestAborted);
        if (content is null) return null;
        try
        {
            var held = JsonSerializer.Deserialize<Held>(protector.Unprotect(content))!;
            return held.Person is null || held.Person == http.User.PersonId() ? held : null;
        }
        catch (CryptographicException)
        {
            return null;   // its key is gone
        }
    }

    /// <summary>It was sent again, or is not wanted any more.</summary>
    public async Task Drop(HttpContext http)
    {
        if (Token(http) is not { } hash) return;
        http.Response.Cookies.Delete(Cookie);
        await db.InTransaction<int>(Actor.System, "Guardar un formulario sin sesión", async _ =>
            await db.HeldForms.Where(f => f.TokenSha256 == hash).ExecuteDeleteAsync(http.RequestAborted),
            http.RequestAborted);
    }

    private static byte[]? Token(HttpContext http) =>
        http.Request.Cookies[Cookie] is { Length: 64 } token && token.All(char.IsAsciiHexDigit)
            ? SHA256.HashData(Convert.FromHexString(token))
            : null;

    // A sign-in that has run out still says whose it was; one that was ended by its person is gone from the browser.
    private Guid? Sender(HttpContext http)
    {
        var cookie = cookies.Get(IdentityConstants.ApplicationScheme);
        var value = cookie.CookieManager.GetRequestCookie(http, cookie.Cookie.Name!);
        var person = value is null ? null : cookie.TicketDataFormat.Unprotect(value)?.Principal;
        return Guid.TryParse(person?.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
    }
}
