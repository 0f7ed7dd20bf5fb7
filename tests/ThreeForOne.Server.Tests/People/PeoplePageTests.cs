using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.People;

/// <summary>An administrator sees who has what, ends it, blocks, and sends another link.</summary>
public sealed class PeoplePageTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    private DateOnly Today => MexicoCity.Day(site.Clock.GetUtcNow());

    [Fact]
    public async Task Whoever_is_ended_today_no_longer_acts_and_the_reason_is_in_the_trail()
    {
        var audit = await site.Organisation("auditor", "Auditoría");
        var (person, email) = await site.Person("auditor", audit);
        using var administrator = await Administrator();
        var page = $"/people/{person}";
        Assert.Contains("Auditoría", (await administrator.Get(page)).Text, StringComparison.Ordinal);
        var id = (await administrator.Get(page)).Page.QuerySelector("input[name='Appointment']")!
            .GetAttribute("value")!;

        var silent = await administrator.Submit(page, page + "?handler=End", ("Appointment", id));
        var ended = await administrator.Submit(
            page, page + "?handler=End", ("Appointment", id), ("EndReason", "Renunció"));

        Assert.Contains(new ReasonMissing().Say.Spanish, silent.Text, StringComparison.Ordinal);
        Assert.Equal(page + "?done=true", ended.Location);
        using var visitor = site.Visitor();
        var refused = await visitor.Submit(
            "/sign-in", "/sign-in", ("Email", email), ("Password", OfficeSite.Password));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Renunció", await Sql.Scalar(site.Databases.Verifier!,
            $"select reason from audit_event where code = 'appointment.ended' and subject_id = '{person}'"));
        Assert.IsType<AppointmentIsOver>((await End(Guid.Parse(id), Today)).Refusal);
    }

    [Fact]
    public async Task An_appointment_ends_today_or_later_and_never_before_it_began()
    {
        var audit = await site.Organisation("auditor", "Otra auditoría");
        var first = await Appointed("auditor", audit);
        var second = await Appointed("auditor", audit);

        Assert.IsType<AppointmentEndsInThePast>((await End(first, Today.AddDays(-1))).Refusal);
        Assert.False((await End(first, Today)).IsRefusal);
        Assert.False((await End(second, Today.AddDays(30))).IsRefusal);
        Assert.IsType<NotYourTurn>((await End(second, Today, "auditor")).Refusal);
    }

    [Fact]
    public async Task A_blocked_account_gets_no_link_until_it_is_opened_again()
    {
        var audit = await site.Organisation("auditor", "Auditoría bloqueada");
        var (person, _) = await site.Person("auditor", audit);
        using var administrator = await Administrator();
        var page = $"/people/{person}";

        var blocked = await administrator.Submit(page, page + "?handler=Block", ("BlockReason", "Perdió el teléfono"));

        Assert.Equal(page + "?done=true", blocked.Location);
        Assert.Contains("Bloqueada", (await administrator.Get(page)).Text, StringComparison.Ordinal);
        Assert.IsType<AccountStandsSo>((await Block(person, true, "otra vez")).Refusal);
        Assert.IsType<AccountIsBlocked>((await NewLink(person)).Refusal);
        Assert.IsType<ReasonMissing>((await Block(person, false, " ")).Refusal);
        Assert.True((await Block(person, false, "Lo encontró")).Value);
        Assert.IsType<NoSuchPerson>((await Block(Guid.Empty, true, "x")).Refusal);
        Assert.IsType<NoSuchPerson>((await NewLink(Guid.Empty)).Refusal);
    }

    [Fact]
    public async Task A_new_link_is_the_invitation_again_or_a_new_password()
    {
        var audit = await site.Organisation("auditor", "Auditoría de enlaces");
        var (person, email) = await site.Person("auditor", audit);
        var waiting = (await site.Invite(site.NewEmail(), "auditor", audit)).Value;
        using var administrator = await Administrator();

        var again = await Link(administrator, waiting.Person);
        var reset = await Link(administrator, person);

        using var reader = site.Visitor();
        Assert.Contains("se hizo otro más nuevo", (await reader.Get(waiting.Path)).Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await site.Accept(again)).Location);
        Assert.Contains("Nueva contraseña", (await reader.Get(reset)).Text, StringComparison.Ordinal);
        Assert.NotNull((await site.Accept(reset, password: "otra frase larga y propia")).Location);
        using var known = await site.SignedIn(email, "otra frase larga y propia");
        Assert.NotNull((await known.Get("/home")).Location);
    }

    [Fact]
    public async Task A_link_for_a_new_password_works_once_until_its_end_and_for_its_person_only()
    {
        var audit = await site.Organisation("auditor", "Auditoría de contraseñas");
        var (person, email) = await site.Person("auditor", audit);
        var (_, other) = await site.Person("auditor", audit);
        using var administrator = await Administrator();
        var (used, ended) = (await Link(administrator, person), await Link(administrator, person));
        using var reader = site.Visitor();
        using var another = await site.SignedIn(other);

        Assert.Contains("se hizo otro más nuevo", (await reader.Get(used)).Text, StringComparison.Ordinal);
        Assert.Contains("Este enlace es para", (await another.Get(ended)).Text, StringComparison.Ordinal);
        await site.Accept(ended, password: "otra frase larga y propia");
        Assert.Contains("Este enlace ya se usó", (await reader.Get(ended)).Text, StringComparison.Ordinal);
        var late = await Link(administrator, person);
        site.Clock.Advance(InvitePerson.Validity);

        var answer = await reader.Get(late);

        Assert.Equal(HttpStatusCode.Gone, answer.Status);
        Assert.Contains("Este enlace venció", answer.Text, StringComparison.Ordinal);
        using var known = await site.SignedIn(email, "otra frase larga y propia");
        Assert.NotNull((await known.Get("/home")).Location);
    }

    [Theory]
    [InlineData("Pelé")]
    [InlineData("José Ángel de la Cruz Núñez")]
    [InlineData("Íñigo 🌵 Ñáñez")]
    [InlineData("מרים כהן")]
    [InlineData("300")]
    public async Task Any_name_is_listed_as_it_is_written(string name)
    {
        if (int.TryParse(name, out var length)) name = string.Concat(Enumerable.Repeat("ñ", length));
        var invited = (await site.Invite(site.NewEmail(), name: name)).Value;
        using var administrator = await Administrator();

        var list = await administrator.Get($"/people?q={Uri.EscapeDataString(name)}");

        Assert.Contains(list.Page.QuerySelectorAll("main th a"), a => a.TextContent == name);
        var page = (await administrator.Get($"/people/{invited.Person}")).Page;
        Assert.Equal(name, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task An_invitation_on_the_page_keeps_what_was_typed_when_it_is_refused()
    {
        using var administrator = await Administrator();

        var wrong = await administrator.Submit("/people/new", "/people/new", ("Email", "sin arroba"),
            ("Name", "Norma"), ("Organisation", site.Office.ToString()), ("Role", "administrator"), ("Reason", "x"));
        var past = await administrator.Submit("/people/new", "/people/new", ("Email", site.NewEmail()),
            ("Name", "Norma"), ("Organisation", site.Office.ToString()), ("Role", "administrator"), ("Reason", "x"),
            ("Until.Day", "1"), ("Until.Month", "1"), ("Until.Year", "2020"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains(new EmailNotAnAddress().Say.Spanish, wrong.Text, StringComparison.Ordinal);
        Assert.Equal("sin arroba", wrong.Page.QuerySelector("input[name='Email']")!.GetAttribute("value"));
        Assert.Contains(new AppointmentDatesReversed().Say.Spanish, past.Text, StringComparison.Ordinal);
        Assert.Equal("2020", past.Page.QuerySelector("input[name='Until.Year']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_votes_on_paper_is_appointed_without_an_account_and_nobody_else_is()
    {
        var state = (await site.Organisation("state", "Gobierno que vota en papel")).ToString();
        using var administrator = await Administrator();
        (string, string)[] voter = [("Name", "J. Guadalupe Sandoval"), ("Organisation", state), ("Reason", "Oficio 7")];

        var appointed = await administrator.Submit("/people/new", "/people/new", [.. voter, ("Role", "voter")]);
        var twice = await administrator.Submit("/people/new", "/people/new", [.. voter, ("Role", "voter")]);
        var signer = await administrator.Submit("/people/new", "/people/new", [.. voter, ("Role", "state_signer")]);

        Assert.EndsWith("?done=true", appointed.Location, StringComparison.Ordinal);
        Assert.Contains("Sin cuenta: vota en papel", (await administrator.Get(appointed.Location!)).Text,
            StringComparison.Ordinal);
        Assert.Contains(new PaperVoterAlreadyThere().Say.Spanish, twice.Text, StringComparison.Ordinal);
        Assert.Contains(new EmailNotAnAddress().Say.Spanish, signer.Text, StringComparison.Ordinal);
        Assert.Equal("voter/state", await Sql.Scalar(site.Databases.Verifier!, $"""
            select string_agg(a.role || '/' || a.sector, ' ') from appointment a
             where a.organisation_id = '{state}' and not exists (select from account c where c.id = a.person_id)
            """));
        Assert.Equal("Oficio 7", await Sql.Scalar(site.Databases.Verifier!,
            $"select reason from audit_event where code = 'person.appointed' and facts->>'organisation' = '{state}'"));
        var others = await As<AppointPaperVoter, Guid>(use => use.Handle(
            new("", "Otra", Guid.Parse(state), "voter", null, Today, null), By("auditor"), CancellationToken.None));
        Assert.IsType<NotYourTurn>(others.Refusal);
    }

    private async Task<Visitor> Administrator() => await site.SignedIn((await site.Person()).Email);

    private static async Task<string> Link(Visitor administrator, Guid person)
    {
        var made = await administrator.Submit($"/people/{person}", $"/people/{person}?handler=Link");
        return new Uri(made.Page.QuerySelector(".secret-link code")!.TextContent).AbsolutePath;
    }

    private async Task<Guid> Appointed(string role, Guid organisation)
    {
        var invited = (await site.Invite(site.NewEmail(), role, organisation)).Value;
        return (Guid)(await Sql.Scalar(site.Databases.Verifier!,
            $"select id from appointment where person_id = '{invited.Person}'"))!;
    }

    private Task<Result<Guid>> End(Guid id, DateOnly on, string role = "administrator") =>
        As<EndAppointment, Guid>(end => end.Handle(id, on, "Renunció", By(role), CancellationToken.None));

    private Task<Result<bool>> Block(Guid person, bool block, string reason) =>
        As<BlockAccount, bool>(use => use.Handle(person, block, reason, By(), CancellationToken.None));

    private Task<Result<Invitation>> NewLink(Guid person) =>
        As<SendNewLink, Invitation>(send => send.Handle(person, By(), CancellationToken.None));

    private Actor By(string role = "administrator") =>
        new(Actor.System.Person, site.Office, new HashSet<string> { role });

    private async Task<Result<T>> As<TUseCase, T>(Func<TUseCase, Task<Result<T>>> work) where TUseCase : notnull
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}
