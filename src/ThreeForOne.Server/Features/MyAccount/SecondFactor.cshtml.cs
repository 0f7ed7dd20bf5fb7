using Microsoft.AspNetCore.Mvc;
using QRCoder;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.MyAccount;

/// <summary>
/// Where a person joins an authenticator app to their account and gets recovery codes. Whoever decides or pays comes
/// here at the first sign-in and goes nowhere else before.
/// </summary>
public sealed class SecondFactorPage(
    SetUpSecondFactor setUp, RenewRecoveryCodes renew, SecondFactors factors, ReadAccount account, Texts text)
    : SignedInPage
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Secret { get; set; }

    /// <summary>The page that was asked for, a path of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    /// <summary>The app is to be replaced.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Another { get; set; }

    public HeldFactors Held { get; private set; } = new(false, 0, 0);

    public IReadOnlyList<string> NewCodes { get; private set; } = [];

    public string Next => LocalPath.Of(To) ?? "/home";

    public string PasskeysHref => "/account/passkeys?to=" + Uri.EscapeDataString(Next);

    public bool IsRequired => User.MissingPage() is not null;

    public bool SetsUp => NewCodes.Count == 0 && (!Held.App || Another);

    public string Written { get; private set; } = "";

    /// <summary>The QR code, as an address of data.</summary>
    public string Picture { get; private set; } = "";

    private OpenSignIn Current => HttpContext.Features.Get<OpenSignIn>()!;

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.Say(nameof(Code), new Bilingual("Escriba el código.", "Enter the code."), text);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        else
        {
            Take(await setUp.Handle(Secret, Code, Current, HttpContext.OwnSelf(), Stop));
        }
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPostCodes()
    {
        Take(await renew.Handle(Current, HttpContext.OwnSelf(), Stop));
        await Load();
        return Page();
    }

    private void Take(Result<IReadOnlyList<string>> made)
    {
        if (!made.IsRefusal) NewCodes = made.Value;
        else this.Refused(made.Refusal, made.Refusal is CodeNotRight or TooManyTries ? nameof(Code) : "", text);
    }

    private async Task Load()
    {
        var me = HttpContext.OwnSelf();
        Held = await factors.Of(me.Person, Stop);
        if (!SetsUp) return;
        // A mistyped code keeps the secret that the app has read already.
        if (setUp.Secret(me.Person, Secret) is null)
        {
            Secret = setUp.NewSecret(me.Person);
            ModelState.Remove(nameof(Secret));
        }
        var secret = setUp.Secret(me.Person, Secret)!;
        Written = OneTimeCode.Written(secret);
        var email = (await account.Handle(me, Stop)).Email;
        using var code = QRCodeGenerator.GenerateQrCode(
            OneTimeCode.Address(secret, email), QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        var drawn = svg.GetGraphic(
            new System.Drawing.Size(220, 220), "#1B1B1B", "#FFFFFF", true, SvgQRCode.SizingMode.ViewBoxAttribute);
        Picture = "data:image/svg+xml;base64," + Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(drawn));
    }
}
