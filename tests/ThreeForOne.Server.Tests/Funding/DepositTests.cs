using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;

namespace ThreeForOne.Server.Tests.Funding;

public sealed class DepositTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private const long Quarter = ApprovedSite.Pesos * 25;
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task Governments_order_in_turn_and_deposit_exactly_what_they_ordered()
    {
        var project = await _stage.Agreed();

        Assert.IsType<EarlierPartyHasNotDeposited>(
            (await _stage.Decide(project, "order", "order", DemoPeople.FederalSigner)).Refusal);
        Assert.IsType<NotOrderedYet>((await _stage.Record(project, "municipal", Quarter, "M1")).Refusal);
        MoneyStage.Holds(await _stage.Decide(project, "order", "order", DemoPeople.MunicipalSigner));
        Assert.IsType<NotTheOrderedAmount>((await _stage.Record(project, "municipal", Quarter - 1, "M1")).Refusal);
        await _stage.Confirm(project, "municipal", Quarter);

        var municipal = (await _stage.Money(project)).Single(p => p.Party == "municipal");
        Assert.Equal((Quarter, 0L), (municipal.Paid, municipal.Receivable));
    }

    [Fact]
    public async Task A_club_reads_in_its_list_what_the_governments_have_to_do()
    {
        await _stage.Agreed();
        using var president = await site.As(DemoPeople.ClubPresident);

        Assert.Contains(
            "Ordenar la ministración", (await president.Get("/proposals")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_deposit_shows_what_is_missing_and_holds_the_project_and_surplus_is_held()
    {
        var project = await _stage.Agreed();
        await _stage.Confirm(project, "club", Quarter - 128_306);

        Assert.Equal(128_306, (await _stage.Money(project)).Single(p => p.Party == "club").Receivable);
        Assert.Equal("CONVENIDA", await _stage.State(project));

        await _stage.Confirm(project, "club", 128_800);

        var club = (await _stage.Money(project)).Single(p => p.Party == "club");
        Assert.Equal((Quarter, 0L, 494L), (club.Paid, club.Receivable, club.Surplus));
        // Both officers are told of each, at once, with what is missing or above.
        var told = await Letters(project, "deposit.confirmed");
        Assert.Equal(4, told.Count);
        Assert.Contains(told, letter => letter.Contains("A su parte le faltan 1,283.06 MXN", StringComparison.Ordinal));
        Assert.Contains(told, letter => letter.Contains("Sobran 4.94 MXN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deposit_has_a_date_from_the_agreement_to_today_a_reference_and_an_amount()
    {
        var project = await _stage.Agreed();

        Assert.IsType<ValueDateOutside>(
            (await _stage.Record(project, "club", Quarter, "W1", _stage.Today.AddDays(1))).Refusal);
        Assert.IsType<ValueDateOutside>(
            (await _stage.Record(project, "club", Quarter, "W1", _stage.Today.AddDays(-1))).Refusal);
        Assert.IsType<DepositIncomplete>((await _stage.Record(project, "club", 0, "W1")).Refusal);
        Assert.IsType<DepositIncomplete>((await _stage.Record(project, "club", -5, "W1")).Refusal);
        Assert.IsType<DepositIncomplete>((await _stage.Record(project, "club", Quarter, " ")).Refusal);
    }

    [Fact]
    public async Task The_same_form_twice_is_one_deposit_and_the_same_bank_line_is_refused()
    {
        var project = await _stage.Agreed();
        var key = MoneyStage.Key();

        var first = await _stage.Record(project, "club", 100_00, "W7", key: key);
        var again = await _stage.Record(project, "club", 100_00, "W7", key: key);
        var other = await _stage.Record(project, "club", 200_00, "W7", key: key);
        var sameLine = await _stage.Record(project, "club", 100_00, "W7");

        Assert.Equal(first.Value, again.Value);
        Assert.IsType<KeyUsedForSomethingElse>(other.Refusal);
        Assert.IsType<FormKeyMissing>((await _stage.Record(project, "club", 300_00, "W8", key: "")).Refusal);
        Assert.Equal("rule.deposit_once", sameLine.Refusal!.Code);
        Assert.Equal(1L,
            await Sql.Scalar(site.Databases.Verifier!, $"select count(*) from deposit where project_id = '{project}'"));
    }

    [Fact]
    public async Task A_refused_deposit_posts_nothing_and_a_confirmed_one_posts_once()
    {
        var project = await _stage.Agreed();
        MoneyStage.Holds(await _stage.Record(project, "club", 500_00, "W9"));
        MoneyStage.Holds(await _stage.Decide(project, "confirm_deposit", "refuse", DemoPeople.Reconciler));

        Assert.Equal(0, (await _stage.Money(project)).Single(p => p.Party == "club").Paid);
        Assert.Equal(0L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from journal_entry where project_id = '{project}' and kind = 'deposit_received'"));
        var told = await Letters(project, "deposit.refused");
        Assert.Equal(2, told.Count);
        Assert.All(told, letter => Assert.Contains("Motivo: Procede", letter, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_party_is_told_that_its_assent_is_needed_and_only_its_signers()
    {
        var project = await _stage.Agreed();

        Assert.Equal(
            new[]
            {
                DemoPeople.ClubPresident, DemoPeople.FederalSigner, DemoPeople.StateSigner, DemoPeople.MunicipalSigner,
            }.Select(p => p.Id.ToString()).Order(),
            await Sql.List(site.Databases.Verifier!, $"""
                select person_id::text from mail
                 where project_id = '{project}' and kind = 'agreement.assent_needed' and is_notice order by 1
                """));
        Assert.All(await Letters(project, "agreement.assent_needed"), letter =>
            Assert.Contains("30 días naturales después del", letter, StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> Letters(Guid project, string kind) => await Sql.List(
        site.Databases.Verifier!,
        $"select letter::text from mail where project_id = '{project}' and kind = '{kind}' order by id");
}
