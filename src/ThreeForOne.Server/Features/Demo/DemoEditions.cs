using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// Opens the illustrative edition of each programme that has an open pack, and publishes what each government puts
/// into it, as the programme's director.
/// </summary>
public sealed class DemoEditions(Database db, ProgrammeSet programmes)
{
    /// <summary>What each government publishes for a year.</summary>
    public static IReadOnlyDictionary<string, Money> Envelopes { get; } = new Dictionary<string, Money>
    {
        ["federal"] = Money.Mxn(19_000_000_00),
        ["state"] = Money.Mxn(17_000_000_00),
        ["municipal"] = Money.Mxn(15_000_000_00),
    };

    public async Task Open(int year, CancellationToken stop)
    {
        foreach (var programme in programmes.Programmes)
            if (programme.Packs.LastOrDefault(p => !p.Pack.Closed) is { } pack)
                await Open(programme.Code, pack, year, stop);
    }

    private async Task Open(string programme, PackFile pack, int year, CancellationToken stop)
    {
        var opened = await db.InTransaction<bool>(DemoPeople.Director.Actor, "Edición ilustrativa de la demostración", async act =>
        {
            // The demonstration has one edition; a clock moved into another year does not open a second.
            if (await db.Editions.AnyAsync(e => e.ProgrammeId == programme, stop)) return false;
            var hash = Convert.FromHexString(pack.Sha256);
            var edition = new Edition
            {
                Id = db.NewId(), ProgrammeId = programme, StateCode = DemoOffices.Zacatecas, FiscalYear = year,
                RulePackId = await db.RulePacks.Where(r => r.ContentSha256 == hash).Select(r => r.Id).SingleAsync(stop),
                OpensOn = pack.Pack.Terms.Reception.Value.Opens(year), ClosesOn = pack.Pack.Terms.Reception.Value.Closes(year),
                OpenedBy = act.By, OpenedAt = act.At,
            };
            db.Editions.Add(edition);
            await db.Record("edition.opened", act, null, edition.Id, new JsonObject { ["programme"] = programme, ["year"] = year }, stop);
            foreach (var party in pack.Pack.Governments)
            {
                var line = new BudgetLine { Id = db.NewId(), EditionId = edition.Id, Party = party };
                db.BudgetLines.Add(line);
                await db.Post(Postings.Publish(line.Id, Envelopes[party]),
                    new EntryOf($"{line.Id}/publish", edition.Id, null, line.Id, edition.OpensOn), act, stop);
            }
            return true;
        }, stop);
        if (opened.IsRefusal) throw new InvariantBrokenException(opened.Refusal.Say.English);
    }
}
