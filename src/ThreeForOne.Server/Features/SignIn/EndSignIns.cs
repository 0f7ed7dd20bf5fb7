using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>That sign-in is not open: it was ended before, or it is another person's.</summary>
public sealed record SignInNotOpen() : Refusal("sign_in.not_open")
{
    public override Bilingual Say => new(
        "Ahí ya no está abierta su cuenta. La lista de abajo dice dónde sí.",
        "You are no longer signed in there. The list below tells where you are.");
}

/// <summary>A person ends their own sign-ins: one of them, or all but the one that asks.</summary>
public sealed class EndSignIns(Database db, OpenSignIns open, RealTime real)
{
    /// <summary>Ends one; which may be the one that asks.</summary>
    public Task<Result<int>> Handle(Guid one, Actor who, CancellationToken stop) =>
        End(who, now => db.Database.ExecuteSqlAsync(
            $"""
            update sign_in_session set ended_at = {now}
             where id = {one} and person_id = {who.Person} and ended_at is null
            """, stop), stop);

    /// <summary>Ends all but one.</summary>
    public Task<Result<int>> AllBut(Guid kept, Actor who, CancellationToken stop) =>
        End(who, now => db.Database.ExecuteSqlAsync(
            $"""
            update sign_in_session set ended_at = {now}
             where id <> {kept} and person_id = {who.Person} and ended_at is null
            """, stop), stop);

    /// <summary>Whoever leaves need not say why, and the trail need not know.</summary>
    public async Task Leave(OpenSignIn signIn, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            update sign_in_session set ended_at = {real.Clock.GetUtcNow()} where id = {signIn.Id} and ended_at is null
            """, stop);
        open.Forget(signIn.Person);
    }

    private async Task<Result<int>> End(
        Actor who, Func<DateTimeOffset, Task<int>> end, CancellationToken stop)
    {
        var ended = await db.InTransaction<int>(who, "Cierre de la cuenta en otro equipo", async act =>
        {
            var count = await end(real.Clock.GetUtcNow());
            if (count == 0) return new SignInNotOpen();
            await db.Record("sign_in.ended", act, null, who.Person, new JsonObject { ["ended"] = count }, stop);
            return count;
        }, stop);
        open.Forget(who.Person);
        return ended;
    }
}
