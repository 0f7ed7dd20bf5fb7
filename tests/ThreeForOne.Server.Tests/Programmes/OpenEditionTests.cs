using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.AccountingPeriods;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.Programmes;

public sealed class OpenEditionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task Opens_an_envelope_for_each_government_of_the_pack_and_two_years_of_periods()
    {
        var edition = (await Open(await Terms())).Value;

        var parties = await _stage.Read(DemoPeople.Director, db =>
            db.BudgetLines.Where(l => l.EditionId == edition).Select(l => l.Party).ToListAsync());
        Assert.Equal(["federal", "municipal", "state"], parties.Order());
        var year = (await Terms()).FiscalYear;
        Assert.Equal(
            24, await _stage.Read(DemoPeople.Director, db =>
                db.AccountingPeriods.CountAsync(p => p.FiscalYear == year || p.FiscalYear == year + 1)));
        Assert.IsType<EditionAlreadyOpen>((await Open(await Terms())).Refusal);
    }

    [Fact]
    public async Task Historical_packs_are_closed()
    {
        var closed = await _stage.Read(
            DemoPeople.Director, db => db.RulePacks.Where(p => p.Year == 2014).Select(p => p.Id).SingleAsync());

        Assert.IsType<PackIsClosed>((await Open(await Terms() with { RulePack = closed })).Refusal);
        Assert.IsType<NoSuchPack>((await Open(await Terms() with { RulePack = Guid.Empty })).Refusal);
    }

    [Fact]
    public async Task Dates_are_in_order_and_within_the_year()
    {
        var terms = await Terms();

        Assert.IsType<EditionDatesReversed>((await Open(terms with { ClosesOn = terms.OpensOn.AddDays(-1) })).Refusal);
        Assert.IsType<EditionDatesOutsideYear>(
            (await Open(terms with { ClosesOn = terms.ClosesOn.AddYears(1) })).Refusal);
        Assert.IsType<NoSuchState>((await Open(terms with { StateCode = "99" })).Refusal);
        Assert.IsType<NotYourTurn>((await Open(terms, DemoPeople.Secretary)).Refusal);
    }

    [Fact]
    public async Task Loading_again_changes_nothing_and_a_changed_pack_is_another_row()
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var files = scope.ServiceProvider.GetRequiredService<ProgrammeSet>();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        LoadProgrammes Loader(ProgrammeSet set) => new(db, set, new(db, new PackCache()));
        var before = await Packs();
        Assert.Equal(0, await Loader(files).Handle(TestContext.Current.CancellationToken));
        Assert.Equal(before, await Packs());

        var programme = files.Programmes.Single(p => p.Code == "three-for-one");
        var changed =
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(programme.Packs[^1].Content.Span) + "\n# changed\n");
        var again = files with { Programmes = [programme with { Packs = [ProgrammeFiles.Pack("changed", changed)] }] };

        Assert.Equal(1, await Loader(again).Handle(TestContext.Current.CancellationToken));
        Assert.Equal(before + 1, await Packs());
        Assert.True(await _stage.Read(
            DemoPeople.Director, d => d.RulePacks.AnyAsync(p => p.ContentSha256 == SHA256.HashData(changed))));
    }

    [Fact]
    public async Task A_closed_month_takes_no_entry_and_does_not_open_again()
    {
        var year = _stage.MexicoToday().Year;
        Assert.IsType<PeriodNotYetClosable>((await Close(year, _stage.MexicoToday().Month)).Refusal);
        await site.Clock.Move(new(year, 2, 3, 12, 0, 0, TimeSpan.Zero), TestContext.Current.CancellationToken);

        Assert.True((await Close(year, 1)).Value);

        Assert.IsType<NoSuchPeriod>((await Close(year, 1)).Refusal);
        Assert.IsType<NotYourTurn>((await Close(year, 2, DemoPeople.Auditor)).Refusal);
        var attack = new Ledger.Attack(site);
        Assert.Equal(
            ("23514", "period_is_open"),
            await attack.Run(
                DemoPeople.Director,
                $"update accounting_period set closed_at = null, closed_by = null, reason = '' where fiscal_year = {year} and month = 1"));
        var line = await _stage.Read(DemoPeople.Director, db => db.BudgetLines.OrderBy(l => l.Id).FirstAsync());
        var entry = attack.Entry("increase", line.EditionId, null, DemoPeople.Director, ('L', line.Id, "8.2.2-D", 1),
            ('L', line.Id, "8.2.3", -1));
        entry["effective_on"] = $"{year}-01-31";
        Assert.Equal(("23514", "period_is_open"), await attack.Post(DemoPeople.Director, entry));
    }

    private Task<Result<bool>> Close(int year, int month, DemoPerson? who = null) =>
        site.In<CloseAccountingPeriod, Result<bool>>(use =>
        use.Handle(year, month, "Conciliado", (who ?? DemoPeople.Director).Actor, default));

    private Task<int> Packs() => _stage.Read(DemoPeople.Director, db => db.RulePacks.CountAsync());

    private Task<Result<Guid>> Open(EditionTerms terms, DemoPerson? who = null) =>
        site.In<OpenEdition, Result<Guid>>(use =>
        use.Handle(terms, CommitteeStage.Key(), (who ?? DemoPeople.Director).Actor, default));

    private async Task<EditionTerms> Terms()
    {
        var edition = await _stage.Read(DemoPeople.Director, db => db.Editions.OrderBy(e => e.FiscalYear).FirstAsync());
        var year = edition.FiscalYear + 1;
        return new(edition.RulePackId, DemoOffices.Zacatecas, year, new(year, 1, 15), new(year, 3, 31));
    }
}
