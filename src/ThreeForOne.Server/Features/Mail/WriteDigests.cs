using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>
/// Once a day gathers, for each reader, the letters that wait for the digest, into one. Each reader is a transaction
/// that locks those letters: run twice, it finds none.
/// </summary>
public sealed class WriteDigests(IServiceScopeFactory scopes, SiteAddress site)
{
    /// <summary>Returns how many digests were written.</summary>
    public async Task<int> Run(CancellationToken stop)
    {
        var written = 0;
        foreach (var reader in await Readers(stop))
        {
            using var scope = scopes.CreateScope();
            var db = scope.ServiceProvider.GetRequiredService<Database>();
            var result = await db.InTransaction<bool>(
                Actor.System, "Resumen del día", act => Write(db, reader, act, stop), stop);
            if (result.TryGet(out var did, out _) && did) written++;
        }
        return written;
    }

    private async Task<List<Guid>> Readers(CancellationToken stop)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        return await db.Reading(Actor.System, () => db.Mails.Where(m => m.Daily && m.Status == "waiting")
            .Select(m => m.PersonId).Distinct().OrderBy(id => id).ToListAsync(stop), stop);
    }

    private async Task<Result<bool>> Write(Database db, Guid reader, Act act, CancellationToken stop)
    {
        var waiting = await db.Mails.FromSql(
            $"""
            select * from mail where person_id = {reader} and daily and status = 'waiting' order by id for update
            """).ToListAsync(stop);
        if (waiting.Count == 0) return false;
        var digest = await db.AddMail(new DailyDigest([.. waiting.Select(Of)]), reader, new MailAbout(), act, stop);
        // Written first: the others point at it.
        await db.SaveChangesAsync(stop);
        foreach (var mail in waiting) (mail.Status, mail.StatusAt, mail.DigestId) = ("digested", act.At, digest);
        return true;
    }

    private (Letter, string?) Of(MailRow mail)
    {
        var letter = JsonSerializer.Deserialize<Letter>(mail.Letter)!;
        return (letter, letter.Path is { } path ? site.BaseUrl + path : null);
    }
}
