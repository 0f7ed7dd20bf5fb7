using Microsoft.AspNetCore.Identity;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>
/// The provider knows them; here nobody has joined that identity to an account that can sign in. That its e-mail is
/// somebody's here changes nothing.
/// </summary>
public sealed record StaffNotJoined() : Refusal("staff.not_joined")
{
    public override Bilingual Say => new(
        "Esa cuenta institucional no está unida a una cuenta de aquí que pueda entrar. Si le invitaron, abra el enlace de "
            + "su invitación; si ya tiene cuenta, entre con ella y únala en «Mi cuenta».",
        "That staff account is not joined to an account here that can sign in. If you were invited, open the link of your "
            + "invitation; if you have an account, sign in with it and join it in “My account”.");
}

/// <summary>
/// A person whom the staff's provider vouches for signs in. Whoever has a second factor here is asked for it, unless
/// one shown there counts.
/// </summary>
public sealed class SignInWithStaff(
    UserManager<SignInAccount> users, StartSignIn start, SecondFactors factors, IHttpContextAccessor accessor)
{
    private const string Method = "staff";

    public async Task<Result<AfterFirstFactor>> Handle(StaffIdentity identity, CancellationToken stop)
    {
        var account = await users.FindByLoginAsync(StaffProvider.Scheme, identity.Key);
        if (account is null || account.BlockedAt is not null || !await start.HasAppointment(account.Id, stop))
            return new StaffNotJoined();
        if (!identity.HasTwoFactors && (await factors.Of(account.Id, stop)).Any)
        {
            await new HalfSignIn(account.Id, Method).Keep(accessor.HttpContext!);
            return AfterFirstFactor.SecondStep;
        }
        await start.Handle(account.Id, new(Method, identity.HasTwoFactors), stop);
        return AfterFirstFactor.SignedIn;
    }
}
