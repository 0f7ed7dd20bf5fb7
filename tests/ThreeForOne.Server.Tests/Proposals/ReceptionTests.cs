using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>The dates a submission depends on: its clock only moves forward, so one test tells them in order.</summary>
public sealed class ReceptionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Receives_to_the_last_microsecond_and_refuses_at_the_closing_instant()
    {
        var (edition, pack) = await site.In<Packs, (Edition, RulePack)>(async packs =>
        {
            var found = await club.Read(db => db.Editions.AsNoTracking().OrderBy(e => e.ProgrammeId).FirstAsync(Stop));
            return (found, await packs.Of(found.RulePackId, Stop));
        });
        var (opens, closes) = (Reception.Opens(edition, pack), Reception.Closes(edition, pack));

        Assert.IsType<ReceptionNotOpen>(Reception.Refuses(edition, pack, opens.AddMicroseconds(-1)));
        Assert.Null(Reception.Refuses(edition, pack, opens));
        Assert.Null(Reception.Refuses(edition, pack, closes.AddMicroseconds(-1)));
        Assert.IsType<ReceptionClosed>(Reception.Refuses(edition, pack, closes));
        Assert.Equal(new DateTimeOffset(
            edition.ClosesOn.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(-6)), closes);
    }

    [Fact]
    public async Task A_club_submits_while_its_registration_is_verified_and_in_force_and_reception_is_open()
    {
        var (first, second) = (await club.Complete(), await club.Complete());
        var year = (await club.Project(first)).FiscalYear;

        await Owner("update club set verified_by = null, verified_at = null");
        Assert.IsType<RegistrationNotVerified>((await club.Submit(first)).Refusal);
        await Owner(
            $"update club set verified_by = '{Actor.System.Person}', verified_at = now(), expires_on = '{year}-01-15'");
        Assert.IsType<RegistrationNotInForce>((await club.Submit(first)).Refusal);
        await Owner($"update club set expires_on = '{year}-01-16'");
        Assert.Null((await club.Submit(first)).Refusal);

        // A reading is a microsecond after the one before: the submission happens at the closing instant itself.
        await Owner($"update club set expires_on = '{year + 1}-11-03'");
        var closes = Deadline.EndOf(new DateOnly(year, 3, 31), "America/Mexico_City").Closes;
        await site.Clock.Move(closes.AddMicroseconds(-1), Stop);
        var refusal = Assert.IsType<ReceptionClosed>((await club.Submit(second)).Refusal);
        Assert.Equal(closes, refusal.Closes);
        Assert.Equal("BORRADOR", (await club.Project(second)).State);

        var late = await site.In<StartProposal, Result<Guid>>(async use =>
            await use.Handle(await club.Edition(), "Otra obra", Drafting.NewKey(), Drafting.President, Stop));
        Assert.IsType<NothingBeginsAnyMore>(late.Refusal);
        // Whoever would copy an earlier one is told so before, and why.
        using var president = await site.As(DemoPeople.ClubPresident);
        var page = await president.Get($"/proposals/new?copy={first}");
        Assert.Contains("ya no recibe propuestas: cerró el", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("main form[method=post]"));
    }

    private Task<object?> Owner(string sql) => Sql.Scalar(site.Databases.Owner!, sql);
}
