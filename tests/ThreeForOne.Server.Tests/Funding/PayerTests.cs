using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>A club's contribution never comes from a government, whoever writes it and however.</summary>
public sealed class PayerTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly MoneyStage _stage = new(site);

    public static TheoryData<string> Governments =>
    [
        "Municipio de Jalpa", "MUNICIPIO  DE JALPA", "H. Ayuntamiento de Jalpa, Zac.", "Gobierno del Estado",
        "SECRETARÍA DE FINANZAS", "Secretaria de Bienestar", "Tesorería Municipal", "tesoreria-municipal",
        "Ayunta\u00ADmiento", "City of Chicago", "Obras Públicas de Jalpa", "Auditoría Superior del Estado",
        "Secretari\u0301a de Obras",
    ];

    public static TheoryData<string> People =>
        ["Familia Robles", "Envíos Güero, Inc.", "Club El Durazno", "María Gobierna Pérez", "Municipal Credit Union",
            "Federación de Clubes Zacatecanos de Chicago"];

    [Theory]
    [MemberData(nameof(Governments))]
    public async Task The_program_and_the_database_know_a_government_by_its_name(string payer)
    {
        var project = await Project();
        Assert.IsType<PayerIsGovernment>((await Record(project, payer)).Refusal);
        Assert.NotNull(await Sql.Scalar(site.Databases.Verifier!, $"select government_named('{payer}')") as string);
    }

    [Theory]
    [MemberData(nameof(People))]
    public async Task Families_clubs_and_firms_are_no_government(string payer)
    {
        var project = await Project();
        MoneyStage.Holds(await Record(project, payer));
        Assert.Null(await Sql.Scalar(site.Databases.Verifier!, $"select government_named('{payer}')") as string);
    }

    [Fact]
    public async Task The_database_refuses_a_club_s_deposit_from_a_government_by_itself()
    {
        var project = await Project();
        var attack = new Attack(site);
        var (line, deposit) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await attack.Do(DemoPeople.TreasuryClerk, Line(line, "Municipio de Jalpa"));

        var refused = await attack.Run(DemoPeople.TreasuryClerk, Part(deposit, project, line, "Municipio de Jalpa"));
        Assert.Equal("payer_is_no_government", refused.Constraint);
        await attack.Do(DemoPeople.TreasuryClerk, Part(deposit, project, line, "Familia Robles"));
    }

    [Fact]
    public async Task Someone_sent_it()
    {
        var project = await Project();
        Assert.IsType<PayerMissing>((await Record(project, " ")).Refusal);
    }

    private static Guid? _project;

    private async Task<Guid> Project() => _project ??= await _stage.Agreed();

    private Task<Result<Guid>> Record(Guid project, string payer)
    {
        var entry = new DepositEntry(
            "club", Domain.Money.Mxn(100_00), null, null, null, MoneyStage.Key(), _stage.Today, null, payer);
        return site.In<RecordDeposit, Result<Guid>>(use => use.Handle(
            project, entry, MoneyStage.Key(), "Estado de cuenta", DemoPeople.TreasuryClerk.Actor, default));
    }

    private string Line(Guid id, string payer) => $"""
        insert into bank_line (id, clabe, state_code, value_date, amount_centavos, bank_reference, payer, currency,
                               recorded_by, recorded_at)
        values ('{id}', '{MoneyStage.Clabe}', '32', '{_stage.Today:yyyy-MM-dd}', 500, '{id}', '{payer}', 'MXN',
                '{DemoPeople.TreasuryClerk.Id}', now())
        """;

    private string Part(Guid id, Guid project, Guid line, string payer) => $"""
        insert into deposit (id, project_id, party, account_id, bank_line_id, payer, amount_centavos, currency,
                             bank_reference, value_date, recorded_by, recorded_at)
        select '{id}', '{project}', 'club', a.id, '{line}', '{payer}', 500, 'MXN', '{line}',
               '{_stage.Today:yyyy-MM-dd}', '{DemoPeople.TreasuryClerk.Id}', now()
          from registered_account a where a.project_id = '{project}'
        """;
}
