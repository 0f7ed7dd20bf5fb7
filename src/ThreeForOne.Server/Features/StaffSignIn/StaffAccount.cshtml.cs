using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>Where a person joins the staff's identity to their account, or takes it off.</summary>
public sealed class StaffAccountPage(
    JoinStaff join, RemoveStaff remove, ConfirmItIsYou confirm, ReadStaffIdentity read, HostSettings settings)
    : SignedInPage
{
    public const string Path = "/account/staff";

    public string? Joined { get; private set; }

    public StaffIdentity? Found { get; private set; }

    public string Name => settings.Staff?.Name ?? "";

    private OpenSignIn Current => HttpContext.Features.Get<OpenSignIn>()!;

    public async Task<IActionResult> OnGet()
    {
        if (settings.Staff is null) return NotFound();
        if (confirm.Refuse(Current) is not null) return Redirect(ConfirmPage.For(Path));
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (settings.Staff is null) return NotFound();
        if (await StaffIdentity.Of(HttpContext, Path) is not { } found) return LocalRedirect(Path);
        return await After(await join.Handle(found, Current, HttpContext.OwnSelf(), Stop), "joined");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (settings.Staff is null) return NotFound();
        return await After(await remove.Handle(Current, HttpContext.OwnSelf(), Stop), "removed");
    }

    private async Task<IActionResult> After(Result<bool> done, string what)
    {
        if (!done.IsRefusal)
        {
            await StaffIdentity.End(HttpContext);
            return LocalRedirect($"/account?done=staff-{what}");
        }
        if (done.Refusal is NotConfirmedLately) return Redirect(ConfirmPage.For(Path));
        Say(done.Refusal);
        await Load();
        return Page();
    }

    private async Task Load()
    {
        Joined = await read.Handle(HttpContext.OwnSelf(), Stop);
        Found = await StaffIdentity.Of(HttpContext, Path);
    }
}
