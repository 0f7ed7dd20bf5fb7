using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Features.StaffSignIn;

namespace ThreeForOne.Server.Features.MyAccount;

/// <summary>A person's own account: who they are here, how they get in, and where they are signed in now.</summary>
public sealed class AccountPage(
    ReadAccount read, SecondFactors factors, ReadStaffIdentity staff, HostSettings settings, EndSignIns end,
    TimeProvider clock)
    : SignedInPage
{
    public OwnAccount View { get; private set; } = new("", false, []);

    public HeldFactors Factors { get; private set; } = new(false, 0, 0);

    /// <summary>What the staff's provider is called; null when there is none.</summary>
    public string? StaffName => settings.Staff?.Name;

    public string? Staff { get; private set; }

    public OpenSignIn Current => HttpContext.Features.Get<OpenSignIn>()!;

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Each organisation with the roles held there today.</summary>
    public IEnumerable<(string Organisation, IReadOnlyList<string> Roles)> Held
    {
        get
        {
            var today = MexicoCity.Day(clock.GetUtcNow());
            return Current.Organisations(today).Select(o => (o.Name,
                (IReadOnlyList<string>)[.. Current.RolesOf(o.Id, today).Select(h => h.Role).Distinct()]));
        }
    }

    public Bilingual? Said => Done switch
    {
        "password" => new("Su contraseña cambió; en los demás equipos su cuenta se cerró.",
            "Your password was changed; you were signed out on every other device."),
        "staff-joined" => new("Desde ahora entra también con su cuenta institucional.",
            "From now on you sign in with your staff account too."),
        "staff-removed" => new("Su cuenta institucional ya no abre su cuenta.",
            "Your staff account no longer opens your account."),
        "ended" => new("Ahí su cuenta ya está cerrada.", "You are signed out there."),
        _ => null,
    };

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPostEnd(Guid one)
    {
        var isThis = one == Current.Id;
        return await After(await end.Handle(one, HttpContext.OwnSelf(), Stop), isThis ? "/sign-in" : Here);
    }

    public async Task<IActionResult> OnPostOthers() =>
        await After(await end.AllBut(Current.Id, HttpContext.OwnSelf(), Stop), Here);

    private const string Here = "/account?done=ended";

    private async Task<IActionResult> After(Result<int> ended, string next)
    {
        if (!ended.IsRefusal) return LocalRedirect(next);
        Say(ended.Refusal);
        await Load();
        return Page();
    }

    private async Task Load()
    {
        View = await read.Handle(HttpContext.OwnSelf(), Stop);
        if (StaffName is not null) Staff = await staff.Handle(HttpContext.OwnSelf(), Stop);
        Factors = await factors.Of(HttpContext.OwnSelf().Person, Stop);
    }
}
