using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.Budgets;

/// <summary>An edition's budget through the use cases, and editions of packs that divide their envelopes.</summary>
public sealed class BudgetStage(DemoSite site)
{
    private const string Undivided = "envelopes: { value: [], source:";

    public CommitteeStage Committee { get; } = new(site);

    public Task<T> Read<T>(Func<Database, Task<T>> read) => Committee.Read(DemoPeople.Director, read);

    /// <summary>
    /// Opens next year's rules: the pack in force, with these words about its envelopes and certification.
    /// </summary>
    public async Task<Guid> Open(string envelopes = "[]", bool certification = false)
    {
        var (programme, year, pack) = await Read(async db =>
        {
            var edition = await db.Editions.OrderBy(e => e.FiscalYear).FirstAsync();
            var taken = await db.Editions.MaxAsync(e => e.FiscalYear);
            var content = await db.RulePacks.Where(p => p.Id == edition.RulePackId).Select(p => p.Content)
                .SingleAsync();
            return (edition.ProgrammeId, taken + 1, Encoding.UTF8.GetString(content));
        });
        Assert.Contains(Undivided, pack, StringComparison.Ordinal);
        var content = Encoding.UTF8.GetBytes(pack
            .Replace(Undivided, $"envelopes: {{ value: {envelopes}, source:", StringComparison.Ordinal)
            .Replace("certification: { required: false",
                $"certification: {{ required: {(certification ? "true" : "false")}", StringComparison.Ordinal)
            + $"\n# {year}\n");
        var row = await site.In<Database, Result<Guid>>(db => db.InTransaction<Guid>(
            DemoPeople.Director.Actor, "Reglas de prueba", async act =>
            {
                var id = db.NewId();
                db.RulePacks.Add(new RulePackRow
                {
                    Id = id, ProgrammeId = programme, Year = year, Content = content,
                    ContentSha256 = SHA256.HashData(content), LoadedAt = act.At,
                });
                var rules = ProgrammeFiles.Pack("prueba", content).Pack;
                await db.KeepEditionRules(id, rules, default);
                await db.KeepPostings(id, rules, default);
                return id;
            }, default));
        var opened = await site.In<OpenEdition, Result<Guid>>(use => use.Handle(
            new(row.Value, DemoOffices.Zacatecas, year, new(year, 1, 15), new(year, 12, 31)),
            CommitteeStage.Key(), DemoPeople.Director.Actor, default));
        Assert.Null(opened.Refusal);
        return opened.Value;
    }

    public Task<Result<EnvelopePosted>> Publish(
        Guid edition, string party, long centavos, string? municipality = null, string? type = null, long seen = 0,
        DemoPerson? who = null) =>
        site.In<PublishEnvelope, Result<EnvelopePosted>>(use => use.Handle(
            new(edition, party, Money.Mxn(centavos), Money.Mxn(seen), "Oficio 1", municipality, type),
            CommitteeStage.Key(), (who ?? DemoPeople.Director).Actor, default));

    public async Task<EnvelopeFigures> Figures(Guid line) => await Read(async db =>
        (await EnvelopeFigures.Of(db, [await db.BudgetLines.SingleAsync(l => l.Id == line)], default))[0]);

    public Task<Guid> LineOf(Guid edition, string party, string? municipality = null, string? type = null) =>
        Read(db => db.BudgetLines.Where(l => l.EditionId == edition && l.Party == party
            && l.MunicipalityCode == municipality && l.TypeCode == type).Select(l => l.Id).SingleAsync());

    public Task<Result<CutPreview>> Preview(Guid line, long centavos) => site.In<Database, Result<CutPreview>>(db =>
        db.Reading(DemoPeople.Director.Actor, () => new ReadCut(db, new Packs(db, new PackCache()))
            .Of(line, Money.Mxn(centavos), default), default));

    public Task<Result<EnvelopeCut>> Cut(
        Guid line, long centavos, string seen, string reason = "Oficio de recorte", DemoPerson? who = null,
        string? key = null) =>
        site.In<CutEnvelope, Result<EnvelopeCut>>(use => use.Handle(
            new(line, Money.Mxn(centavos), seen, reason), key ?? CommitteeStage.Key(),
            (who ?? DemoPeople.Director).Actor, default));

    /// <summary>Looks at the simulation and decides it, as the director does.</summary>
    public async Task<Result<EnvelopeCut>> Cut(Guid line, long centavos)
    {
        var preview = await Preview(line, centavos);
        return preview.IsRefusal ? preview.Refusal : await Cut(line, centavos, preview.Value.Hash);
    }

    public Task<Result<Guid>> Transfer(
        Guid from, long centavos, string? municipality = null, string? type = null, DemoPerson? who = null,
        string reason = "Oficio de traspaso") =>
        site.In<TransferBudget, Result<Guid>>(use => use.Handle(
            new(from, municipality, type, Money.Mxn(centavos), reason), CommitteeStage.Key(),
            (who ?? DemoPeople.Director).Actor, default));

    public Task<Result<long>> Close(Guid edition, string reason = "Cierre del año", DemoPerson? who = null) =>
        site.In<CloseEdition, Result<long>>(use => use.Handle(
            edition, reason, CommitteeStage.Key(), (who ?? DemoPeople.Director).Actor, default));

    public Task<Result<Certified>> Certify(
        Guid project, long centavos, DemoPerson? who = null, string reason = "Cabildo, acta 12") =>
        site.In<CertifyContribution, Result<Certified>>(use => use.Handle(
            new(project, Money.Mxn(centavos), null, reason), CommitteeStage.Key(),
            (who ?? DemoPeople.MunicipalSigner).Actor, default));

    public Task<string> StateOf(Guid project) =>
        Read(db => db.Projects.Where(p => p.Id == project).Select(p => p.State).SingleAsync());

    public Task<Dictionary<string, long>> Shares(Guid project) => Read(db =>
        db.ProjectShares.Where(s => s.ProjectId == project).ToDictionaryAsync(s => s.Party, s => s.AgreedCentavos));
}
