using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>The language, the zone or a choice was none of those offered.</summary>
public sealed record PreferenceNotOffered() : Refusal("preference.not_offered")
{
    public override Bilingual Say => new("Elija una opción de la lista.", "Choose one of the options.");
}

/// <summary>What a reader chose: language, zone, and when each group of letters comes.</summary>
public sealed record ReaderChoice(string Language, string TimeZone, IReadOnlyDictionary<MailGroup, MailTiming> Timings);

/// <summary>
/// A person chooses language, time zone and when letters come. Legal notices are not in it: they come at once. What a
/// reader chose is not the registry's business, so the trail does not hold it.
/// </summary>
public sealed class ChoosePreferences(Database db)
{
    public Task<Result<bool>> Handle(ReaderChoice choice, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, "Preferencias", async act =>
        {
            if (choice.Language is not ("es" or "en") || !ZonedTime.IsOffered(choice.TimeZone))
                return new PreferenceNotOffered();
            await db.Database.ExecuteSqlAsync(
                $"update account set language = {choice.Language} where id = {who.Person}", stop);
            var row = await db.MailPreferences.FromSql(
                $"select * from mail_preference where person_id = {who.Person} for update").SingleOrDefaultAsync(stop);
            if (row is null) db.MailPreferences.Add(row = new MailPreference { PersonId = act.By });
            row.TimeZone = choice.TimeZone;
            row.NowGroups = Of(choice, MailTiming.Now);
            row.DailyGroups = Of(choice, MailTiming.Daily);
            row.OffGroups = Of(choice, MailTiming.Off);
            return true;
        }, stop);

    /// <summary>What holds for a person now.</summary>
    public async Task<ReaderChoice> Of(Actor who, CancellationToken stop)
    {
        var language = (await db.Database.SqlQuery<string>(
            $"select language as \"Value\" from account where id = {who.Person}").ToListAsync(stop)).SingleOrDefault();
        var row = await db.MailPreferences.AsNoTracking().SingleOrDefaultAsync(p => p.PersonId == who.Person, stop)
            ?? new MailPreference();
        return new(language ?? "es", row.TimeZone, MailGroups.Chosen.ToDictionary(
            g => g.Group, g => TimingOf(row, g.Group)));
    }

    private static MailTiming TimingOf(MailPreference row, MailGroup group) =>
        row.OffGroups.Contains(group.ToString()) ? MailTiming.Off
        : row.DailyGroups.Contains(group.ToString()) ? MailTiming.Daily
        : row.NowGroups.Contains(group.ToString()) ? MailTiming.Now
        : MailGroups.StandardOf(group);

    private static string[] Of(ReaderChoice choice, MailTiming timing) =>
        [.. choice.Timings.Where(t => t.Value == timing).Select(t => t.Key.ToString()).Order(StringComparer.Ordinal)];
}
