using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>The envelopes of editions: which there are, which may be made, and which one pays for a project.</summary>
public sealed class Envelopes(Database db)
{
    /// <summary>
    /// The envelope of a party, for a municipality and a type where the rules divide by them. A municipality's own is
    /// made here, the first time that it is asked for.
    /// </summary>
    public async Task<Result<BudgetLine>> Find(
        Edition edition, string party, string? municipality, string? type, CancellationToken stop)
    {
        var rule = await db.EnvelopeRules.AsNoTracking()
            .SingleOrDefaultAsync(r => r.EditionId == edition.Id && r.Party == party, stop);
        if (rule is null) return new NoSuchEnvelope();
        var (place, kind) = (rule.ByMunicipality ? Named(municipality) : null, rule.ByType ? Named(type) : null);
        if (rule.ByMunicipality && !await db.Municipalities.AnyAsync(
                m => m.StateCode == edition.StateCode && m.Code == place, stop))
            return new EnvelopeMunicipalityMissing();
        if (rule.ByType && kind is null) return new EnvelopeTypeMissing();

        // Two people who publish a municipality's first envelope at once: the second finds the first's.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"{edition.Id}/{party}/{place}/{kind}"}, 8))", stop);
        var line = await db.BudgetLines.AsNoTracking().SingleOrDefaultAsync(b => b.EditionId == edition.Id
            && b.Party == party && b.MunicipalityCode == place && b.TypeCode == kind, stop);
        if (line is not null) return line;
        if (!rule.ByMunicipality) return new NoSuchEnvelope();

        line = new BudgetLine
        {
            Id = db.NewId(), EditionId = edition.Id, Party = party, MunicipalityCode = place, TypeCode = kind,
        };
        db.BudgetLines.Add(line);
        await db.SaveChangesAsync(stop);
        return line;
    }

    /// <summary>What pays for a project of this municipality and type, by party; null where it has none.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> For(
        Guid edition, string? municipality, string? type, CancellationToken stop) =>
        await db.BudgetLines.Where(l => l.EditionId == edition
                && (l.MunicipalityCode == null || l.MunicipalityCode == municipality)
                && (l.TypeCode == null || l.TypeCode == type))
            .ToDictionaryAsync(l => l.Party, l => l.Id, stop);

    /// <summary>Null while the party's envelopes together stay within what the pack lets it publish.</summary>
    public async Task<EnvelopeAboveCeiling?> AboveCeiling(
        Guid edition, string party, Money change, CancellationToken stop)
    {
        var most = await db.EnvelopeRules.AsNoTracking().Where(r => r.EditionId == edition && r.Party == party)
            .Select(r => r.MostCentavos).SingleOrDefaultAsync(stop);
        if (most is not { } ceiling) return null;
        var published = -await (from l in db.BudgetLines
                                join b in db.Balances on l.Id equals b.ScopeId
                                where l.EditionId == edition && l.Party == party
                                    && (b.Account == "8.2.1" || b.Account == "8.2.3")
                                select b.Centavos).SumAsync(stop);
        var by = published + change.Minor - ceiling;
        return by > 0 ? new EnvelopeAboveCeiling(Money.Mxn(by), Money.Mxn(ceiling)) : null;
    }

    private static string? Named(string? code) => string.IsNullOrWhiteSpace(code) ? null : code.Trim();
}
