using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Clubs;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.People;

namespace ThreeForOne.Server.Tests.Clubs;

/// <summary>
/// A club registers itself on a public page: drafts once the address is confirmed, duplicates are warned of.
/// </summary>
public sealed class RegisterClubTests(ClubSite site) : IClassFixture<ClubSite>
{
    [Fact]
    public async Task A_club_registers_confirms_its_address_and_has_its_page_and_its_drafts_at_once()
    {
        var email = site.NewEmail();
        using var visitor = site.Visitor();

        var sent = await ClubSite.Send(visitor, site.Entry("Club El Durazno", email));

        Assert.Equal(HttpStatusCode.OK, sent.Status);
        Assert.Contains($"Le enviamos un enlace a {email}", sent.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await site.Accept(await site.MailedLink(email))).Location);
        using var president = await site.SignedIn(email);
        Assert.Equal("/proposals", (await president.Get("/home")).Location);
        Assert.Equal(HttpStatusCode.OK, (await president.Get("/proposals")).Status);
        var club = await president.Get("/club");
        Assert.Contains("La delegación está verificando su Toma de Nota", club.Text, StringComparison.Ordinal);
        Assert.Contains("El Durazno, Jalpa", club.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_typed_is_lost_and_the_paper_need_not_be_chosen_again()
    {
        using var visitor = site.Visitor();
        var entry = site.Entry("Club Momax", "sin arroba", town: "32-030");

        var refused = await ClubSite.Send(visitor, entry);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(new EmailNotAnAddress().Say.Spanish, refused.Text, StringComparison.Ordinal);
        Assert.Equal("Club Momax", refused.Page.QuerySelector("input[name='Name']")!.GetAttribute("value"));
        var kept = refused.Page.QuerySelector("input[name='Paper.Kept']")!.GetAttribute("value")!;
        var right = entry with { Officer = entry.Officer with { Email = site.NewEmail() } };
        var sent = await ClubSite.Send(visitor, right, withPaper: false, kept);
        Assert.Contains("Falta un paso", sent.Text, StringComparison.Ordinal);
        var without = await ClubSite.Send(visitor, site.Entry("Club Sin Papel"), withPaper: false, new string('a', 64));
        Assert.Contains(new FileMissing().Say.Spanish, without.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_or_cannot_be_is_told_each_at_its_field()
    {
        var day = site.Today;
        (ClubEntry Entry, Type Refusal)[] wrong =
        [
            (site.Entry(" "), typeof(ClubNameMissing)),
            (site.Entry("🌵🌵🌵"), typeof(ClubNameMissing)),
            (site.Entry(new string('ñ', 301)), typeof(TextTooLong)),
            (site.Entry("Club A") with { Towns = [new("32-019", "")] }, typeof(TownMissing)),
            (site.Entry("Club A") with { Towns = [new("99-999", "Otra")] }, typeof(TownMissing)),
            (site.Entry("Club A", registration: site.Registration(number: " ")), typeof(RegistrationNumberMissing)),
            (site.Entry("Club A", registration: site.Registration() with { Consulate = "" }), typeof(ConsulateMissing)),
            (site.Entry("Club A", registration: site.Registration(from: day.AddDays(1))),
                typeof(RegistrationNotYetIssued)),
            (site.Entry("Club A", registration: site.Registration(from: day, until: day)),
                typeof(RegistrationDatesReversed)),
            (site.Entry("Club A") with { Officer = new("technician", "Rosa", site.NewEmail()) },
                typeof(OfficerRoleNotChosen)),
        ];

        foreach (var (entry, refusal) in wrong) Assert.Equal(refusal, (await site.Register(entry)).Refusal?.GetType());
        Assert.False((await site.Register(site.Entry(new string('ñ', 300),
            registration: site.Registration(from: day, until: day.AddDays(1))))).IsRefusal);
    }

    [Theory]
    [InlineData("Momax")]
    [InlineData("Club Social Unido de Huanusco")]
    [InlineData("Club Ñandú 🌵")]
    [InlineData("מועדון \u200fחלפה")]
    [InlineData("300")]
    public async Task Any_name_is_taken_and_shown_as_it_is_written(string name)
    {
        if (int.TryParse(name, out var length)) name = string.Concat(Enumerable.Repeat("ü", length));
        var email = site.NewEmail();
        using var visitor = site.Visitor();

        var sent = await ClubSite.Send(visitor, site.Entry(name, email, isAnother: true));

        Assert.Contains("Falta un paso", sent.Text, StringComparison.Ordinal);
        await site.Accept(await site.MailedLink(email));
        using var president = await site.SignedIn(email);
        var club = (await president.Get("/club")).Page.QuerySelector("main")!;
        Assert.Contains(name, club.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_like_club_is_warned_of_and_whoever_knows_better_goes_on()
    {
        var number = site.NewNumber();
        await site.Register(site.Entry("Club Tlachichila", registration: site.Registration(number), town: "32-033"));

        var sameName = await site.Register(site.Entry("club social TLACHICHILÁ", town: "32-033"));
        var slip = await site.Register(site.Entry("Club Tlachichla", town: "32-033"));
        var sameNumber = await site.Register(
            site.Entry("Otro nombre", registration: site.Registration(number.ToLowerInvariant()), town: "32-001"));
        var elsewhere = await site.Register(site.Entry("Club Tlachichla", town: "32-001"));

        Assert.Equal(["Club Tlachichila"], Assert.IsType<ClubMayBeThere>(sameName.Refusal).Clubs);
        Assert.IsType<ClubMayBeThere>(slip.Refusal);
        Assert.IsType<ClubMayBeThere>(sameNumber.Refusal);
        Assert.False(elsewhere.IsRefusal);
        using var visitor = site.Visitor();
        var warned = await ClubSite.Send(visitor, site.Entry("Club de Tlachichila", town: "32-033"));
        Assert.NotNull(warned.Page.QuerySelector("input[name='IsAnother'][type=checkbox]"));
        var another = await ClubSite.Send(visitor, site.Entry("Club de Tlachichila", isAnother: true, town: "32-033"));
        Assert.Contains("Falta un paso", another.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Club El Durazno", "DURAZNO", true)]
    [InlineData("Club San José", "Club San Jose de los", true)]
    [InlineData("Club Jalpa Unido", "Unidos por Jalpa", false)]
    [InlineData("Club Jalpa", "Club Jerez", false)]
    [InlineData("Club Momax", "Club Monax", false)]
    [InlineData("Club Tabasco", "Club Tabazco", true)]
    [InlineData("Club", "El club", false)]
    public void Names_are_alike_but_for_accents_small_words_and_a_slip(string one, string other, bool alike) =>
        Assert.Equal(alike, ClubNames.AreAlike(one, other));

    [Fact]
    public async Task A_blocked_address_cannot_register_and_is_told_no_more()
    {
        var (person, email) = await site.Person("auditor", await site.Organisation("auditor", "Auditoría"));
        await Sql.Scalar(site.Databases.Owner!,
            $"update account set blocked_at = now(), blocked_by = '{Actor.System.Person}' where id = '{person}'");

        var refused = await site.Register(site.Entry("Club de quien no entra", email));

        Assert.IsType<OfficerAddressNotTaken>(refused.Refusal);
        Assert.Equal(0L, await site.Read("select count(*) from organisation where name = 'Club de quien no entra'"));
    }

    [Fact]
    public async Task The_eleventh_club_from_one_place_waits()
    {
        var from = IPAddress.Parse("192.0.2.7");
        var results = new List<Result<Guid>>();
        for (var i = 0; i < 11; i++)
            results.Add(await site.Register(site.Entry($"Club del lugar {new string((char)('a' + i), 8)}"), from));

        Assert.All(results.Take(10), r => Assert.False(r.IsRefusal));
        Assert.IsType<TooManyRegistrations>(results[10].Refusal);
        site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False((await site.Register(site.Entry("Club que esperó"), from)).IsRefusal);
    }

    [Fact]
    public async Task A_club_whose_address_nobody_confirms_is_erased_and_one_that_is_confirmed_stays()
    {
        var email = site.NewEmail();
        var silent = (await site.Register(site.Entry("Club silencioso", email, isAnother: true))).Value;
        var heard = await site.Club("Club que contesta");
        site.Clock.Advance(TimeSpan.FromDays(15));

        await using var scope = site.App.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Features.Retention.EraseExpired>().Run(CancellationToken.None);

        Assert.Equal(0L, await site.Read($"select count(*) from organisation where id = '{silent}'"));
        Assert.Equal(0L, await site.Read($"select count(*) from account where email = '{email}'"));
        Assert.Equal(0L, await site.Read("select count(*) from person where name = 'Rosa Ñáñez' and id in "
            + "(select id from account where email is null)"));
        Assert.Equal(1L, await site.Read($"select count(*) from organisation where id = '{heard.Id}'"));
    }
}
