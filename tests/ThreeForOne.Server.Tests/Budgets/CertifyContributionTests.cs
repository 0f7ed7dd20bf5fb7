using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Tests.Committee;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Budgets;

/// <summary>Acceptance example 7: a project of 400,000.00 for which the municipality certifies 60,000.00.</summary>
public sealed class CertifyContributionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly BudgetStage _stage = new(site);

    [Fact]
    public async Task Under_a_joint_rule_the_state_gives_what_the_municipality_cannot()
    {
        var project = await _stage.Committee.Opined(400_000, "Casa con certificación");

        Assert.Equal(new Certified(60_000_00, 0), (await _stage.Certify(project, 60_000_00)).Value);

        var shares = await _stage.Shares(project);
        Assert.Equal((60_000_00, 140_000_00, 100_000_00, 100_000_00),
            (shares["municipal"], shares["state"], shares["federal"], shares["club"]));
        await Approve(project);
        Assert.Equal("APROBADA", await _stage.StateOf(project));
        Assert.IsType<CertificationTooLate>((await _stage.Certify(project, 70_000_00)).Refusal);
    }

    [Fact]
    public async Task Whoever_is_not_the_municipalitys_signer_certifies_nothing()
    {
        var project = await _stage.Committee.Opined(400_000, "Casa sin firma");

        Assert.IsType<NotYourTurn>((await _stage.Certify(project, 1, DemoPeople.StateSigner)).Refusal);
        Assert.IsType<ReasonMissing>((await _stage.Certify(project, 1, reason: " ")).Refusal);
        Assert.IsType<CertificationNegative>((await _stage.Certify(project, -1)).Refusal);
        Assert.IsType<NoSuchProject>((await _stage.Certify(Guid.Empty, 1)).Refusal);
        Assert.IsType<NotThisMunicipality>((await _stage.Certify(
            project, 1, DemoPeople.MunicipalSigner with { Office = DemoOffices.State })).Refusal);
        var attack = new Attack(site);
        foreach (var who in new[] { DemoPeople.Director, DemoPeople.StateSigner, DemoPeople.MunicipalVoter })
            Assert.Equal(("23514", "municipality_certifies"), await attack.Run(who, Insert(project, who, 1)));
        Assert.Equal("project_certification_amount_centavos_check",
            (await attack.Run(DemoPeople.MunicipalSigner, Insert(project, DemoPeople.MunicipalSigner, -1))).Constraint);
    }

    [Fact]
    public async Task Where_the_rules_require_it_nothing_is_approved_before_the_whole_share_is_certified()
    {
        var project = await _stage.Committee.Opined(400_000, "Casa que espera al cabildo");
        await Sql.Scalar(site.Databases.Owner!, "update edition set certification = true");

        var session = await Ruled(project);

        var told = Assert.IsType<CertificationShort>((await _stage.Committee.Close(session)).Refusal);
        Assert.Equal(Money.Mxn(100_000_00), told.By);
        Assert.Equal("DICTAMINADA", await _stage.StateOf(project));
        Assert.Equal(0, (await _stage.Certify(project, 100_000_00)).Value.Missing);
        Assert.Null((await _stage.Committee.Close(session)).Refusal);

        Assert.Equal("APROBADA", await _stage.StateOf(project));
        await Sql.Scalar(site.Databases.Owner!, "update edition set certification = false");
    }

    [Fact]
    public async Task The_shares_that_were_reserved_cannot_be_certified_anew_by_sql()
    {
        var project = await _stage.Committee.Opined(400_000, "Casa ya reservada");
        await _stage.Certify(project, 100_000_00);
        await Approve(project);

        Assert.Equal(("23514", "shares_are_fixed"), await new Attack(site).Run(DemoPeople.MunicipalSigner,
            $"update project_certification set amount_centavos = 0 where project_id = '{project}'"));
    }

    private static string Insert(Guid project, DemoPerson who, long centavos) => $"""
        insert into project_certification (project_id, amount_centavos, certified_by, certified_at, reason)
        values ('{project}', {centavos}, '{who.Id}', now(), 'intento')
        """;

    private async Task Approve(Guid project) =>
        Assert.Null((await _stage.Committee.Close(await Ruled(project))).Refusal);

    private async Task<Guid> Ruled(Guid project)
    {
        var session = await _stage.Committee.Call(project);
        await _stage.Committee.NextMonth();
        await _stage.Committee.Seat(session);
        await _stage.Committee.VoteAll(session, project);
        await _stage.Committee.Propose(session, CommitteeStage.Approve(project));
        return session;
    }
}
