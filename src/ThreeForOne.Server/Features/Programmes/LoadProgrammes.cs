using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>
/// Keeps every programme and rule pack of the workflows folder in the database, at boot. A pack whose file changed is
/// another row: projects that froze the earlier one still read the bytes they froze. Loading twice changes nothing.
/// </summary>
public sealed class LoadProgrammes(Database db, ProgrammeSet files, Packs packs)
{
    /// <summary>Returns how many packs were new.</summary>
    public async Task<int> Handle(CancellationToken stop)
    {
        var loaded = await db.InTransaction<int>(Actor.System, "boot", async act =>
        {
            // Several nodes may boot at once; the second one finds what the first loaded.
            await db.Database.ExecuteSqlAsync(
                $"select pg_advisory_xact_lock(hashtextextended('load programmes', 7))", stop);
            var programmes = await db.Programmes.Select(p => p.Id).ToListAsync(stop);
            var packs = await db.RulePacks.Select(p => p.ContentSha256).ToListAsync(stop);
            var known = packs.Select(Convert.ToHexStringLower).ToHashSet();

            var added = 0;
            foreach (var programme in files.Programmes)
            {
                if (!programmes.Contains(programme.Code)) Add(programme);
                foreach (var pack in programme.Packs.Where(p => known.Add(p.Sha256)))
                {
                    await Add(programme, pack, act, stop);
                    added++;
                }
            }
            await Complete(stop);
            return added;
        }, stop);
        return loaded.Value;
    }

    // Packs of before the database kept what they say of editions, under which none was opened yet.
    private async Task Complete(CancellationToken stop)
    {
        var bare = await db.Database.SqlQuery<Guid>(
            $"""
            select r.id as "Value" from rule_pack r
             where not exists (select 1 from pack_edition e where e.rule_pack_id = r.id)
            """).ToListAsync(stop);
        foreach (var id in bare)
            await db.KeepEditionRules(id, await packs.Of(id, stop), stop);
    }

    private void Add(Programme programme) => db.Programmes.Add(new ProgrammeRow
    {
        Id = programme.Code, NameEs = programme.Name.Spanish, NameEn = programme.Name.English,
    });

    private async Task Add(Programme programme, PackFile pack, Act act, CancellationToken stop)
    {
        var row = new RulePackRow
        {
            Id = db.NewId(), ProgrammeId = programme.Code, Year = pack.Pack.Year, Content = pack.Content.ToArray(),
            ContentSha256 = Convert.FromHexString(pack.Sha256), LoadedAt = act.At,
        };
        db.RulePacks.Add(row);
        await db.Record("rule_pack.loaded", act, null, row.Id, new JsonObject
        {
            ["programme"] = programme.Code, ["year"] = pack.Pack.Year, ["sha256"] = pack.Sha256,
        }, stop);
        await db.KeepPostings(row.Id, pack.Pack, stop);
        await db.KeepEditionRules(row.Id, pack.Pack, stop);
    }
}
