using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>The notice was settled meanwhile, or was never there.</summary>
public sealed record NoSuchNotice() : Refusal("notice.none")
{
    public override Bilingual Say => new(
        "Este aviso ya se atendió o no existe. La página muestra los que faltan.",
        "This notice was settled already, or does not exist. The page shows those that are left.");
}

/// <summary>It was not said how the reader was told.</summary>
public sealed record HowMissing() : Refusal("notice.how_missing")
{
    public override Bilingual Say => new(
        "Escriba cómo y cuándo se le avisó, por ejemplo: por teléfono, el 3 de marzo a las 10:00.",
        "Write how and when they were told, for example: by telephone, on 3 March at 10:00.");
}

/// <summary>Staff told a reader in another way what a letter could not: how and when stays in the trail.</summary>
public sealed class SettleNotice(Database db)
{
    /// <summary>Who looks after notices that did not arrive.</summary>
    public static readonly string[] Roles =
        ["technician", "committee_secretary", "programme_director", "administrator"];

    private const int HowMax = 4000;

    public Task<Result<bool>> Handle(Guid id, string? how, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, (how ?? "").Trim(), async act =>
        {
            if (!Roles.Any(who.Roles.Contains)) return new NotYourTurn(Roles[0]);
            if (TextTooLong.Of((act.Reason, HowMax, new("Cómo se avisó", "How they were told"))) is { } tooLong)
                return tooLong;
            var failure = await db.MailFailures.FromSql($"select * from mail_failure where id = {id} for update")
                .SingleOrDefaultAsync(stop);
            if (failure is not { SettledAt: null }) return new NoSuchNotice();
            if (act.Reason.Length == 0) return new HowMissing();
            (failure.SettledAt, failure.SettledBy, failure.How) = (act.At, act.By, act.Reason);
            await db.Record("mail.notice_settled", act, failure.ProjectId, failure.Id,
                new JsonObject { ["person"] = failure.PersonId.ToString() }, stop);
            return true;
        }, stop);
}
