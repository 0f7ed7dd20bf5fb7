using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>
/// Keeps every programme and rule pack of the workflows folder in the database, at boot. A pack whose file changed is
/// another row: projects that froze the earlier one still read the bytes they froze. Loading twice changes nothing.
/// </summary>
public sealed class LoadProgrammes(Database db, ProgrammeSet files)
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
            return added;
        }, stop);
        return loaded.Value;
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
        await Keep(row.Id, pack.Pack.Terms.Postings, stop);
    }

    // The database reads rows, not files: it holds every entry to the postings of its pack.
    private Task<int> Keep(Guid pack, IReadOnlyList<PostingRule> postings, CancellationToken stop)
    {
        var kinds = postings.Select(p => Database.KindCode(p.Moment)).ToArray();
        var scopes = postings.Select(p => p.Scope == ScopeKind.BudgetLine ? "L" : "S").ToArray();
        var debits = postings.Select(p => p.Debit.Code).ToArray();
        var credits = postings.Select(p => p.Credit.Code).ToArray();
        return db.Database.ExecuteSqlAsync($"""
            insert into pack_posting
            select {pack}, kind, scope, debit, credit
              from unnest({kinds}, {scopes}, {debits}, {credits}) x(kind, scope, debit, credit)
            """, stop);
    }
}
