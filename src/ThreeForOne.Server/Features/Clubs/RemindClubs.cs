using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Clubs.Letters;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// Daily: clubs whose Toma de Nota ends in 60, 30 or 7 days, or has ended, are told, once each; delegations are told of
/// papers that wait. Run twice, it writes nothing more.
/// </summary>
public sealed class RemindClubs(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>Days before the end; 0 is the day on which it no longer holds.</summary>
    public static IReadOnlyList<int> Days { get; } = [0, 7, 30, 60];

    /// <summary>Returns how many clubs and filings were told of.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var told = 0;
        foreach (var club in await Ending(stop))
            if (await In(letting => Remind(letting, club, stop), stop)) told++;
        foreach (var filing in await Waiting(stop))
            if (await In(letting => Announce(letting, filing, stop), stop)) told++;
        return told;
    }

    private Task<List<Ends>> Ending(CancellationToken stop)
    {
        var last = MexicoCity.Day(clock.GetUtcNow()).AddDays(Days[^1]);
        // Whoever let it end long ago was told then.
        var first = last.AddDays(-2 * Days[^1]);
        return Read(db => (from c in db.Clubs.AsNoTracking()
                           join o in db.Organisations on c.Id equals o.Id
                           where c.VerifiedAt != null && c.ExpiresOn <= last && c.ExpiresOn >= first
                           orderby c.Id
                           select new Ends(c.Id, o.Name, c.Consulate, c.ExpiresOn)).ToListAsync(stop), stop);
    }

    // Told of when they came, unless the delegation had nobody yet who could be told.
    private Task<List<Guid>> Waiting(CancellationToken stop) => Read(db => (
        from f in db.ClubFilings.AsNoTracking()
        where f.Status == "waiting"
        orderby f.Id
        select f.Id).ToListAsync(stop), stop);

    private static async Task<bool> Remind(Letting letting, Ends club, CancellationToken stop)
    {
        var left = club.ExpiresOn.DayNumber - MexicoCity.Day(letting.Act.At).DayNumber;
        var due = Days.First(d => Math.Max(0, left) <= d);
        var once = FormattableString.Invariant($"renewal/{club.Id:N}/{club.ExpiresOn:yyyyMMdd}/{due}");
        if (await letting.IsTold(once, stop)) return false;
        await letting.Db.AddMailToOffice(new RenewalDue(club.Name, club.Consulate, club.ExpiresOn, Math.Max(0, left)),
            club.Id, RoleTable.ClubOfficers, new MailAbout(Once: once), letting.Act, stop);
        return true;
    }

    private static async Task<bool> Announce(Letting letting, Guid filing, CancellationToken stop)
    {
        if (await letting.IsTold(TellDelegation.Once(filing), stop)) return false;
        return await new TellDelegation(letting.Db).Tell(filing, letting.Act, stop) > 0;
    }

    private async Task<bool> In(Func<Letting, Task<bool>> tell, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        var told = await db.InTransaction<bool>(
            Actor.System, "Avisos a los clubes", async act => await tell(new(db, act)), stop);
        return told.TryGet(out var did, out _) && did;
    }

    private async Task<List<T>> Read<T>(Func<Database, Task<List<T>>> read, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        return await db.Reading(Actor.System, () => read(db), stop);
    }

    private sealed record Ends(Guid Id, string Name, string Consulate, DateOnly ExpiresOn);

    private sealed record Letting(Database Db, Act Act)
    {
        public Task<bool> IsTold(string once, CancellationToken stop) => Db.Mails.AnyAsync(m => m.Once == once, stop);
    }
}
