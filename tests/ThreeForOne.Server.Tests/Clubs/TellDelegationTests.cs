using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Clubs;

namespace ThreeForOne.Server.Tests.Clubs;

/// <summary>A delegation hears of a paper when it comes, once each, as its technicians chose to be told.</summary>
public sealed class TellDelegationTests(ClubSite site) : IClassFixture<ClubSite>
{
    [Fact]
    public async Task A_new_club_is_told_of_once_when_its_address_is_confirmed()
    {
        var email = site.NewEmail();
        var club = (await site.Register(site.Entry("Club recién llegado", email))).Value;
        var filing = await site.Waiting(club);
        var link = await site.MailedLink(email);
        Assert.Equal(0L, await Letters(filing));

        await site.Accept(link);

        Assert.Equal(1L, await Letters(filing));
        Assert.Single(site.Mailer.Taken, m => m.To == site.TechnicianEmail
            && m.Subject == "Por verificar: Toma de Nota de Club recién llegado");
        await site.App.Services.GetRequiredService<RemindClubs>().Run(CancellationToken.None);
        Assert.Equal(1L, await Letters(filing));
    }

    [Fact]
    public async Task A_club_of_somebody_who_is_known_already_is_told_of_at_once()
    {
        var (_, email) = await site.Person("auditor", await site.Organisation("auditor", "Auditoría"));

        var club = await site.Register(site.Entry("Club de quien ya entró", email));

        Assert.Equal(1L, await Letters(await site.Waiting(club.Value)));
    }

    [Theory]
    [InlineData("registration")]
    [InlineData("officer")]
    [InlineData("name")]
    public async Task What_a_club_hands_in_later_is_told_of_when_it_comes(string kind)
    {
        var (id, president) = await site.Verified($"Club que entrega {kind}");

        await HandIn(kind, president);

        Assert.Equal(1L, await Letters(await site.Waiting(id, kind)));
    }

    [Fact]
    public async Task Each_technician_reads_it_in_the_own_language_and_when_chosen()
    {
        var (person, email) = await site.Person("technician", site.Technician.Organisation);
        await Sql.Scalar(site.Databases.Owner!, $"""
            update account set language = 'en' where id = '{person}';
            insert into mail_preference (person_id, daily_groups) values ('{person}', array['Tasks'])
            """);
        var (id, president) = await site.Verified("Club de dos lenguas");

        await HandIn("name", president);
        await site.Work();

        Assert.Equal("To verify: Change of name of Club de dos lenguas", await site.Read($"""
            select subject from mail where person_id = '{person}' and daily
               and letter ->> 'Path' = '/filings/{await site.Waiting(id, "name")}'
            """));
        Assert.DoesNotContain(site.Mailer.Taken, m => m.To == email);   // it waits for the day's digest
    }

    private Task<Result<Guid>> HandIn(string kind, Actor who) => kind switch
    {
        "registration" => site.As<HandInRegistration, Result<Guid>>(
            (use, paper) => use.Handle(site.Registration(), paper, who, CancellationToken.None), who),
        "officer" => site.As<HandInOfficer, Result<Guid>>((use, paper) => use.Handle(
            new("club_treasurer", "Luz", site.NewEmail()), paper, who, CancellationToken.None), who),
        _ => site.As<HandInName, Result<Guid>>(
            (use, paper) => use.Handle("Club Otro Nombre", paper, who, CancellationToken.None), who),
    };

    // How many the technician has once a worker has done what waits.
    private async Task<object?> Letters(Guid filing)
    {
        await site.Work();
        return await site.Read($"""
            select count(*) from mail where kind = 'filing.to_verify' and person_id = '{site.Technician.Person}'
               and letter ->> 'Path' = '/filings/{filing}'
            """);
    }
}
