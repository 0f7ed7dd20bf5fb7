using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Budgets;

/// <summary>Municipal money by municipality, state money by type with a ceiling, federal money whole.</summary>
public sealed class DividedEnvelopeTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const string Divided =
        """[ { of: municipal, by: [municipality] }, { of: state, by: [type], most: "1,000.00" } ]""";

    private const string Jalpa = DemoOffices.Jalpa;
    private const string Jerez = "020";
    private const string Services = "community_services";

    private readonly BudgetStage _stage = new(site);

    [Fact]
    public async Task Opening_makes_what_is_known_by_then()
    {
        var edition = await _stage.Open(Divided);

        var lines = await _stage.Read(db => db.BudgetLines.Where(l => l.EditionId == edition)
            .Select(l => new { l.Party, l.MunicipalityCode, l.TypeCode }).ToListAsync());

        Assert.Single(lines, l => l is { Party: "federal", TypeCode: null, MunicipalityCode: null });
        Assert.DoesNotContain(lines, l => l.Party == "municipal");
        Assert.Contains(lines, l => l is { Party: "state", TypeCode: Services, MunicipalityCode: null });
        Assert.True(lines.Count(l => l.Party == "state") > 1);
    }

    [Fact]
    public async Task A_municipality_has_its_envelope_once_it_is_published()
    {
        var edition = await _stage.Open(Divided);

        Assert.Equal("publish", (await _stage.Publish(edition, "municipal", 500_00, Jalpa)).Value.Kind);
        Assert.Equal("publish", (await _stage.Publish(edition, "municipal", 300_00, Jerez)).Value.Kind);
        Assert.Equal("increase", (await _stage.Publish(edition, "municipal", 700_00, Jalpa, seen: 500_00)).Value.Kind);

        var line = await _stage.LineOf(edition, "municipal", Jalpa);
        Assert.Equal(Money.Mxn(700_00), (await _stage.Figures(line)).Modified);
        Assert.IsType<EnvelopeMunicipalityMissing>((await _stage.Publish(edition, "municipal", 1_00)).Refusal);
        Assert.IsType<EnvelopeMunicipalityMissing>((await _stage.Publish(edition, "municipal", 1_00, "999")).Refusal);
        Assert.IsType<EnvelopeTypeMissing>((await _stage.Publish(edition, "state", 1_00)).Refusal);
        Assert.IsType<NoSuchEnvelope>((await _stage.Publish(edition, "state", 1_00, type: "castles")).Refusal);
    }

    [Fact]
    public async Task Two_first_publications_at_once_make_one_envelope()
    {
        var edition = await _stage.Open(Divided);

        var results = await Task.WhenAll(Enumerable.Range(1, 4)
            .Select(i => Task.Run(() => _stage.Publish(edition, "municipal", i * 100_00, Jalpa))));

        Assert.Single(results, r => !r.IsRefusal);
        Assert.Single(await _stage.Read(db => db.BudgetLines
            .Where(l => l.EditionId == edition && l.Party == "municipal").ToListAsync()));
    }

    [Fact]
    public async Task The_ceiling_is_of_all_of_a_partys_envelopes_together_also_at_once()
    {
        var edition = await _stage.Open(Divided);
        var other = (await _stage.Read(db => db.BudgetLines.Where(l => l.EditionId == edition && l.Party == "state"
            && l.TypeCode != Services).Select(l => l.TypeCode).FirstAsync()))!;
        Assert.Null((await _stage.Publish(edition, "state", 400_00, type: Services)).Refusal);

        Assert.Equal(new EnvelopeAboveCeiling(Money.Mxn(1), Money.Mxn(1_000_00)),
            (await _stage.Publish(edition, "state", 600_01, type: other)).Refusal);
        Assert.Null((await _stage.Publish(edition, "state", 500_00, type: other)).Refusal);

        // 900 are published: each of these fits alone, and together they do not. The database tells the later one.
        var results = await Task.WhenAll(
            Task.Run(() => _stage.Publish(edition, "state", 500_00, type: Services, seen: 400_00)),
            Task.Run(() => _stage.Publish(edition, "state", 600_00, type: other, seen: 500_00)));
        Assert.Single(results, r => !r.IsRefusal);
    }

    [Fact]
    public async Task A_transfer_moves_available_money_and_leaves_the_partys_total()
    {
        var edition = await _stage.Open(Divided);
        await _stage.Publish(edition, "municipal", 500_00, Jalpa);
        var from = await _stage.LineOf(edition, "municipal", Jalpa);

        var to = (await _stage.Transfer(from, 200_00, Jerez)).Value;

        Assert.Equal((300_00, 200_00), (
            (await _stage.Figures(from)).Available.Minor, (await _stage.Figures(to)).Available.Minor));
        Assert.Equal(new TransferAboveAvailable(Money.Mxn(1), Money.Mxn(300_00)),
            (await _stage.Transfer(from, 300_01, Jerez)).Refusal);
        Assert.Equal(300_00, (await _stage.Transfer(from, 300_00, Jerez)).IsRefusal ? 0 : 300_00);
        Assert.IsType<TransferNotPositive>((await _stage.Transfer(from, 0, Jerez)).Refusal);
        Assert.IsType<TransferNotWithinParty>((await _stage.Transfer(to, 1, Jerez)).Refusal);
        Assert.IsType<NoSuchLine>((await _stage.Transfer(edition, 1, Jerez)).Refusal);
        Assert.IsType<ReasonMissing>((await _stage.Transfer(to, 1, Jalpa, reason: "")).Refusal);
        Assert.IsType<NotYourTurn>((await _stage.Transfer(to, 1, Jalpa, who: DemoPeople.Secretary)).Refusal);
    }

    [Fact]
    public async Task The_database_itself_holds_who_transfers_to_whom_and_which_envelopes_there_are()
    {
        var edition = await _stage.Open(Divided);
        await _stage.Publish(edition, "municipal", 500_00, Jalpa);
        var (municipal, federal) =
            (await _stage.LineOf(edition, "municipal", Jalpa), await _stage.LineOf(edition, "federal"));
        await _stage.Publish(edition, "federal", 500_00);
        var attack = new Attack(site);

        Assert.Equal(("23514", "transfer_within_party"), await attack.Post(DemoPeople.Director, attack.Entry(
            "transfer", edition, null, DemoPeople.Director,
            ('L', municipal, "8.2.3", 100), ('L', municipal, "8.2.2-D", -100),
            ('L', federal, "8.2.2-D", 100), ('L', federal, "8.2.3", -100))));
        Assert.Equal(("23514", "transfer_within_party"), await attack.Post(DemoPeople.Director, attack.Entry(
            "transfer", edition, null, DemoPeople.Director,
            ('L', federal, "8.2.2-D", 100), ('L', federal, "8.2.3", -100))));
        Assert.Equal(("23514", "lapse_ends_the_year"), await attack.Post(DemoPeople.Director, attack.Entry(
            "lapse", edition, null, DemoPeople.Director, ('L', federal, "8.2.3", 500_00),
            ('L', federal, "8.2.2-D", -500_00))));
        Assert.Equal(("23514", "line_follows_rule"), await Insert("federal", $"'{Jalpa}'"));
        Assert.Equal(("23514", "line_follows_rule"), await Insert("municipal", "null"));
        Assert.Equal(("23514", "line_follows_rule"), await Insert("municipal", "'999'"));
        Assert.Equal(("23505", "one_line_a_scope"), await Insert("municipal", $"'{Jalpa}'"));
        Assert.Equal(
            ("42501", null), await attack.Run(DemoPeople.Director, "update envelope_rule set most_centavos = null"));

        Task<(string, string?)> Insert(string party, string municipality) => attack.Run(DemoPeople.Director, $"""
            insert into budget_line (id, edition_id, party, municipality_code)
            values (gen_random_uuid(), '{edition}', '{party}', {municipality})
            """);
    }

    [Fact]
    public async Task Whoever_opens_an_edition_the_database_takes_its_rules_from_the_pack()
    {
        var opened = await _stage.Open(Divided, certification: true);
        var (attack, another) = (new Attack(site), Guid.CreateVersion7());
        var pack = (await _stage.Read(db => db.Editions.SingleAsync(e => e.Id == opened))).RulePackId;

        await attack.Do(DemoPeople.Director, Insert(another, pack, 2080));

        var rules = await _stage.Read(db => db.EnvelopeRules.Where(r => r.EditionId == another)
            .OrderBy(r => r.Party).ToListAsync());
        Assert.Equal(
            [("federal", false, false, null), ("municipal", true, false, null), ("state", false, true, 1_000_00)],
            rules.Select(r => (r.Party, r.ByMunicipality, r.ByType, r.MostCentavos)));
        Assert.True((await _stage.Read(db => db.Editions.SingleAsync(e => e.Id == another))).Certification);
        Assert.Equal(("42501", null), await attack.Run(DemoPeople.Director, $"""
            insert into envelope_rule values ('{another}', 'club', false, false, null)
            """));
        Assert.Equal(("23514", "pack_is_whole"), await attack.Run(DemoPeople.Director, $"""
            insert into pack_envelope values ('{pack}', 'state', false, false, null)
            """));
    }

    [Fact]
    public async Task No_edition_opens_under_a_pack_that_is_not_whole_or_is_another_programmes()
    {
        var opened = await _stage.Open(Divided);
        var (attack, bare) = (new Attack(site), Guid.CreateVersion7());
        var pack = (await _stage.Read(db => db.Editions.SingleAsync(e => e.Id == opened))).RulePackId;
        var content = $"content || '\n{bare:N}'::bytea";

        Assert.Equal(("23514", "pack_is_whole"), await attack.Run(DemoPeople.Director, $"""
            insert into rule_pack select '{bare}', programme_id, year, {content}, sha256({content}), loaded_at
              from rule_pack where id = '{pack}';
            {Insert(Guid.CreateVersion7(), bare, 2081)}
            """));
        Assert.Equal(("23514", "pack_is_whole"), await attack.Run(
            DemoPeople.Director, Insert(Guid.CreateVersion7(), pack, 2081, "two-for-one")));
    }

    private static string Insert(Guid edition, Guid pack, int year, string programme = "three-for-one") => $"""
        insert into edition (id, programme_id, state_code, fiscal_year, rule_pack_id, opens_on, closes_on, opened_by, opened_at)
        values ('{edition}', '{programme}', '{DemoOffices.Zacatecas}', {year}, '{pack}', '{year}-01-15', '{year}-12-31',
                '{DemoPeople.Director.Id}', now())
        """;

    [Fact]
    public async Task The_database_itself_holds_the_ceiling()
    {
        var edition = await _stage.Open(Divided);
        var line = await _stage.LineOf(edition, "state", type: Services);
        var attack = new Attack(site);

        Assert.Equal(("23514", "envelope_within_ceiling"), await attack.Post(DemoPeople.Director, attack.Entry(
            "publish", edition, null, DemoPeople.Director, ('L', line, "8.2.2-D", 1_000_01),
            ('L', line, "8.2.1", -1_000_01))));
        await attack.DoPost(DemoPeople.Director, attack.Entry(
            "publish", edition, null, DemoPeople.Director, ('L', line, "8.2.2-D", 1_000_00),
            ('L', line, "8.2.1", -1_000_00)));
    }
}
