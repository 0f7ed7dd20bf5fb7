using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Demo;

public sealed class DemoDataTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Loading_again_changes_nothing()
    {
        var before = await Contents();

        await DemoData.Load(site.App.Services, TestContext.Current.CancellationToken);

        Assert.Equal(before, await Contents());
    }

    [Fact]
    public async Task Every_role_has_somebody_who_can_sign_in_and_begins_somewhere()
    {
        Assert.Equal([], RoleTable.All.Except(DemoPeople.All.Select(p => p.Role)));
        foreach (var person in DemoPeople.All)
        {
            using var visitor = await site.As(person);
            Assert.StartsWith("/", (await visitor.Get("/home")).Location, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_edition_opens_on_the_clocks_first_day_with_an_envelope_a_government()
    {
        var year = site.Clock.GetUtcNow().Year;
        var edition = await Read(db => db.Editions.AsNoTracking().SingleAsync(e => e.ProgrammeId == "three-for-one"));

        Assert.Equal(year, edition.FiscalYear);
        Assert.Equal(new DateOnly(year, 1, 15), edition.OpensOn);
        var available = await Read(async db => await (
            from line in db.BudgetLines
            join balance in db.Balances on line.Id equals balance.ScopeId
            where line.EditionId == edition.Id && balance.Account == "8.2.2-D"
            select new { line.Party, balance.Centavos }).ToDictionaryAsync(b => b.Party, b => b.Centavos));
        Assert.Equal(DemoEditions.Envelopes.ToDictionary(e => e.Key, e => e.Value.Minor).OrderBy(e => e.Key),
            available.OrderBy(e => e.Key));
        Assert.Equal(1_900_000_000, available["federal"]);
    }

    [Fact]
    public async Task Each_club_may_submit_its_registration_is_verified_and_in_force()
    {
        var today = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        var clubs = await Read(db => db.Clubs.AsNoTracking().ToListAsync());

        Assert.Equal(DemoOffices.Clubs.Count, clubs.Count);
        Assert.All(clubs, c => Assert.True(c.VerifiedAt is not null && c.RegisteredOn <= today && today < c.ExpiresOn));
    }

    [Fact]
    public async Task The_database_says_that_it_is_a_demonstration() =>
        Assert.Equal(true, await Sql.Scalar(site.Databases.App, "select is_demo from installation"));

    private Task<T> Read<T>(Func<Database, Task<T>> read) => site.In<Database, T>(db =>
        db.Reading(Actor.System, () => read(db), TestContext.Current.CancellationToken));

    private async Task<string> Contents() => (string)(await Sql.Scalar(site.Databases.Owner!, """
        select string_agg(t || '=' || n, ' ' order by t) from (
            select 'organisation' t, count(*) || '/' || max(xmin::text::bigint) n from organisation
            union all select 'person', count(*) || '/' || max(xmin::text::bigint) from person
            union all select 'appointment', count(*) || '/' || max(xmin::text::bigint) from appointment
            union all select 'club', count(*) || '/' || max(xmin::text::bigint) from club
            union all select 'account', count(*) || '/' || max(xmin::text::bigint) from account
            union all select 'period', count(*) || '/' || max(xmin::text::bigint) from accounting_period
            union all select 'edition', count(*) || '/' || max(xmin::text::bigint) from edition
            union all select 'balance', count(*) || '/' || max(xmin::text::bigint) from balance
            union all select 'pack', count(*) || '/' || max(xmin::text::bigint) from rule_pack) x
        """))!;
}
