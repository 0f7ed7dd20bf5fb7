using System.Net;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.OfficeClosures;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Tests.Proposals;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.OfficeClosures;

/// <summary>An office says when it is closed; deadlines leave those days out, running ones never shrink.</summary>
public sealed class OfficeClosureTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Actor Secretary => DemoPeople.Secretary.Actor;

    private DateOnly Today => MexicoCity.Day(site.Clock.GetUtcNow());

    [Fact]
    public async Task A_running_deadline_is_prolonged_by_a_closure_and_keeps_its_day_when_that_is_taken_back()
    {
        var id = await club.Complete();
        Assert.Null((await club.Submit(id)).Refusal);
        var before = await Review(id);
        // Two working days inside the time, and a weekend.
        var friday = Friday(Today.AddDays(2));
        var closure = (await Add(friday, friday.AddDays(3))).Value;

        var after = await Review(id);
        var (was, now) = (CountedJson.Read(before.Counted)!, CountedJson.Read(after.Counted)!);
        Assert.True(after.DueAt > before.DueAt);
        Assert.Equal(now.Closes, after.DueAt);
        Assert.Equal(was.Days, now.Days);
        Assert.Contains(now.Skipped, s => s.Day == friday && s.Why.Spanish == "Mantenimiento del edificio");
        Assert.DoesNotContain(now.Skipped, s => s.Day == friday.AddDays(1));
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from audit_event where code = 'deadline.prolonged' and project_id = '{id}'"));
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from mail where kind = 'deadline.prolonged' and project_id = '{id}'"
            + $" and person_id = '{DemoPeople.Technician.Id}'"));

        using var technician = await site.As(DemoPeople.Technician);
        var page = (await technician.Get($"/tasks/{after.Id}")).Text;
        Assert.Contains($"15 días hábiles después del {new Texts(Language.Spanish).Date(Today)}", page,
            StringComparison.Ordinal);
        Assert.Contains("(Mantenimiento del edificio)", page, StringComparison.Ordinal);
        Assert.Contains("23:59, hora de Ciudad de México", page, StringComparison.Ordinal);

        Assert.Null((await Remove(closure, "Siempre sí se abre")).Refusal);
        Assert.Equal(after.DueAt, (await Review(id)).DueAt);
        Assert.IsType<NoSuchClosure>((await Remove(closure, "otra vez")).Refusal);
        // What is counted from now on has those days again.
        var fresh = await site.In<OfficeCalendar, bool>(async calendar => await club.Read(async _ =>
            (await calendar.Of(DemoOffices.Zacatecas, Today, Stop)).IsWorkingDay(friday)));
        Assert.True(fresh);
    }

    [Fact]
    public async Task The_readers_own_hour_stands_beside_the_one_that_decides()
    {
        var id = await club.Complete();
        Assert.Null((await club.Submit(id)).Refusal);
        using var president = await site.As(DemoPeople.ClubPresident);
        await Sql.Scalar(site.Databases.Owner!,
            $"insert into mail_preference (person_id, time_zone) values ('{DemoPeople.ClubPresident.Id}',"
            + " 'America/Los_Angeles') on conflict (person_id) do update set time_zone = excluded.time_zone");

        var page = (await president.Get($"/projects/{id}")).Text;

        Assert.Contains("23:59, hora de Ciudad de México (para usted, en Los Ángeles:", page, StringComparison.Ordinal);
        Assert.Contains("no cuentan:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closure_is_refused_that_is_not_ahead_too_long_twice_or_without_a_reason()
    {
        var day = Today.AddDays(100);
        Assert.IsType<ClosureNotAhead>((await Add(Today, Today)).Refusal);
        Assert.IsType<ClosureLengthWrong>((await Add(day, day.AddDays(-1))).Refusal);
        Assert.IsType<ClosureLengthWrong>((await Add(day, day.AddDays(AddClosure.DaysMax))).Refusal);
        Assert.IsType<ClosureReasonMissing>((await Add(day, day, " ")).Refusal);
        Assert.IsType<TextTooLong>((await Add(day, day, new string('x', AddClosure.ReasonMax + 1))).Refusal);
        Assert.IsType<NotYourTurn>((await Add(day, day, who: DemoPeople.Technician.Actor)).Refusal);

        var whole = (await Add(day, day.AddDays(AddClosure.DaysMax - 1), new string('x', AddClosure.ReasonMax))).Value;
        Assert.IsType<ClosureOverlaps>((await Add(day.AddDays(59), day.AddDays(60))).Refusal);
        Assert.Null((await Add(day.AddDays(60), day.AddDays(60))).Refusal);
        // The programme's office has days of its own.
        Assert.Null((await Add(day, day, who: DemoPeople.Administrator.Actor)).Refusal);
        Assert.IsType<NoSuchClosure>((await Remove(whole, "no", DemoPeople.Administrator.Actor)).Refusal);
        Assert.IsType<NotYourTurn>((await Remove(whole, "no", DemoPeople.Technician.Actor)).Refusal);
        Assert.IsType<ClosureReasonMissing>((await Remove(whole, "")).Refusal);
        Assert.Null((await Remove(whole, "no")).Refusal);
    }

    [Fact]
    public async Task What_has_begun_stays_and_the_database_holds_it()
    {
        var organisation = DemoOffices.Delegation.Id;
        var id = (Guid)(await Sql.Scalar(site.Databases.Owner!, $"""
            select set_config('app.org', '{organisation}', false);
            insert into office_closure (id, organisation_id, first_day, last_day, reason, added_by, added_at)
            values (uuidv7(), '{organisation}', '{Today:yyyy-MM-dd}', '{Today:yyyy-MM-dd}', 'Hoy',
                    '{Secretary.Person}', '{Today.AddDays(-3):yyyy-MM-dd}') returning id
            """) is Guid made ? made : await Sql.Scalar(site.Databases.Verifier!,
            "select id from office_closure where reason = 'Hoy'"))!;

        Assert.IsType<ClosureHasBegun>((await Remove(id, "no")).Refusal);
        var late = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Sql.Scalar(site.Databases.App, $"""
            select set_config('app.org', '{organisation}', false);
            update office_closure set removed_by = added_by, removed_at = '{Today.AddDays(1):yyyy-MM-dd}', removed_why = 'x'
             where id = '{id}'
            """));
        Assert.Equal("closure_is_ahead", late.ConstraintName);
        var moved = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Sql.Scalar(site.Databases.App, $"""
            select set_config('app.org', '{organisation}', false);
            update office_closure set last_day = last_day + 1 where id = '{id}'
            """));
        Assert.Equal("closure_is_kept", moved.ConstraintName);
        // Another office's row is not there to be changed.
        await Sql.Scalar(site.Databases.App, $"""
            select set_config('app.org', '{DemoOffices.Programme.Id}', false);
            update office_closure set last_day = last_day + 1 where id = '{id}'
            """);
        Assert.Equal(Today.ToDateTime(default), await Sql.Scalar(site.Databases.Verifier!,
            $"select last_day::timestamp from office_closure where id = '{id}'"));
    }

    [Fact]
    public async Task The_page_adds_and_takes_back_and_keeps_what_was_typed()
    {
        using var secretary = await site.As(DemoPeople.Secretary);
        var day = Today.AddDays(200);
        (string, string)[] Typed(string reason) =>
        [
            ("First.Day", $"{day.Day}"), ("First.Month", $"{day.Month}"), ("First.Year", $"{day.Year}"),
            ("Last.Day", $"{day.Day}"), ("Last.Month", $"{day.Month}"), ("Last.Year", $"{day.Year}"),
            ("Reason", reason),
        ];

        var without = await secretary.Submit("/office-closures", "/office-closures", Typed(""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains(new ClosureReasonMissing().Say.Spanish, without.Text, StringComparison.Ordinal);
        Assert.Equal($"{day.Year}", without.Page.QuerySelector("input[name='Last.Year']")!.GetAttribute("value"));
        var saved = await secretary.Submit(
            "/office-closures", "/office-closures", Typed("Vacaciones <de> \u202Etodos"));
        Assert.Equal("/office-closures?done=added", saved.Location);
        var list = await secretary.Get("/office-closures");
        Assert.Contains("Vacaciones <de> todos", list.Text, StringComparison.Ordinal);

        var link = list.Page.QuerySelector("main table a")!.GetAttribute("href")!;
        var taken = await secretary.Submit(link, link, ("Why", "Se trabaja"));
        Assert.Equal("/office-closures?done=removed", taken.Location);
        Assert.Contains("Se quitó: Se trabaja", (await secretary.Get("/office-closures")).Text,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await secretary.Get(link)).Status);
    }

    private static DateOnly Friday(DateOnly day) =>
        day.AddDays(((int)DayOfWeek.Friday - (int)day.DayOfWeek + 7) % 7);

    private Task<Result<Guid>> Add(
        DateOnly first, DateOnly last, string reason = "Mantenimiento del edificio", Actor? who = null) =>
        site.In<AddClosure, Result<Guid>>(use => use.Handle(first, last, reason, who ?? Secretary, Stop));

    private Task<Result<bool>> Remove(Guid id, string why, Actor? who = null) =>
        site.In<RemoveClosure, Result<bool>>(use => use.Handle(id, why, who ?? Secretary, Stop));

    private Task<WorkItem> Review(Guid id) => club.Read(db => db.Tasks.AsNoTracking()
        .SingleAsync(t => t.ProjectId == id && t.ElementId == "review" && t.Status == "open", Stop));
}
