using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>
/// What a programme director decides when a year opens: the rules, where, and when proposals are received.
/// </summary>
public sealed record EditionTerms(Guid RulePack, string StateCode, int FiscalYear, DateOnly OpensOn, DateOnly ClosesOn);

/// <summary>The programme director opens a rule pack for a state and fiscal year (ejercicio fiscal).</summary>
public sealed class OpenEdition(Database db, Packs packs)
{
    public const string Role = "programme_director";

    public Task<Result<Guid>> Handle(EditionTerms terms, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Apertura del ejercicio", act => db.Once(
            "edition.open", formKey, Payload(terms), act, () => Open(terms, act, stop), stop), stop);

    private async Task<Result<Guid>> Open(EditionTerms terms, Act act, CancellationToken stop)
    {
        if (!db.Actor.Roles.Contains(Role)) return new NotYourTurn(Role);
        var row = await db.RulePacks.AsNoTracking().Where(p => p.Id == terms.RulePack)
            .Select(p => new { p.ProgrammeId }).SingleOrDefaultAsync(stop);
        if (row is null) return new NoSuchPack();
        var pack = await packs.Of(terms.RulePack, stop);
        if (pack.Closed) return new PackIsClosed(pack.Id);
        var state = await db.States.AsNoTracking().SingleOrDefaultAsync(s => s.Code == terms.StateCode, stop);
        if (state is null) return new NoSuchState();
        if (terms.ClosesOn < terms.OpensOn) return new EditionDatesReversed(terms.OpensOn, terms.ClosesOn);
        if (terms.OpensOn.Year != terms.FiscalYear || terms.ClosesOn.Year != terms.FiscalYear)
            return new EditionDatesOutsideYear(terms.FiscalYear);
        if (await db.Editions.AnyAsync(e => e.ProgrammeId == row.ProgrammeId && e.StateCode == terms.StateCode
            && e.FiscalYear == terms.FiscalYear, stop))
            return new EditionAlreadyOpen(state.Name, terms.FiscalYear);

        var edition = new Edition
        {
            Id = db.NewId(), ProgrammeId = row.ProgrammeId, StateCode = terms.StateCode, FiscalYear = terms.FiscalYear,
            RulePackId = terms.RulePack, OpensOn = terms.OpensOn, ClosesOn = terms.ClosesOn, OpenedBy = act.By,
            OpenedAt = act.At,
        };
        // What the pack says of the edition's money the database adds itself: it holds every envelope against it.
        db.Editions.Add(edition);
        await db.SaveChangesAsync(stop);
        AddEnvelopes(edition, pack);
        await OpenPeriods(terms.FiscalYear, stop);
        await db.Record("edition.opened", act, null, edition.Id, Payload(terms), stop);
        return edition.Id;
    }

    // The envelopes that are known by now: one a party, or one a type. A municipality gets its own when it is first
    // published.
    private void AddEnvelopes(Edition edition, RulePack pack)
    {
        foreach (var rule in pack.Governments.Select(pack.EnvelopeOf).Where(r => !r.ByMunicipality))
            foreach (var type in rule.ByType ? pack.Types.Select(string? (t) => t.Code) : [null])
                db.BudgetLines.Add(new BudgetLine
                {
                    Id = db.NewId(), EditionId = edition.Id, Party = rule.Party, TypeCode = type,
                });
    }

    // Works and their payments run into the year after; the months of both are open until somebody closes them.
    private Task<int> OpenPeriods(int fiscalYear, CancellationToken stop) => db.Database.ExecuteSqlAsync(
        $"""
        insert into accounting_period (fiscal_year, month)
        select y, m from generate_series({fiscalYear}, {fiscalYear + 1}) y, generate_series(1, 12) m
        on conflict do nothing
        """, stop);

    private static JsonObject Payload(EditionTerms terms) => new()
    {
        ["rule_pack"] = terms.RulePack.ToString(),
        ["state"] = terms.StateCode,
        ["fiscal_year"] = terms.FiscalYear,
        ["opens_on"] = Civil.Text(terms.OpensOn),
        ["closes_on"] = Civil.Text(terms.ClosesOn),
    };
}
