using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>The code is not right, or it was used before.</summary>
public sealed record CodeNotRight() : Refusal("second_factor.code_not_right")
{
    public override Bilingual Say => new(
        "Ese código no es correcto o ya se usó. Espere el siguiente en su aplicación y escríbalo; revise que su "
            + "teléfono tenga la hora automática.",
        "That code is not right, or it was used before. Wait for the next one in your app and enter it; check that your "
            + "phone sets its time by itself.");
}

/// <summary>
/// The second step of getting in: six digits of the app or a recovery code, each taken once.
/// </summary>
public sealed class CheckCode(Database db, SecondFactors factors, SignInTries tries, RealTime real)
{
    public async Task<Result<bool>> Handle(Guid person, string typed, CancellationToken stop)
    {
        var counted = await tries.AtCode(person, stop);
        if (counted.IsRefusal) return counted.Refusal;
        var code = new string([.. typed.Where(c => !char.IsWhiteSpace(c))]);
        var check = await db.InTransaction<bool>(SecondFactors.Self(person), "Segundo paso para entrar", async act =>
            code.Length == OneTimeCode.Digits && code.All(char.IsAsciiDigit)
                ? await TakeDigits(person, code, stop)
                : await TakeRecoveryCode(person, code, act, stop), stop);
        if (!check.IsRefusal) await tries.Forget(counted.Value, stop);
        return check;
    }

    private async Task<Result<bool>> TakeDigits(Guid person, string code, CancellationToken stop)
    {
        if (await factors.Locked(person, stop) is not { } app) return new CodeNotRight();
        if (OneTimeCode.Matching(app.Secret, code, real.Clock.GetUtcNow(), app.LastStep) is not { } step)
            return new CodeNotRight();
        await db.Database.ExecuteSqlAsync(
            $"update account_second_factor set last_step = {step} where person_id = {person}", stop);
        return true;
    }

    private async Task<Result<bool>> TakeRecoveryCode(Guid person, string code, Act act, CancellationToken stop)
    {
        var hash = RecoveryCode.HashOf(code);
        var taken = await db.Database.ExecuteSqlAsync(
            $"""
            update account_recovery_code set used_at = {real.Clock.GetUtcNow()}
             where person_id = {person} and code_sha256 = {hash} and used_at is null
            """, stop);
        if (taken == 0) return new CodeNotRight();
        await db.Record("recovery_code.used", act, null, person, new JsonObject(), stop);
        return true;
    }
}
