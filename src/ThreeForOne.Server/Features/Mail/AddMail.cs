using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>What a letter hangs on.</summary>
/// <param name="Project">The project that it is about.</param>
/// <param name="Organisation">The organisation for which its reader acts.</param>
/// <param name="Subject">What the kind makes a secret link for.</param>
/// <param name="Once">The same reader is told only once under this name, such as a reminder of one task.</param>
/// <param name="NotTo">Who did it knows it already.</param>
public sealed record MailAbout(
    Guid? Project = null, Guid? Organisation = null, Guid? Subject = null, string? Once = null, Guid? NotTo = null);

/// <summary>
/// Writes a letter inside the use case's transaction, with the outbox row that sends it: what is undone was never
/// written, and what is committed will be sent.
/// </summary>
public static class AddMailToDatabase
{
    private const int SubjectMax = 400;

    /// <summary>A letter to one person; nothing when the person wants none of its group.</summary>
    /// <returns>The letter's row, or null.</returns>
    public static async Task<Guid?> AddMail(
        this Database db, LetterFacts facts, Guid person, MailAbout about, Act act, CancellationToken stop) =>
        (await db.Add([person], facts, about, act, stop)).Cast<Guid?>().SingleOrDefault();

    /// <summary>The same letter to everybody who holds one of these roles in an organisation on that day.</summary>
    /// <returns>The rows of the letters that were written.</returns>
    public static async Task<IReadOnlyList<Guid>> AddMailToOffice(
        this Database db, LetterFacts facts, Guid organisation, IReadOnlyList<string> roles, MailAbout about, Act act,
        CancellationToken stop)
    {
        var today = Web.MexicoCity.Day(act.At);
        var people = await db.Appointments.AsNoTracking()
            .Where(a => a.OrganisationId == organisation && roles.Contains(a.Role) && a.ValidFrom <= today
                && (a.ValidUntil == null || a.ValidUntil > today))
            .Select(a => a.PersonId).Distinct().OrderBy(id => id).ToListAsync(stop);
        return await db.Add(people, facts, about with { Organisation = organisation }, act, stop);
    }

    private static async Task<IReadOnlyList<Guid>> Add(
        this Database db, IReadOnlyList<Guid> people, LetterFacts facts, MailAbout about, Act act,
        CancellationToken stop)
    {
        var written = new List<Guid>();
        foreach (var reader in await Readers(db, [.. people.Where(p => p != about.NotTo)], stop))
        {
            var timing = reader.Timing(facts.Kind);
            if (timing == MailTiming.Off) continue;
            var letter = facts.Write(MailReader.Of(reader.Language, reader.TimeZone));
            var mail = new MailRow
            {
                Id = db.NewId(), PersonId = reader.Person, OrganisationId = about.Organisation,
                ProjectId = about.Project, Kind = facts.Kind.Code, IsNotice = facts.Kind.IsNotice,
                Language = reader.Language, Subject = OneLine(letter.Subject),
                Letter = JsonSerializer.Serialize(letter), SubjectId = about.Subject, Once = about.Once,
                Daily = timing == MailTiming.Daily, CreatedAt = act.At,
            };
            if (mail.Once is null) db.Mails.Add(mail);
            else if (!await db.AddOnce(mail, stop)) continue;
            if (!mail.Daily) db.Outbox.Add(ToSend(db, mail.Id, act));
            written.Add(mail.Id);
        }
        return written;
    }

    /// <summary>
    /// False when that reader was told under this name before, by another transaction that runs now too: the first to
    /// commit has told it, and the other's letter was never written.
    /// </summary>
    private static async Task<bool> AddOnce(this Database db, MailRow mail, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        return await db.Database.ExecuteSqlAsync(
            $"""
            insert into mail (id, person_id, organisation_id, project_id, kind, is_notice, language, subject, letter,
                              subject_id, once, daily, created_at)
            values ({mail.Id}, {mail.PersonId}, {mail.OrganisationId}, {mail.ProjectId}, {mail.Kind}, {mail.IsNotice},
                    {mail.Language}, {mail.Subject}, {mail.Letter}::jsonb, {mail.SubjectId}, {mail.Once}, {mail.Daily},
                    {mail.CreatedAt})
            on conflict (person_id, once) where once is not null do nothing
            """, stop) == 1;
    }

    /// <summary>The row that wakes a worker to send a letter.</summary>
    internal static OutboxRow ToSend(Database db, Guid mail, Act act) =>
        new() { Id = db.NewId(), Kind = SendMail.OutboxKind, SubjectId = mail, CreatedAt = act.At };

    // A title that somebody typed is in it: one line, whatever was typed.
    private static string OneLine(string subject)
    {
        var line = string.Join(' ', subject.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= SubjectMax ? line : line[..(SubjectMax - 1)] + "…";
    }

    private static Task<List<ReaderRow>> Readers(Database db, IReadOnlyList<Guid> people, CancellationToken stop)
    {
        var ids = people.ToArray();
        return db.Database.SqlQuery<ReaderRow>(
            $"""
            select p.id as person, coalesce(a.language, 'es') as language,
                   coalesce(m.time_zone, 'America/Mexico_City') as time_zone,
                   coalesce(m.now_groups, array[]::text[]) as now_groups,
                   coalesce(m.daily_groups, array[]::text[]) as daily_groups,
                   coalesce(m.off_groups, array[]::text[]) as off_groups
              from person p left join account a on a.id = p.id left join mail_preference m on m.person_id = p.id
             where p.id = any ({ids}) order by p.id
            """).ToListAsync(stop);
    }

    private sealed record ReaderRow(
        Guid Person, string Language, string TimeZone, string[] NowGroups, string[] DailyGroups, string[] OffGroups)
    {
        public MailTiming Timing(MailKind kind) => kind.IsNotice || kind.IsAlwaysNow ? MailTiming.Now
            : OffGroups.Contains(kind.Group.ToString()) ? MailTiming.Off
            : DailyGroups.Contains(kind.Group.ToString()) ? MailTiming.Daily
            : NowGroups.Contains(kind.Group.ToString()) ? MailTiming.Now
            : kind.Standard;
    }
}
