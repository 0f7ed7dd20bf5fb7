using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.Clubs;

namespace ThreeForOne.Server.Tests.Clubs;

/// <summary>Reminders at 60, 30 and 7 days and at the end, once each, however often the job runs.</summary>
public sealed class RemindClubsTests(ClubSite site) : IClassFixture<ClubSite>
{
    [Fact]
    public async Task A_club_is_reminded_once_at_each_mark_and_told_when_it_ends()
    {
        var (id, president) = await site.Verified(
            "Club que olvida", site.Registration(until: site.Today.AddDays(61)));

        Assert.Equal(0, await Letters(id, 0));
        Assert.Equal(1, await Letters(id, 1));    // 60 days are left
        Assert.Equal(1, await Letters(id, 29));   // 31
        Assert.Equal(2, await Letters(id, 1));    // 30
        Assert.Equal(2, await Letters(id, 22));   // 8
        Assert.Equal(3, await Letters(id, 1));    // 7
        Assert.Equal(3, await Letters(id, 6));    // 1
        Assert.Equal(4, await Letters(id, 1));    // it has ended
        Assert.Equal(4, await Letters(id, 30));
        Assert.Equal(4L, await site.Read(
            $"select count(distinct subject) from mail where person_id = '{president.Person}' and kind = 'club.renewal_due'"));
    }

    [Fact]
    public async Task A_delegation_is_told_once_of_a_paper_that_waits()
    {
        var (id, _) = await site.Club("Club que espera respuesta");

        await Run();
        await Run();

        Assert.Equal(1L, await site.Read($"""
            select count(*) from mail where kind = 'filing.to_verify' and person_id = '{site.Technician.Person}'
               and letter ->> 'Path' = '/filings/{await site.Waiting(id)}'
            """));
    }

    // How many letters there are after so many more days; the job runs twice.
    private async Task<int> Letters(Guid club, int days)
    {
        site.Clock.Advance(TimeSpan.FromDays(days));
        await Run();
        await Run();
        return (int)(long)(await site.Read(
            $"select count(*) from mail where organisation_id = '{club}' and kind = 'club.renewal_due'"))!;
    }

    private async Task<int> Run() =>
        await site.App.Services.GetRequiredService<RemindClubs>().Run(CancellationToken.None);
}
