using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Tests.People;

/// <summary>The way in: a link that works once, for seven days, for one person.</summary>
public sealed class InvitationTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    [Fact]
    public async Task An_invited_person_chooses_name_and_password_and_signs_in()
    {
        var email = site.NewEmail();
        var invited = (await site.Invite(email)).Value;

        var accepted = await site.Accept(invited.Path, "Irene  Padilla\tde la Ñ 🌵");

        Assert.Equal("/sign-in", accepted.Location);
        Assert.Equal("Irene Padilla de la Ñ 🌵", await Sql.Scalar(
            site.Databases.Verifier!, $"select name from person where id = '{invited.Person}'"));
        using var person = await site.SignedIn(email);
        Assert.NotNull((await person.Get("/home")).Location);
    }

    [Fact]
    public async Task Only_a_hash_of_the_link_is_kept()
    {
        var invited = (await site.Invite(site.NewEmail())).Value;

        Assert.Equal(43, invited.Token.Length);
        Assert.Equal(0L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from invitation i where i::text like '%{invited.Token}%'"));
    }

    [Fact]
    public async Task A_link_used_before_says_so()
    {
        var invited = (await site.Invite(site.NewEmail())).Value;
        await site.Accept(invited.Path);
        using var reader = site.Visitor();

        var answer = await reader.Get(invited.Path);

        Assert.Equal(HttpStatusCode.Gone, answer.Status);
        Assert.Contains("Este enlace ya se usó.", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_works_on_the_seventh_day_and_not_after()
    {
        var first = (await site.Invite(site.NewEmail())).Value;
        site.Clock.Advance(InvitePerson.Validity - TimeSpan.FromMinutes(1));
        Assert.Equal("/sign-in", (await site.Accept(first.Path)).Location);
        var second = (await site.Invite(site.NewEmail())).Value;
        site.Clock.Advance(InvitePerson.Validity);
        using var reader = site.Visitor();

        var answer = await reader.Get(second.Path);

        Assert.Equal(HttpStatusCode.Gone, answer.Status);
        Assert.Contains("Este enlace venció", answer.Text, StringComparison.Ordinal);
        Assert.IsType<InvitationNotOpen>((await Accept(second.Token)).Refusal);
    }

    [Fact]
    public async Task A_second_invitation_of_one_address_ends_the_first_and_says_so()
    {
        var email = site.NewEmail();
        var first = (await site.Invite(email)).Value;

        var second = (await site.Invite(email.ToUpperInvariant())).Value;

        Assert.False(first.EndsEarlier);
        Assert.True(second.EndsEarlier);
        Assert.Equal(first.Person, second.Person);
        using var reader = site.Visitor();
        Assert.Contains("se hizo otro más nuevo", (await reader.Get(first.Path)).Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await site.Accept(second.Path)).Location);
    }

    [Fact]
    public async Task Two_who_invite_one_address_at_once_make_one_person()
    {
        var email = site.NewEmail();

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => site.Invite(email))));

        Assert.Single(both.Select(i => i.Value.Person).Distinct());
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from invitation where ended_at is null and person_id = '{both[0].Value.Person}'"));
    }

    [Fact]
    public async Task Of_two_who_use_a_link_at_once_one_is_told()
    {
        var invited = (await site.Invite(site.NewEmail())).Value;

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Accept(invited.Token))));

        Assert.Single(both, r => !r.IsRefusal);
        Assert.All(both.Where(r => r.IsRefusal), r => Assert.IsType<InvitationNotOpen>(r.Refusal));
    }

    [Fact]
    public async Task Another_signed_in_person_is_told_whose_it_is()
    {
        var (_, email) = await site.Person();
        using var other = await site.SignedIn(email);
        var invited = (await site.Invite(site.NewEmail(), name: "Norma Esparza")).Value;

        var answer = await other.Get(invited.Path);

        Assert.Contains("Este enlace es para Norma Esparza", answer.Text, StringComparison.Ordinal);
        Assert.IsType<InvitationOfAnother>((await Accept(invited.Token, Guid.CreateVersion7())).Refusal);
    }

    [Fact]
    public async Task Whoever_has_an_account_confirms_a_second_organisation_signed_in()
    {
        var (person, email) = await site.Person();
        var audit = await site.Organisation("auditor", "Auditoría");
        var invited = (await site.Invite(email, "auditor", audit)).Value;
        Assert.Equal(person, invited.Person);
        using var visitor = site.Visitor();
        Assert.Contains(
            "Entre con ella para confirmar", (await visitor.Get(invited.Path)).Text, StringComparison.Ordinal);
        Assert.IsType<InvitationOfAnother>((await Accept(invited.Token)).Refusal);

        using var known = await site.SignedIn(email);
        Assert.Equal("/home", (await known.Submit(invited.Path, invited.Path)).Location);
        Assert.Equal(HttpStatusCode.Gone, (await known.Get(invited.Path)).Status);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_refused()
    {
        var club = await site.Organisation("club", "Club El Durazno", "own");
        var audit = await site.Organisation("auditor", "Auditoría");
        var (_, email) = await site.Person("auditor", audit);

        Assert.IsType<EmailNotAnAddress>((await site.Invite("nadie en casa")).Refusal);
        Assert.IsType<NoSuchOrganisation>((await site.Invite(site.NewEmail(), organisation: Guid.Empty)).Refusal);
        Assert.IsType<NoSuchRole>((await site.Invite(site.NewEmail(), "king")).Refusal);
        Assert.IsType<RoleNotHeldThere>((await site.Invite(site.NewEmail(), "administrator", club)).Refusal);
        Assert.IsType<AppointmentDatesReversed>(
            (await site.Invite(site.NewEmail(), until: new DateOnly(2020, 1, 1))).Refusal);
        Assert.IsType<AlreadyAppointed>((await site.Invite(email, "auditor", audit)).Refusal);
        var auditor = new Actor(Guid.CreateVersion7(), site.Office, new HashSet<string> { "auditor" });
        Assert.IsType<NotYourTurn>((await site.Invite(site.NewEmail(), who: auditor)).Refusal);
        await Sql.Scalar(site.Databases.Owner!,
            $"update account set blocked_at = now(), blocked_by = '{Actor.System.Person}' where email = '{email}'");
        Assert.IsType<AccountIsBlocked>((await site.Invite(email, "auditor", audit)).Refusal);
        Assert.IsType<InvitationNotOpen>((await Accept("inventado")).Refusal);
        using var reader = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await reader.Get("/invitations/inventado")).Status);
    }

    [Theory]
    [InlineData("Pelé", null)]
    [InlineData("José Ángel de la Cruz Núñez", null)]
    [InlineData("מרים \u200fכהן", null)]
    [InlineData("🌵🌵🌵", typeof(NameWithoutLetters))]
    [InlineData("  ", typeof(NameWithoutLetters))]
    [InlineData("300", null)]
    [InlineData("301", typeof(TextTooLong))]
    public void A_name_is_taken_as_it_is_written_or_refused_clearly(string name, Type? refusal)
    {
        if (int.TryParse(name, out var length)) name = string.Concat(Enumerable.Repeat("ñ", length));

        var read = PersonName.Read(name);

        Assert.Equal(refusal, read.Refusal?.GetType());
        if (refusal is null) Assert.Equal(name, read.Value);
    }

    [Theory]
    [InlineData("corta", typeof(PasswordTooShort))]
    [InlineData("password1234", typeof(PasswordEasilyGuessed))]
    [InlineData("qwertyuiop2026!", typeof(PasswordEasilyGuessed))]
    [InlineData("123456789012", typeof(PasswordEasilyGuessed))]
    [InlineData("aaaaaaaaaaaaaaaa", typeof(PasswordEasilyGuessed))]
    [InlineData("irene@oficina.example1", typeof(PasswordEasilyGuessed))]
    [InlineData("long", typeof(PasswordTooLong))]
    [InlineData("cuatro burros bajan despacio", null)]
    public void A_password_is_long_and_not_the_first_that_anyone_would_try(string password, Type? refusal)
    {
        if (password == "long") password = string.Concat(Enumerable.Repeat("abcdefg", 40));

        Assert.Equal(refusal, PasswordRule.Refuse(password, "irene@oficina.example")?.GetType());
    }

    [Fact]
    public async Task A_weak_password_or_one_typed_differently_leaves_the_link_open()
    {
        var invited = (await site.Invite(site.NewEmail())).Value;
        using var reader = site.Visitor();

        var weak = await reader.Submit(
            invited.Path, invited.Path, ("Password", "password1234"), ("Again", "password1234"));
        var differs = await reader.Submit(
            invited.Path, invited.Path, ("Password", OfficeSite.Password), ("Again", "otra frase larga"));

        Assert.Contains(new PasswordEasilyGuessed().Say.Spanish, weak.Text, StringComparison.Ordinal);
        Assert.Contains("no son iguales", differs.Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await site.Accept(invited.Path)).Location);
    }

    private async Task<Result<Guid>> Accept(string token, Guid? signedIn = null)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AcceptInvitation>().Handle(
            token, new("Norma Esparza", OfficeSite.Password, "es"), signedIn, CancellationToken.None);
    }
}
