using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.MyAccount;

/// <summary>A person has ten new recovery codes made; the earlier ones open nothing from then on.</summary>
public sealed class RenewRecoveryCodes(Database db, SecondFactors factors)
{
    public async Task<Result<IReadOnlyList<string>>> Handle(OpenSignIn signIn, Actor who, CancellationToken stop)
    {
        if (!signIn.TwoFactors || !(await factors.Of(who.Person, stop)).Any) return new SecondFactorNotShown();
        return await db.InTransaction<IReadOnlyList<string>>(who, "Códigos de recuperación", async act =>
        {
            var codes = await Write(db, who.Person, stop);
            await db.Record("recovery_code.renewed", act, null, who.Person, new JsonObject(), stop);
            return Result<IReadOnlyList<string>>.Of(codes);
        }, stop);
    }

    internal static async Task<IReadOnlyList<string>> Write(Database db, Guid person, CancellationToken stop)
    {
        var codes = RecoveryCode.Make();
        var hashes = codes.Select(RecoveryCode.HashOf).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"delete from account_recovery_code where person_id = {person}", stop);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into account_recovery_code (person_id, code_sha256) select {person}, hash from unnest({hashes}) hash
            """, stop);
        return codes;
    }
}
