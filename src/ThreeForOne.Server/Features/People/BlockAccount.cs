using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.People;

/// <summary>There is no such person, or none who signs in.</summary>
public sealed record NoSuchPerson() : Refusal("person.none")
{
    public override Bilingual Say => new(
        "No hay una cuenta de esa persona.", "There is no account of that person.");
}

/// <summary>The account is as it was asked to be.</summary>
public sealed record AccountStandsSo(bool IsBlocked) : Refusal("account.stands_so")
{
    public override Bilingual Say => IsBlocked
        ? new("Esa cuenta ya está bloqueada.", "That account is blocked already.")
        : new("Esa cuenta no está bloqueada.", "That account is not blocked.");
}

/// <summary>
/// An administrator blocks an account at once, in doubt or in haste, or opens it again; appointments stay as they are.
/// </summary>
public sealed class BlockAccount(Database db, AccountStore accounts, OpenSignIns open)
{
    public async Task<Result<bool>> Handle(
        Guid person, bool block, string? reason, Actor who, CancellationToken stop)
    {
        var done = await db.InTransaction<bool>(who, (reason ?? "").Trim(), async act =>
        {
            if (!who.Roles.Contains(InvitePerson.Role)) return new NotYourTurn(InvitePerson.Role);
            if (act.Reason.Length == 0) return new ReasonMissing();
            if (await accounts.Of(person, stop) is not { } account) return new NoSuchPerson();
            if (block == account.BlockedAt is not null) return new AccountStandsSo(block);

            account.BlockedAt = block ? act.At : null;
            account.BlockedBy = block ? act.By : null;
            await accounts.Change(users => users.UpdateSecurityStampAsync(account), stop);
            if (block)
                await db.Database.ExecuteSqlAsync(
                    $"update sign_in_session set ended_at = {act.At} where person_id = {person} and ended_at is null",
                    stop);
            await db.Record(block ? "account.blocked" : "account.unblocked", act, null, person, new JsonObject(), stop);
            return true;
        }, stop);
        open.Forget(person);
        return done;
    }
}
