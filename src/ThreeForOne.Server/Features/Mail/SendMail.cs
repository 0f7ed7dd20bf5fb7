using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>
/// Sends one letter: tried with growing waits for three days of real time, then it has failed. Its row is locked while
/// it leaves and told sent in the same transaction, so two workers never send it twice; only a process that dies
/// between the server's yes and our commit sends it again, as the same message.
/// </summary>
public sealed class SendMail(
    Database db, IMailer mailer, IEnumerable<MailKind> kinds, Offices offices, SiteAddress site, RealTime real,
    IServiceProvider services)
{
    public const string OutboxKind = "mail.send";

    /// <summary>A mail server may be down for a day, and a weekend; after that somebody must know.</summary>
    public static readonly TimeSpan TryFor = TimeSpan.FromDays(3);

    private bool hasLeft;

    public async Task Handle(Guid id, CancellationToken stop)
    {
        var now = real.Clock.GetUtcNow();
        var (wanted, path) = Value(await db.InTransaction<(bool, string?)>(Actor.System, "Correo",
            act => Prepare(id, now, act, stop), stop));
        if (!wanted) return;
        var problem = Value(await db.InTransaction<string>(Actor.System, "Correo", async act =>
            await Lock(id, stop) is { } mail ? await Deliver(mail, path, now, act, stop) : "", stop));
        // What was tried is kept, and the outbox waits longer.
        if (problem.Length > 0) throw new TryLaterException(problem);
    }

    // Null when somebody else has sent it, or it has failed.
    private async Task<MailRow?> Lock(Guid id, CancellationToken stop) =>
        await db.Mails.FromSql($"select * from mail where id = {id} for update").SingleOrDefaultAsync(stop)
            is { Status: "waiting" } mail ? mail : null;

    // Committed before anything leaves: a link that is in a letter is known here.
    private async Task<Result<(bool, string?)>> Prepare(Guid id, DateTimeOffset now, Act act, CancellationToken stop)
    {
        if (await Lock(id, stop) is not { } mail) return (false, null);
        mail.FirstTriedAt ??= now;
        mail.Attempts++;
        var path = await Link(mail, act, stop);
        if (path.IsGone) End(mail, "dropped", now);
        return (!path.IsGone, path.Made);
    }

    // Empty when there is nothing left to do, else what was wrong.
    private async Task<string> Deliver(
        MailRow mail, string? path, DateTimeOffset now, Act act, CancellationToken stop)
    {
        try
        {
            // A transaction that is run again after the letter left only says so.
            if (!hasLeft) await mailer.Send(await Outgoing(mail, path, stop), stop);
            hasLeft = true;
            return End(mail, "sent", now);
        }
        catch (MailRefusedException e)
        {
            return await Fail(mail, e.Message, "address", now, act, stop);
        }
        catch (MailServerException e) when (now - mail.FirstTriedAt >= TryFor)
        {
            return await Fail(mail, e.Message, "server", now, act, stop);
        }
        catch (MailServerException e)
        {
            mail.Problem = e.Message;
            return e.Message;
        }
    }

    private async Task<(string? Made, bool IsGone)> Link(MailRow mail, Act act, CancellationToken stop)
    {
        var make = kinds.FirstOrDefault(k => k.Code == mail.Kind)?.MakeLink;
        if (make is null || mail.SubjectId is not { } subject) return (null, false);
        var made = await make(services, subject, act, stop);
        return (made, made is null);
    }

    private async Task<OutgoingMail> Outgoing(MailRow mail, string? madePath, CancellationToken stop)
    {
        var to = (await db.Database.SqlQuery<string?>(
                $"select email as \"Value\" from account where id = {mail.PersonId}").ToListAsync(stop))
            .SingleOrDefault()
            ?? throw new MailRefusedException("The person has no mail address.");
        var body = LetterBody.Of(mail, site, madePath);
        return new(mail.Id, to, mail.Language, mail.Subject, body.Text(), body.Html());
    }

    private static string End(MailRow mail, string status, DateTimeOffset now)
    {
        (mail.Status, mail.StatusAt, mail.Problem) = (status, now, null);
        return "";
    }

    // A legal notice that did not arrive is work for the office that sent it; of any other letter the list tells.
    private async Task<string> Fail(
        MailRow mail, string problem, string cause, DateTimeOffset now, Act act, CancellationToken stop)
    {
        End(mail, "failed", now);
        mail.Problem = problem;
        if (!mail.IsNotice) return "";
        db.MailFailures.Add(new MailFailure
        {
            Id = db.NewId(), MailId = mail.Id, PersonId = mail.PersonId, ProjectId = mail.ProjectId,
            OrganisationId = await Office(mail, stop), Subject = mail.Subject, Problem = cause, RaisedAt = act.At,
        });
        await db.Record("mail.notice_failed", act, mail.ProjectId, mail.Id,
            new JsonObject { ["kind"] = mail.Kind, ["person"] = mail.PersonId.ToString() }, stop);
        return "";
    }

    private static T Value<T>(Result<T> result) =>
        result.TryGet(out var value, out var refusal) ? value : throw new InvalidOperationException(refusal.Code);

    private async Task<Guid?> Office(MailRow mail, CancellationToken stop) =>
        mail.ProjectId is { } project
            ? (await offices.For("technician", null, await db.Projects.AsNoTracking()
                .SingleAsync(p => p.Id == project, stop), stop)).Organisation
            : null;
}
