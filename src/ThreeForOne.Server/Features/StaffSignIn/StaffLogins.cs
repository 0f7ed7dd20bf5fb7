using Microsoft.AspNetCore.Identity;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>The provider's account is joined to somebody else's here.</summary>
public sealed record StaffOfAnother() : Refusal("staff.of_another")
{
    public override Bilingual Say => new(
        "Esa cuenta institucional ya está unida a la de otra persona. Use la suya, o avise a la administración.",
        "That staff account is joined to another person's already. Use your own, or tell the administration.");
}

/// <summary>Which of the provider's accounts belongs to which of ours: its owner joins it, nobody else.</summary>
public sealed class StaffLogins(AccountStore accounts)
{
    /// <summary>The one that a person joined; null when there is none.</summary>
    public async Task<UserLoginInfo?> Of(SignInAccount account, CancellationToken stop) =>
        (await accounts.Within(users => users.GetLoginsAsync(account), stop))
            .SingleOrDefault(l => l.LoginProvider == StaffProvider.Scheme);

    /// <summary>Joins it, in the transaction of its owner; null, or why not.</summary>
    public async Task<Refusal?> Join(SignInAccount account, StaffIdentity identity, CancellationToken stop)
    {
        var owner = await accounts.Within(
            users => users.FindByLoginAsync(StaffProvider.Scheme, identity.Key), stop);
        if (owner is not null && owner.Id != account.Id) return new StaffOfAnother();
        if (await Of(account, stop) is not null) return new StaffJoinedAlready();
        await accounts.Change(users => users.AddLoginAsync(
            account, new UserLoginInfo(StaffProvider.Scheme, identity.Key, identity.Shown)), stop);
        return null;
    }
}
