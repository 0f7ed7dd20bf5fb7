using Microsoft.AspNetCore.Identity;

namespace ThreeForOne.Server.Features.Passkeys;

/// <summary>Signing in by what a telephone or a computer holds, unlocked by finger, face or PIN.</summary>
public static class PasskeysModule
{
    public static IServiceCollection AddPasskeys(this IServiceCollection services) => services
        .AddScoped<PasskeyChallenge>()
        .AddScoped<CheckPasskey>()
        .AddScoped<SignInWithPasskey>()
        .AddScoped<AddPasskey>()
        .AddScoped<ChangePasskey>()
        .AddScoped<ReadPasskeys>()
        .Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // It counts as both factors: the device, and whatever unlocks it.
            passkeys.UserVerificationRequirement = "required";
            // Found by the device itself, so that nobody types who they are.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.AttestationConveyancePreference = "none";
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin
                && asked.Origin == $"{asked.HttpContext.Request.Scheme}://{asked.HttpContext.Request.Host}");
        });
}
