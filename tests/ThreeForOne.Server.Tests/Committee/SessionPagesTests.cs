using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Committee;

public sealed class SessionPagesTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task A_conditional_ruling_without_its_date_is_asked_for_it_and_keeps_what_was_typed()
    {
        var project = await _stage.Opined(400_000, "Unidad deportiva");
        var session = await _stage.Call(project);
        await _stage.NextMonth();
        using var secretary = await site.As(DemoPeople.Secretary);

        var answer = await secretary.Submit($"/sessions/{session}", $"/sessions/{session}?handler=Rulings",
            ("Rulings[0].Ruling", "conditional"), ("Rulings[0].Reason", "Falta el permiso"),
            ("Rulings[0].Condition", "Entregar el permiso"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            "Entregar el permiso",
            ((IHtmlTextAreaElement)answer.Page.QuerySelector("[name='Rulings[0].Condition']")!).Value.Trim());
        Assert.Equal("#Rulings_0__Until", answer.Page.QuerySelector(".error-summary a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_hour_that_is_no_time_is_told_at_its_field()
    {
        await _stage.Opined(400_000, "Panteón");
        using var secretary = await site.As(DemoPeople.Secretary);

        var answer =
            await secretary.Submit("/sessions/new", "/sessions/new", ("Place", "Jalpa"), ("Hour", "25:00"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            new HourNotATime().Say.Spanish, answer.Page.QuerySelector(".usa-error-message")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_session_without_quorum_and_a_vote_for_the_own_club_are_told_in_both_languages()
    {
        var session = await _stage.Call(await _stage.Opined(400_000, "Lienzo charro"));
        await _stage.NextMonth();
        using var secretary = await site.As(DemoPeople.Secretary);
        foreach (var (language, words) in new[] { ("es", "No hay quórum"), ("en", "There is no quorum") })
        {
            await secretary.Post("/language", ("to", language), ("return", "/"));
            var closing = await secretary.Get($"/sessions/{session}/closing");
            Assert.Contains(words, closing.Text, StringComparison.Ordinal);
        }

        await Sql.Scalar(site.Databases.Owner!, $"""
            insert into appointment (id, person_id, organisation_id, role, valid_from, valid_until)
            values ('{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}', '{DemoPeople.MigrantVoter.Id}',
                    '{DemoOffices.ElDurazno.Id}', 'club_president', '2018-01-01', '2019-01-01')
            """);
        await _stage.Seat(session, "migrant");
        using var voter = await site.As(DemoPeople.MigrantVoter);
        foreach (var (language, words) in new[]
        {
            ("es", "debe excusarse de votar su proyecto"), ("en", "must recuse from voting on its project"),
        })
        {
            await voter.Post("/language", ("to", language), ("return", "/"));
            var answer =
                await voter.Submit($"/sessions/{session}/vote", $"/sessions/{session}/vote", ("Choice", "for"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Only_the_secretary_calls_and_closes_and_only_voters_vote()
    {
        using var voter = await site.As(DemoPeople.StateVoter);
        using var director = await site.As(DemoPeople.Director);
        using var club = await site.As(DemoPeople.ClubPresident);
        var any = Guid.Empty;

        Assert.Equal(HttpStatusCode.Forbidden, (await voter.Get("/sessions/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await voter.Get($"/sessions/{any}/closing")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await director.Get($"/sessions/{any}/vote")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await club.Get("/sessions")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await voter.Get($"/sessions/{any}")).Status);
    }
}

/// <summary>One session from its call to its closing, on a demonstration where no other project waits.</summary>
public sealed class SessionThroughItsPagesTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task A_session_is_called_attended_voted_previewed_and_closed_through_its_pages()
    {
        var project = await _stage.Opined(1_200_000, "Pozo de agua");
        using var secretary = await site.As(DemoPeople.Secretary);
        var day = _stage.MexicoToday().AddDays(30);

        var tooSoon =
            await secretary.Submit(
                "/sessions/new", "/sessions/new", ("Place", "Zacatecas"), ("HeldOn.Day", "16"), ("HeldOn.Month", "1"),
                ("HeldOn.Year", $"{day.Year}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooSoon.Status);
        Assert.Contains($"{day:dd/MM/yyyy}", tooSoon.Text, StringComparison.Ordinal);

        var called = await secretary.Submit("/sessions/new", "/sessions/new", ("Place", "Zacatecas"));
        var session = called.Location!;
        Assert.StartsWith("/sessions/", session, StringComparison.Ordinal);
        await _stage.NextMonth();

        foreach (var (sector, voter) in new[]
        {
            ("federal", DemoPeople.FederalVoter), ("state", DemoPeople.StateVoter),
            ("migrant", DemoPeople.MigrantVoter),
        })
        {
            Assert.Equal(
                session,
                (await secretary.Submit(
                    session, $"{session}?handler=Seat", ("Seat", $"{sector}:{voter.Id}"))).Location);
            using var visitor = await site.As(voter);
            Assert.Contains("Es su turno", (await visitor.Get("/sessions")).Text, StringComparison.Ordinal);
            Assert.Equal(
                $"{session}/vote",
                (await visitor.Submit($"{session}/vote", $"{session}/vote", ("Choice", "for"))).Location);
            Assert.Contains("Ya votó todos", (await visitor.Get($"{session}/vote")).Text, StringComparison.Ordinal);
        }

        var proposed = await secretary.Submit(session, $"{session}?handler=Rulings",
            ("Rulings[0].Ruling", "approved"), ("Rulings[0].Reason", "No hay agua en la localidad"));
        Assert.Equal($"{session}/closing", proposed.Location);
        var preview = await secretary.Get($"{session}/closing");
        Assert.Contains("300,000.00", preview.Text, StringComparison.Ordinal);
        Assert.Contains("18,700,000.00", preview.Text, StringComparison.Ordinal);
        Assert.Equal(session, (await secretary.Submit($"{session}/closing", $"{session}/closing")).Location);

        var closed = await secretary.Get(session);
        Assert.Contains("Cerrada", closed.Text, StringComparison.Ordinal);
        Assert.Contains("ACT-01", closed.Text, StringComparison.Ordinal);
        Assert.Equal(
            "APROBADA",
            await _stage.Read(
                DemoPeople.Director, db => db.Projects.Where(p => p.Id == project).Select(p => p.State).SingleAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.Get($"{session}/closing")).Status);
    }
}
