using System.Text.Json.Nodes;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>A funded project whose deposit is reversed waits for its deposits again.</summary>
public sealed class FundsMissingTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task A_funded_project_goes_back_to_wait_and_comes_forward_when_its_deposits_are_complete_again()
    {
        var project = await _stage.Funded();
        Assert.Equal("FONDEADA", await _stage.State(project));

        await Reverse(project, "club");

        Assert.Equal("CONVENIDA", await _stage.State(project));
        Assert.Equal("cancelled", await Scalar(
            $"select status from task where project_id = '{project}' and element_id = 'start_works'"));
        Assert.Equal($"{DemoPeople.Reconciler.Id} FONDEADA 25000000", await Scalar($"""
            select concat(person_id, ' ', facts ->> 'state_before', ' ', facts -> 'missing' ->> 'club') from audit_event
             where project_id = '{project}' and code = 'project.funds_missing' and reason <> ''
            """));
        using var reader = await site.As(DemoPeople.ClubPresident);
        Assert.Contains("El proyecto volvió a esperar depósitos",
            (await reader.Get($"/projects/{project}/history")).Text, StringComparison.Ordinal);

        await _stage.Confirm(project, "club", ApprovedSite.Pesos * 25);
        Assert.Equal("FONDEADA", await _stage.State(project));
        Assert.Equal("open", await Scalar($"""
            select status from task where project_id = '{project}' and element_id = 'start_works' order by opened_at desc, activation desc limit 1
            """));
    }

    [Fact]
    public async Task A_surplus_taken_back_leaves_the_project_funded()
    {
        var project = await _stage.Agreed();
        await _stage.Pay(project, "municipal", DemoPeople.MunicipalSigner);
        await _stage.Confirm(project, "club", ApprovedSite.Pesos * 25);
        await _stage.Confirm(project, "club", 494);
        await _stage.Pay(project, "state", DemoPeople.StateSigner);
        await _stage.Pay(project, "federal", DemoPeople.FederalSigner);

        await Reverse(project, "club", 494);

        Assert.Equal("FONDEADA", await _stage.State(project));
        Assert.Equal(0L, await Scalar(
            $"select count(*) from audit_event where project_id = '{project}' and code = 'project.funds_missing'"));
    }

    [Fact]
    public async Task A_payment_and_the_reversal_of_the_deposit_it_is_paid_from_do_not_both_happen()
    {
        foreach (var paysFirst in new[] { true, false })
        {
            var project = await _stage.Running();
            var deposit = await DepositOf(project, "club", ApprovedSite.Pesos * 25);
            MoneyStage.Holds(await Propose(project, deposit));
            MoneyStage.Holds(await _stage.OrderPayment(project, 1_000_00));
            MoneyStage.Holds(await _stage.Decide(project, "approve_payment", "approve", DemoPeople.FirstApprover));
            var payment = await Pay(project);
            var (reverse, pay) = (await Reversal(project, deposit), Post(payment));

            var refused = paysFirst
                ? await RaceSession.Second(site, Ready(project) + pay, reverse)
                : await RaceSession.Second(site, reverse, Ready(project) + pay);

            // Whoever comes second finds that the bank no longer holds the money.
            Assert.Equal("balance_on_natural_side", refused);
            var club = (await _stage.Money(project)).Single(p => p.Party == "club");
            Assert.Equal(paysFirst ? (250_000_00L, 250_00L) : (0L, 0L), (club.Paid, club.Spent));
            Assert.Equal(paysFirst ? "confirmed" : "reversed",
                await Scalar($"select status from deposit where id = '{deposit}'"));
        }
    }

    [Fact]
    public async Task The_last_approval_of_a_payment_and_a_reversal_at_once_leave_one_of_them_refused()
    {
        var project = await _stage.Running();
        var deposit = await DepositOf(project, "club", ApprovedSite.Pesos * 25);
        MoneyStage.Holds(await Propose(project, deposit));
        MoneyStage.Holds(await _stage.OrderPayment(project, 1_000_00));
        MoneyStage.Holds(await _stage.Decide(project, "approve_payment", "approve", DemoPeople.FirstApprover));

        var both = await Task.WhenAll(
            Task.Run(() => _stage.Decide(project, "approve_payment", "approve", DemoPeople.SecondApprover)),
            Task.Run(() => _stage.Decide(project, "approve_reversal", "approve", DemoPeople.Reconciler)));

        var refusal = Assert.Single(both, r => r.IsRefusal).Refusal!;
        Assert.Contains(refusal.Code, new[] { "deposit.already_spent", "rule.payment_waits_for_deposits" });
        var club = (await _stage.Money(project)).Single(p => p.Party == "club");
        Assert.Contains((club.Paid, club.Spent), new[] { (250_000_00L, 250_00L), (0L, 0L) });
    }

    private async Task Reverse(Guid project, string party, long centavos = ApprovedSite.Pesos * 25)
    {
        MoneyStage.Holds(await Propose(project, await DepositOf(project, party, centavos)));
        MoneyStage.Holds(await _stage.Decide(project, "approve_reversal", "approve", DemoPeople.Reconciler));
    }

    private Task<Domain.Result<Guid>> Propose(Guid project, Guid deposit) =>
        site.In<ProposeReversal, Domain.Result<Guid>>(use =>
            use.Handle(project, deposit, "El banco lo devolvió", DemoPeople.TreasuryClerk.Actor, default));

    private async Task<Guid> DepositOf(Guid project, string party, long centavos) => (Guid)(await Scalar($"""
        select id from deposit where project_id = '{project}' and party = '{party}' and status = 'confirmed'
           and amount_centavos = {centavos}
        """))!;

    // The second approval, as the program writes it before it posts.
    private static string Ready(Guid project) => $"""
        insert into payment_approval (payment_id, person_id, project_id, outcome, reason, decided_at)
        select id, '{DemoPeople.SecondApprover.Id}', project_id, 'approve', 'Procede', now() from payment where project_id = '{project}';
        """;

    private async Task<JsonObject> Pay(Guid project)
    {
        var shares = await Sql.List(site.Databases.Verifier!,
            $"select id::text from project_share where project_id = '{project}'");
        var entry = new Attack(site).Entry("payment_out", await Edition(project), project, DemoPeople.Director,
        [
            .. shares.Select(Guid.Parse).SelectMany(s => new[]
                { ('S', s, "P.GASTO", 250_00L), ('S', s, "P.BANCO", -250_00L) }),
        ]);
        entry["subject"] = $"{await Scalar($"select id from payment where project_id = '{project}'")}";
        return entry;
    }

    private async Task<string> Reversal(Guid project, Guid deposit)
    {
        var entry = await Scalar(
            $"select id from journal_entry where subject_id = '{deposit}' and kind = 'deposit_received'");
        var body = new Attack(site).Entry("reversal", await Edition(project), project, DemoPeople.Director);
        (body["reverses"], body["subject"]) = ($"{entry}", $"{deposit}");
        body["lines"] = JsonNode.Parse((string)(await Scalar($"""
            select json_agg(json_build_object('scope', scope_kind, 'id', scope_id, 'account', account,
                                              'centavos', -centavos) order by line_no)::text
              from journal_line where entry_id = '{entry}'
            """))!);
        return $"""
            update deposit_reversal set status = 'approved', decided_by = '{DemoPeople.Reconciler.Id}', decided_at = now()
             where deposit_id = '{deposit}';
            update deposit set status = 'reversed' where id = '{deposit}';
            """ + Post(body);
    }

    private async Task<Guid> Edition(Guid project) =>
        (Guid)(await Scalar($"select edition_id from project where id = '{project}'"))!;

    private static string Post(JsonObject entry) =>
        $"select post_entry(convert_to($q${entry.ToJsonString()}$q$, 'UTF8'))";

    private Task<object?> Scalar(string sql) => Sql.Scalar(site.Databases.Verifier!, sql);
}
