using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// Opens the illustrative edition of each programme that has an open pack, and publishes what each government puts
/// into it, as the programme's director.
/// </summary>
public sealed class DemoEditions(
    Database db, ProgrammeSet programmes, OpenEdition openEdition, PublishEnvelope publishEnvelope)
{
    private const string Reason = "Edición ilustrativa de la demostración";

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
            if (programme.Packs.LastOrDefault(p => !p.Pack.Closed && p.Pack.Year <= year) is { } pack)
                await Open(programme.Code, pack, year, stop);
    }

    private async Task Open(string programme, PackFile pack, int year, CancellationToken stop)
    {
        var director = DemoPeople.Director.Actor;
        var opened = await db.InTransaction<bool>(director, Reason, async act =>
        {
            // The demonstration has one edition; a clock moved into another year does not open a second.
            if (await db.Editions.AnyAsync(e => e.ProgrammeId == programme, stop)) return false;
            var hash = Convert.FromHexString(pack.Sha256);
            var row = await db.RulePacks.Where(r => r.ContentSha256 == hash).Select(r => r.Id).SingleAsync(stop);
            var reception = pack.Pack.Terms.Reception.Value;
            var edition = await openEdition.Handle(
                new(row, DemoOffices.Zacatecas, year, reception.Opens(year), reception.Closes(year)),
                $"demo/{programme}", director, stop);
            if (edition.IsRefusal) return edition.Refusal;
            await db.SaveChangesAsync(stop);
            foreach (var party in pack.Pack.Governments)
            {
                var published = await publishEnvelope.Handle(
                    new(edition.Value, party, Envelopes[party], Money.Mxn(0), Reason), $"demo/{programme}/{party}",
                    director, stop);
                if (published.IsRefusal) return published.Refusal;
            }
            return true;
        }, stop);
        if (opened.IsRefusal) throw new InvariantBrokenException(opened.Refusal.Say.English);
    }
}
