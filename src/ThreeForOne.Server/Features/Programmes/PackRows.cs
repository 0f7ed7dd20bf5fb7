using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>
/// What a pack says, as rows: the database reads rows, not files. It holds every entry to the postings of its pack, and
/// gives every edition the envelope rules of its own.
/// </summary>
public static class PackRows
{
    public static Task<int> KeepPostings(this Database db, Guid id, RulePack pack, CancellationToken stop)
    {
        var postings = pack.Terms.Postings;
        var kinds = postings.Select(p => Database.KindCode(p.Moment)).ToArray();
        var scopes = postings.Select(p => p.Scope == ScopeKind.BudgetLine ? "L" : "S").ToArray();
        var debits = postings.Select(p => p.Debit.Code).ToArray();
        var credits = postings.Select(p => p.Credit.Code).ToArray();
        return db.Database.ExecuteSqlAsync($"""
            insert into pack_posting
            select {id}, kind, scope, debit, credit
              from unnest({kinds}, {scopes}, {debits}, {credits}) x(kind, scope, debit, credit)
            """, stop);
    }

    /// <summary>How the pack's editions divide each party's money; with this a pack is whole.</summary>
    public static async Task KeepEditionRules(this Database db, Guid id, RulePack pack, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        foreach (var rule in pack.Governments.Select(pack.EnvelopeOf))
            await db.Database.ExecuteSqlAsync($"""
                insert into pack_envelope
                values ({id}, {rule.Party}, {rule.ByMunicipality}, {rule.ByType}, {rule.Most?.Minor})
                """, stop);
        await db.Database.ExecuteSqlAsync($"""
            insert into pack_edition (rule_pack_id, certification, matching_base)
            values ({id}, {pack.CertifiesFirst}, {BaseCode(pack)})
            """, stop);
    }

    /// <summary>What is matched, as rows tell it.</summary>
    public static string BaseCode(RulePack pack) => pack.Base == MatchingBase.Deposit ? "deposit" : "cost";
}
