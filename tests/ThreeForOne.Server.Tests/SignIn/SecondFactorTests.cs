using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.MyAccount;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Tests.SignIn;

/// <summary>Whoever decides or pays signs in with two steps; each code works once.</summary>
public sealed class SecondFactorTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    private const string SetUp = "/account/second-factor";
    private const string SecondStep = "/sign-in/second-step";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) => Assert.Equal(code,
        OneTimeCode.At(Encoding.ASCII.GetBytes("12345678901234567890"),
            OneTimeCode.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_code_is_taken_one_step_off_and_not_two_nor_again()
    {
        var secret = OneTimeCode.NewSecret();
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_010);
        var step = OneTimeCode.StepAt(now);
        foreach (var off in new[] { -1L, 0, 1 })
            Assert.Equal(step + off, OneTimeCode.Matching(secret, OneTimeCode.At(secret, step + off), now, 0));
        Assert.Null(OneTimeCode.Matching(secret, OneTimeCode.At(secret, step - 2), now, 0));
        Assert.Null(OneTimeCode.Matching(secret, OneTimeCode.At(secret, step + 2), now, 0));
        Assert.Null(OneTimeCode.Matching(secret, OneTimeCode.At(secret, step), now, step));
    }

    [Fact]
    public async Task Whoever_decides_sets_it_up_before_anything_else()
    {
        var (person, email) = await site.Person();
        using var visitor = site.Visitor();
        await OfficeSite.EnterPassword(visitor, email);

        Assert.Equal(SetUp + "?to=%2Foperations", (await visitor.Get("/operations")).Location);
        Assert.Equal(SetUp + "?to=%2Faccount%2Fpassword", (await visitor.Get("/account/password")).Location);
        Assert.Equal(SetUp, (await visitor.Post("/preferences")).Location);
        var shown = await site.SetUpApp(visitor, email);

        Assert.Equal(RecoveryCode.Count, shown.Page.QuerySelectorAll(".recovery-codes code").Length);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/operations")).Status);
        Assert.Equal(0L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from account_recovery_code c where c::text like '%{Codes(shown)[0]}%'"));
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from sign_in_session where person_id = '{person}' and two_factors and ended_at is null"));
    }

    [Fact]
    public async Task Whoever_only_reads_may_go_without()
    {
        var (_, email) = await Auditor();
        using var visitor = site.Visitor();

        Assert.Equal("/home", (await OfficeSite.EnterPassword(visitor, email)).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/account")).Status);
    }

    [Fact]
    public async Task The_second_step_takes_each_code_once_and_not_one_of_somebody_else()
    {
        var (_, email) = await site.Person();
        var (_, others) = await site.Person();
        using (await site.SignedIn(email))
        using (await site.SignedIn(others))
        {
        }
        var code = site.NextCode(email);
        using var visitor = await HalfIn(email);
        Assert.Equal("/sign-in?to=%2Fhome", (await visitor.Get("/home")).Location);
        Refused(await Enter(visitor, site.AppOf(others).CodeAt(site.Clock.GetUtcNow())));
        Refused(await Enter(visitor, site.AppOf(email).CodeAt(site.Clock.GetUtcNow().AddMinutes(-2))));
        Assert.Contains("Escriba el código", (await Enter(visitor, " ")).Text, StringComparison.Ordinal);
        Assert.Equal("/home", (await Enter(visitor, code[..3] + " " + code[3..])).Location);

        using var replay = await HalfIn(email);
        Refused(await Enter(replay, code));
        Assert.Equal("/home", (await Enter(replay, site.NextCode(email))).Location);
        Assert.Equal(HttpStatusCode.OK, (await replay.Get("/operations")).Status);
    }

    [Fact]
    public async Task A_password_alone_opens_the_second_step_for_ten_minutes()
    {
        var (_, email) = await site.Person();
        using (await site.SignedIn(email))
        {
        }
        using var visitor = await HalfIn(email);
        site.Clock.Advance(HalfSignIn.Lifetime + TimeSpan.FromSeconds(1));

        Assert.Equal("/sign-in", (await visitor.Get(SecondStep)).Location);
        using var stranger = site.Visitor();
        Assert.Equal("/sign-in", (await stranger.Get(SecondStep)).Location);
    }

    [Fact]
    public async Task A_recovery_code_works_once_and_new_ones_end_the_old()
    {
        var (_, email) = await site.Person();
        using var first = site.Visitor();
        await OfficeSite.EnterPassword(first, email);
        var codes = Codes(await site.SetUpApp(first, email));
        using var visitor = await HalfIn(email);
        Assert.Equal("/home", (await Enter(visitor, codes[0].ToUpperInvariant())).Location);
        Assert.Contains("Le quedan 9", (await visitor.Get(SetUp)).Text, StringComparison.Ordinal);
        using var again = await HalfIn(email);
        Refused(await Enter(again, codes[0]));

        var renewed = Codes(await visitor.Submit(SetUp, SetUp + "?handler=Codes"));

        Refused(await Enter(again, codes[1]));
        Assert.Equal("/home", (await Enter(again, renewed[1])).Location);
    }

    [Fact]
    public async Task Guesses_at_codes_are_slowed_down_for_strangers_and_not_for_a_known_device()
    {
        var (_, email) = await site.Person();
        using var known = await site.SignedIn(email);
        await known.Submit("/sign-out", "/sign-out");
        for (var i = 0; i <= SignInTries.Free; i++)
        {
            // Whoever has the password comes from many networks.
            using var stranger = site.Visitor().From($"198.18.{i}.1");
            await OfficeSite.EnterPassword(stranger, email);
            Assert.Equal(i < SignInTries.Free ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.TooManyRequests,
                (await Enter(stranger, "000000")).Status);
        }

        await OfficeSite.EnterPassword(known, email);
        Assert.Equal("/home", (await Enter(known, site.NextCode(email))).Location);
    }

    [Fact]
    public async Task The_form_takes_its_own_secret_and_an_app_in_place_of_another_only_after_the_other()
    {
        var (person, email) = await site.Person();
        var (other, _) = await site.Person();
        using (await site.SignedIn(email))
        {
        }
        await using var scope = site.App.Services.CreateAsyncScope();
        var setUp = scope.ServiceProvider.GetRequiredService<SetUpSecondFactor>();
        var (mine, theirs) = (setUp.NewSecret(person), setUp.NewSecret(other));
        var half = new OpenSignIn(Guid.CreateVersion7(), person, "", null, "password", false, default, default, []);

        Assert.IsType<SecretNotOurs>((await Set(theirs)).Refusal);
        Assert.IsType<SecretNotOurs>((await Set("inventado")).Refusal);
        Assert.IsType<SecondFactorNotShown>((await Set(mine)).Refusal);
        var renew = scope.ServiceProvider.GetRequiredService<RenewRecoveryCodes>();
        Assert.IsType<SecondFactorNotShown>((await renew.Handle(half, SecondFactors.Self(person), Stop)).Refusal);

        Task<Result<IReadOnlyList<string>>> Set(string secret) =>
            setUp.Handle(secret, "000000", half, SecondFactors.Self(person), Stop);
    }

    [Fact]
    public async Task A_mistyped_code_keeps_the_secret_that_the_app_has_read()
    {
        var (_, email) = await site.Person();
        using var visitor = site.Visitor();
        await OfficeSite.EnterPassword(visitor, email);
        var key = (await visitor.Get(SetUp)).Page.QuerySelector("code.secret")!.TextContent;

        var wrong = await visitor.SubmitShown(SetUp, ("Code", "12345"));

        Assert.Contains(new CodeNotRight().Say.Spanish, wrong.Text, StringComparison.Ordinal);
        Assert.Equal(key, wrong.Page.QuerySelector("code.secret")!.TextContent);
        Assert.StartsWith("data:image/svg+xml;base64,", wrong.Page.QuerySelector("img.qr")!.GetAttribute("src"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_removes_a_lost_one_with_a_reason_and_the_person_is_told()
    {
        var (person, email) = await site.Person();
        using var lost = await site.SignedIn(email);
        var (_, administrators) = await site.Person();
        using var administrator = await site.SignedIn(administrators);
        var page = $"/people/{person}/second-factor";

        var without = await administrator.Submit(page, page, ("Reason", " "));
        var done = await administrator.Submit(page, page, ("Reason", "Perdió el teléfono; la vi en la oficina"));

        Assert.Contains(new ReasonMissing().Say.Spanish, without.Text, StringComparison.Ordinal);
        Assert.Equal(page + "?done=true", done.Location);
        Assert.NotNull((await lost.Get("/account")).Location);
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from mail where person_id = '{person}' and kind = 'account.second_factor_reset'"));
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from audit_event where code = 'second_factor.reset' and subject_id = '{person}'"));
        using var anew = await site.SignedIn(email);
        Assert.Equal(HttpStatusCode.OK, (await anew.Get("/operations")).Status);
    }

    [Fact]
    public async Task Only_an_administrator_removes_one_and_only_of_an_account()
    {
        var (person, _) = await Auditor();
        await using var scope = site.App.Services.CreateAsyncScope();
        var reset = scope.ServiceProvider.GetRequiredService<ResetSecondFactor>();
        var auditor = new Actor(Guid.CreateVersion7(), site.Office, new HashSet<string> { "auditor" });
        var (admin, _) = await site.Person();
        var administrator = new Actor(admin, site.Office, new HashSet<string> { "administrator" });

        Assert.IsType<NotYourTurn>((await reset.Handle(person, "sin más", auditor, Stop)).Refusal);
        Assert.IsType<NoSuchPerson>(
            (await reset.Handle(Guid.CreateVersion7(), "sin más", administrator, Stop)).Refusal);
    }

    [Fact]
    public async Task The_database_shows_a_secret_to_its_person_alone_and_takes_no_step_twice()
    {
        var (person, email) = await site.Person();
        using (await site.SignedIn(email))
        {
        }
        Assert.Equal(0L, await Sql.Scalar(site.Databases.App, "select count(*) from account_second_factor"));
        var again = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Sql.Scalar(site.Databases.Owner!,
            $"update account_second_factor set last_step = last_step where person_id = '{person}'"));
        Assert.Equal("code_is_used_once", again.ConstraintName);
    }

    private async Task<(Guid Person, string Email)> Auditor() =>
        await site.Person("auditor", await site.Organisation("auditor", "Auditoría Superior"));

    private async Task<Visitor> HalfIn(string email)
    {
        var visitor = site.Visitor();
        Assert.Equal(SecondStep, (await OfficeSite.EnterPassword(visitor, email)).Location);
        return visitor;
    }

    private static Task<Answer> Enter(Visitor visitor, string code) =>
        visitor.Submit(SecondStep, SecondStep, ("Code", code));

    private static string[] Codes(Answer shown) =>
        [.. shown.Page.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent)];

    private static void Refused(Answer answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(new CodeNotRight().Say.Spanish, answer.Text, StringComparison.Ordinal);
    }
}
