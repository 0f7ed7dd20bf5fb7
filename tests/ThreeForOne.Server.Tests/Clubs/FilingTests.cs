using System.Net;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Clubs;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Clubs;

/// <summary>A delegation verifies or refuses what clubs hand in; only then does anything change.</summary>
public sealed class FilingTests(ClubSite site) : IClassFixture<ClubSite>
{
    [Fact]
    public async Task The_delegation_verifies_on_its_page_and_the_club_is_told()
    {
        var (id, president) = await site.Club("Club por verificar");
        var filing = await site.Waiting(id);
        using var technician = await site.SignedIn(site.TechnicianEmail);
        Assert.Contains("Club por verificar", (await technician.Get("/filings")).Text, StringComparison.Ordinal);
        var page = $"/filings/{filing}";

        var undecided = await technician.Submit(page, page, ("Reason", "x"));
        var silent = await technician.Submit(page, page, ("Decision", "refuse"));
        var verified = await technician.Submit(page, page, ("Decision", "verify"));

        Assert.Contains(new DecisionMissing().Say.Spanish, undecided.Text, StringComparison.Ordinal);
        Assert.Contains(new ReasonMissing().Say.Spanish, silent.Text, StringComparison.Ordinal);
        Assert.Equal("/filings", verified.Location);
        Assert.Equal(ClubSite.Scan, await technician.Bytes($"{page}/paper"));
        var decided = await technician.Get("/filings?decided=true");
        Assert.Contains("Club por verificar", decided.Text, StringComparison.Ordinal);
        Assert.Equal(1L, await site.Read($"select count(*) from club where id = '{id}' and verified_at is not null"));
        Assert.Equal(1L, await site.Read(
            $"select count(*) from mail where person_id = '{president.Person}' and kind = 'filing.decided'"));
    }

    [Fact]
    public async Task Who_may_decide_what_and_how_often_is_held()
    {
        var (id, president) = await site.Club("Club que espera");
        var filing = await site.Waiting(id);
        var elsewhere = new Actor(Actor.System.Person, await site.Organisation("auditor", "Auditoría de clubes"),
            new HashSet<string> { "auditor" });

        Assert.IsType<NotYourTurn>((await site.Decide(filing, true, who: elsewhere)).Refusal);
        var ofTheClub = president with { Roles = new HashSet<string> { "technician" } };
        Assert.IsType<FilingOfOnesOwn>((await site.Decide(filing, true, who: ofTheClub)).Refusal);
        Assert.IsType<NoSuchFiling>((await site.Decide(Guid.Empty, true)).Refusal);
        Assert.IsType<ReasonMissing>((await site.Decide(filing, false, " ")).Refusal);
        Assert.False((await site.Decide(filing, true)).IsRefusal);
        Assert.IsType<FilingAlreadyDecided>((await site.Decide(filing, false, "tarde")).Refusal);
        Assert.Equal("filing_is_decided_once",
            await Broken($"update club_filing set reason = 'x' where id = '{filing}'"));
    }

    [Fact]
    public async Task A_first_registration_waits_until_its_address_is_confirmed()
    {
        var id = (await site.Register(site.Entry("Club sin confirmar"))).Value;
        var filing = await site.Waiting(id);
        using var technician = await site.SignedIn(site.TechnicianEmail);

        Assert.DoesNotContain("Club sin confirmar", (await technician.Get("/filings")).Text, StringComparison.Ordinal);
        Assert.IsType<AddressNotConfirmed>((await site.Decide(filing, true)).Refusal);
    }

    [Fact]
    public async Task Another_clubs_verified_number_is_not_verified_twice()
    {
        var number = site.NewNumber();
        await site.Verified("Club del número", site.Registration(number));
        var (second, _) = await site.Club("Club del mismo número", site.Registration(number));

        Assert.IsType<RegistrationNumberTaken>((await site.Decide(await site.Waiting(second), true)).Refusal);
        Assert.False((await site.Decide(await site.Waiting(second), false, "Es el número de otro club")).IsRefusal);
    }

    [Fact]
    public async Task After_a_refusal_the_club_hands_it_in_again_and_one_waits_at_a_time()
    {
        var (id, president) = await site.Club("Club que corrige");
        Assert.IsType<FilingWaits>((await HandIn(president, site.Registration())).Refusal);
        await site.Decide(await site.Waiting(id), false, "La fecha no es la del papel");

        var again = await HandIn(president, site.Registration());

        Assert.False(again.IsRefusal);
        Assert.False((await site.Decide(again.Value, true)).IsRefusal);
        Assert.IsType<RegistrationNumberMissing>((await HandIn(president, site.Registration(" "))).Refusal);
        Assert.IsType<NotYourTurn>(
            (await HandIn(president with { Roles = new HashSet<string>() }, site.Registration())).Refusal);
    }

    [Fact]
    public async Task A_renewal_holds_once_verified_and_the_old_one_until_then()
    {
        var old = site.Registration(until: site.Today.AddDays(20));
        var (id, president) = await site.Verified("Club que renueva", old);
        var next = site.Registration(from: site.Today, until: site.Today.AddYears(2));

        var filed = await HandIn(president, next);

        Assert.Equal(old.Number, await site.Read($"select registration_number from club where id = '{id}'"));
        Assert.False((await site.Decide(filed.Value, true)).IsRefusal);
        Assert.Equal(next.Number, await site.Read($"select registration_number from club where id = '{id}'"));
        Assert.Equal(1L, await site.Read(
            $"select count(*) from club where id = '{id}' and expires_on = '{next.ExpiresOn:yyyy-MM-dd}'"));
    }

    [Fact]
    public async Task A_new_president_is_invited_and_the_old_ones_access_ends_once_it_is_verified()
    {
        var (id, president) = await site.Verified("Club que cambia de presidencia");
        var email = site.NewEmail();
        var own = new OfficerEntry("club_president", "Rosa", await EmailOf(president));
        Assert.IsType<AlreadyAppointed>((await Officer(president, own)).Refusal);
        Assert.IsType<OfficerRoleNotChosen>((await Officer(president, new("auditor", "Luz", email))).Refusal);

        var filed = await Officer(president, new("club_president", "Luz Íñiguez", email));
        Assert.Equal(1L, await Holders(id));
        Assert.Equal(0L, await Of(email, "invitation i on i.person_id = a.id"));
        Assert.False((await site.Decide(filed.Value, true)).IsRefusal);

        Assert.Equal(1L, await Holders(id));
        Assert.Equal(email, await site.Read($"""
            select a.email from appointment m join account a on a.id = m.person_id
             where m.organisation_id = '{id}' and m.valid_until is null and m.role = 'club_president'
            """));
        Assert.Equal(1L, await Of(email, "mail m on m.person_id = a.id and m.kind = 'person.invited'"));
        Assert.Equal(1L, await Of(own.Email!,
            "mail m on m.person_id = a.id and m.subject like 'Verificado: Cambio de presidencia%'"));
    }

    [Fact]
    public async Task Whoever_was_proposed_and_refused_is_forgotten()
    {
        var (_, president) = await site.Verified("Club que propone");
        var email = site.NewEmail();
        var filed = await Officer(president, new("club_treasurer", "Luz", email));

        await site.Decide(filed.Value, false, "El acta no tiene firmas");

        Assert.Equal(1L, await Of(email, "person p on p.id = a.id and p.erase_after is not null"));
        await Sql.Scalar(site.Databases.Owner!, $"""
            update account set blocked_at = now(), blocked_by = '{Actor.System.Person}' where email = '{email}'
            """);
        Assert.IsType<OfficerAddressNotTaken>((await Officer(president, new("club_treasurer", "Luz", email))).Refusal);
    }

    [Fact]
    public async Task A_new_name_holds_once_verified_and_pages_of_before_keep_the_old_one()
    {
        var (id, president) = await site.Verified("Club El Viejo Nombre");
        var before = site.Clock.GetUtcNow();
        Assert.IsType<ClubNameUnchanged>((await Name(president, "Club El Viejo Nombre")).Refusal);
        Assert.IsType<ClubNameMissing>((await Name(president, " ")).Refusal);
        Assert.IsType<TextTooLong>((await Name(president, new string('x', 301))).Refusal);

        var filed = await Name(president, "Club El Nuevo Nombre");
        Assert.False((await site.Decide(filed.Value, true)).IsRefusal);

        Assert.Equal("Club El Nuevo Nombre", await site.Read($"select name from organisation where id = '{id}'"));
        Assert.Equal("Club El Viejo Nombre", await Sql.Scalar(
            site.Databases.App, $"select organisation_name('{id}', '{before:O}')"));
        using var technician = await site.SignedIn(site.TechnicianEmail);
        Assert.Contains("Club El Viejo Nombre", (await technician.Get($"/filings/{filed.Value}")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_states_delegation_and_another_club_see_none_of_it()
    {
        var (id, _) = await site.Club("Club reservado");
        var (_, other) = await site.Club("Club vecino");
        var filing = await site.Waiting(id);
        await Sql.Scalar(site.Databases.Owner!,
            "insert into state values ('01', 'Aguascalientes', 'AGS') on conflict do nothing");
        var away = new Actor(Actor.System.Person, await site.Delegation("Delegación en Aguascalientes", "01"),
            new HashSet<string> { "technician" });

        Assert.IsType<NoSuchFiling>((await site.Decide(filing, true, who: away)).Refusal);
        Assert.Null(await site.In<ReadFilings, FilingView?>(read => read.Of(filing, away, CancellationToken.None)));
        Assert.Null(await site.In<ReadFilings, FilingView?>(read => read.Of(filing, other, CancellationToken.None)));
        Assert.NotNull(await site.In<ReadFilings, FilingView?>(
            read => read.Of(filing, site.Technician, CancellationToken.None)));
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get($"/filings/{filing}/paper")).Status);
    }

    private Task<Result<Guid>> HandIn(Actor who, RegistrationEntry entry) =>
        site.As<HandInRegistration, Result<Guid>>(
            (use, paper) => use.Handle(entry, paper, who, CancellationToken.None));

    private Task<Result<Guid>> Officer(Actor who, OfficerEntry entry) =>
        site.As<HandInOfficer, Result<Guid>>((use, paper) => use.Handle(entry, paper, who, CancellationToken.None));

    private Task<Result<Guid>> Name(Actor who, string name) =>
        site.As<HandInName, Result<Guid>>((use, paper) => use.Handle(name, paper, who, CancellationToken.None));

    private async Task<string> EmailOf(Actor person) =>
        (string)(await site.Read($"select email from account where id = '{person.Person}'"))!;

    // How many rows there are of whoever has that address.
    private Task<object?> Of(string email, string joined) =>
        site.Read($"select count(*) from account a join {joined} where a.email = '{email}'");

    private Task<object?> Holders(Guid club) => site.Read($"""
        select count(*) from appointment
         where organisation_id = '{club}' and role = 'club_president' and valid_until is null
        """);

    private async Task<string?> Broken(string sql) => (await Assert.ThrowsAsync<Npgsql.PostgresException>(
        () => Sql.Scalar(site.Databases.Owner!,
            $"select set_config('app.org', '{Actor.System.Organisation}', false); {sql}"))).ConstraintName;
}
