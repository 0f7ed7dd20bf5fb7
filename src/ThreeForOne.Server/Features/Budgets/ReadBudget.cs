using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>An edition's envelopes with their names; a constant number of queries, however many there are.</summary>
public sealed record BudgetView(
    Edition Edition, RulePack Pack, string StateName, IReadOnlyList<EnvelopeFigures> Lines,
    IReadOnlyDictionary<string, string> Municipalities, IReadOnlyList<EnvelopeRuleRow> Rules)
{
    /// <summary>The parties in the order of the bar.</summary>
    public IEnumerable<string> Parties => Rules.Select(r => r.Party).OrderBy(PartyLabels.Rank);

    /// <summary>What an envelope is of, beside its party: municipality, type, or nothing.</summary>
    public Bilingual? PartOf(string? municipality, string? type)
    {
        var place = municipality is null ? null : Municipalities.GetValueOrDefault(municipality, municipality);
        if (type is null) return place is null ? null : new Bilingual(place, place);
        var kind = Pack.Type(type)?.Name ?? new(type, type);
        return place is null ? kind : new Bilingual($"{place}, {kind.Spanish}", $"{place}, {kind.English}");
    }

    /// <summary>An envelope's name: its party, and the municipality or type where the rules divide by them.</summary>
    public Bilingual NameOf(EnvelopeFigures line)
    {
        var party = PartyLabels.Of(line.Party);
        return PartOf(line.Municipality, line.Type) is { } part
            ? new($"{party.Spanish} · {part.Spanish}", $"{party.English} · {part.English}")
            : party;
    }
}

/// <summary>Reads an edition's budget.</summary>
public sealed class ReadBudget(Database db, Packs packs)
{
    public async Task<BudgetView?> Of(Guid id, CancellationToken stop)
    {
        var edition = await db.Editions.AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, stop);
        if (edition is null) return null;
        var lines = await db.BudgetLines.AsNoTracking().Where(l => l.EditionId == id).ToListAsync(stop);
        return new BudgetView(
            edition, await packs.Of(edition.RulePackId, stop),
            await db.States.Where(s => s.Code == edition.StateCode).Select(s => s.Name).SingleAsync(stop),
            await EnvelopeFigures.Of(db,
            [
                .. lines.OrderBy(l => PartyLabels.Rank(l.Party)).ThenBy(l => l.MunicipalityCode)
                    .ThenBy(l => l.TypeCode),
            ], stop),
            await db.Municipalities.Where(m => m.StateCode == edition.StateCode)
                .ToDictionaryAsync(m => m.Code, m => m.Name, stop),
            await db.EnvelopeRules.AsNoTracking().Where(r => r.EditionId == id).ToListAsync(stop));
    }
}
