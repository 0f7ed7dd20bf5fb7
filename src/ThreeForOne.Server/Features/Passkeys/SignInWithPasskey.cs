using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.Passkeys;

/// <summary>A person signs in with a passkey, which is both factors at once.</summary>
public sealed class SignInWithPasskey(CheckPasskey check, StartSignIn start)
{
    public async Task<Result<Guid>> Handle(string? carried, string? credential, CancellationToken stop)
    {
        var found = await check.Handle(CheckPasskey.SignIn, carried, credential, stop);
        if (found.IsRefusal) return found;
        if (!await start.HasAppointment(found.Value, stop)) return new PasskeyNotRight();
        await start.Handle(found.Value, new("passkey", TwoFactors: true), stop);
        return found;
    }
}
