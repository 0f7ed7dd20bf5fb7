using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Tests.SignIn;

/// <summary>Guessing becomes slow for whoever guesses, and for nobody else.</summary>
public sealed class SignInTryTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    private const string Wrong = "no es esta frase";

    private int _networks;

    [Fact]
    public async Task Five_tries_are_free_and_the_sixth_waits_a_minute_to_the_second()
    {
        var (_, email) = await Auditor();
        using var visitor = Stranger();
        for (var i = 0; i < SignInTries.Free; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(visitor, email, Wrong)).Status);

        var early = await Try(visitor, email, OfficeSite.Password);
        Assert.Equal(HttpStatusCode.TooManyRequests, early.Status);
        Assert.Contains("Espere un minuto", early.Text, StringComparison.Ordinal);
        site.Clock.Advance(SignInTries.FirstWait - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Try(visitor, email, OfficeSite.Password)).Status);
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("/home", (await Try(visitor, email, OfficeSite.Password)).Location);
    }

    [Fact]
    public async Task The_wait_doubles_to_a_quarter_of_an_hour_and_a_quiet_day_forgets()
    {
        var (_, email) = await Auditor();
        using var visitor = Stranger();
        for (var i = 0; i < SignInTries.Free; i++) await Try(visitor, email, Wrong);
        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            site.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.TooManyRequests, (await Try(visitor, email, Wrong)).Status);
            site.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(visitor, email, Wrong)).Status);
        }
        site.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        for (var i = 0; i < SignInTries.Free; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(visitor, email, Wrong)).Status);
    }

    [Fact]
    public async Task A_stranger_who_guesses_locks_out_neither_other_networks_nor_a_known_device()
    {
        var (_, email) = await Auditor();
        using var known = (await site.SignedIn(email)).From("203.0.113.7");
        await known.Submit("/sign-out", "/sign-out");
        using var stranger = site.Visitor().From("203.0.113.200");
        for (var i = 0; i <= SignInTries.Free; i++) await Try(stranger, email, Wrong);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Try(stranger, email, OfficeSite.Password)).Status);

        using var neighbour = site.Visitor().From("203.0.113.8");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Try(neighbour, email, OfficeSite.Password)).Status);
        Assert.Equal("/home", (await Try(known, email, OfficeSite.Password)).Location);
        using var elsewhere = site.Visitor().From("203.0.114.8");
        Assert.Equal("/home", (await Try(elsewhere, email, OfficeSite.Password)).Location);
    }

    [Fact]
    public async Task A_known_device_that_guesses_is_slowed_down_too()
    {
        var (_, email) = await Auditor();
        using var known = (await site.SignedIn(email)).From("198.51.100.7");
        await known.Submit("/sign-out", "/sign-out");
        for (var i = 0; i < SignInTries.Free; i++) await Try(known, email, Wrong);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Try(known, email, OfficeSite.Password)).Status);
        using var neighbour = site.Visitor().From("198.51.100.8");
        Assert.Equal("/home", (await Try(neighbour, email, OfficeSite.Password)).Location);
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_answered_alike()
    {
        var (_, email) = await Auditor();
        var nobody = site.NewEmail();
        using var one = Stranger();
        using var other = Stranger();
        for (var i = 0; i <= SignInTries.Free; i++)
        {
            var known = await Try(one, email, Wrong);
            var unknown = await Try(other, nobody, Wrong);
            Assert.Equal(known.Status, unknown.Status);
            if (i < SignInTries.Free) Assert.Equal(Said(known), Said(unknown));
        }
    }

    [Fact]
    public async Task Many_at_once_count_as_many()
    {
        var (_, email) = await Auditor();
        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var visitor = site.Visitor().From("192.0.2.9");
            return (await Try(visitor, email, Wrong)).Status;
        }));

        Assert.Equal(SignInTries.Free, all.Count(s => s == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(12 - SignInTries.Free, all.Count(s => s == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_keeps_nobody_waiting()
    {
        var (_, email) = await Auditor();
        using var visitor = Stranger();
        for (var i = 0; i < SignInTries.Free; i++) await Try(visitor, email, Wrong);
        site.Clock.Advance(TimeSpan.FromDays(-3));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(visitor, email, Wrong)).Status);
        site.Clock.Advance(TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task No_address_and_no_name_is_kept()
    {
        var (_, email) = await Auditor();
        using var visitor = site.Visitor().From("192.0.2.77");
        await Try(visitor, email, Wrong);

        Assert.Equal(0L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from sign_in_attempt a where a::text like '%192.0.2%' or a::text ilike '%{email}%'"));
        Assert.NotEqual(0L, await Sql.Scalar(site.Databases.Verifier!, "select count(*) from sign_in_attempt"));
    }

    [Fact]
    public void The_wait_is_said_in_both_languages_with_its_hour()
    {
        var said = new TooManyTries(new(2026, 3, 3, 16, 30, 5, TimeSpan.Zero), 4).Say;

        Assert.Contains("Espere 4 minutos: desde las 10:30:05", said.Spanish, StringComparison.Ordinal);
        Assert.Contains("Wait 4 minutes: from 10:30:05", said.English, StringComparison.Ordinal);
    }

    // Each test guesses from a network of its own.
    private Visitor Stranger() => site.Visitor().From($"198.18.{Interlocked.Increment(ref _networks) + 20}.1");

    private async Task<(Guid Person, string Email)> Auditor() =>
        await site.Person("auditor", await site.Organisation("auditor", "Auditoría Superior"));

    private static Task<Answer> Try(Visitor visitor, string email, string password) =>
        OfficeSite.EnterPassword(visitor, email, password);

    private static string[] Said(Answer answer) =>
        [.. answer.Page.QuerySelectorAll(".error-summary li").Select(e => e.TextContent)];
}
