using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Features.StaffSignIn;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.StaffSignIn;

/// <summary>Staff sign in by their own provider: whoever was invited, and nobody because they exist there.</summary>
public sealed class StaffSignInTests(StaffSite site) : IClassFixture<StaffSite>
{
    private const string Account = "/account/staff";

    private int _subjects;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_is_accepted_by_the_provider_and_the_sign_in_is_like_any_other()
    {
        var (person, user) = await Accepted();
        using var visitor = site.Visitor();

        var done = await site.SignInWith(visitor, user);

        Assert.Equal("/home", done.Location);
        Assert.Equal("S256", site.Provider.Asked!.CodeChallengeMethod);
        var page = await visitor.Get("/account");
        Assert.Contains($"{StaffSite.Name}: {user.Email}", page.Text, StringComparison.Ordinal);
        Assert.Single(page.Page.QuerySelectorAll(".device-list li"));
        Assert.Equal("staff", await Scalar(
            $"select method from sign_in_session where person_id = '{person}' and ended_at is null"));
        Assert.Equal(1L, await Scalar(
            $"select count(*) from audit_event where code = 'invitation.accepted' and subject_id = '{person}'"));

        var left = await visitor.Submit("/account", "/sign-out");
        Assert.Equal("/sign-in?left=true", left.Location);
        Assert.Contains("también allá", (await visitor.Get(left.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal("/sign-in?to=%2Faccount", (await visitor.Get("/account")).Location);
    }

    [Fact]
    public async Task Existing_at_the_provider_is_not_an_account_here_and_neither_is_the_same_e_mail()
    {
        var (_, email) = await site.Person();
        using var visitor = site.Visitor();
        foreach (var user in new[] { User(), User() with { Email = email } })
        {
            var refused = await site.SignInWith(visitor, user);

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(new StaffNotJoined().Say.Spanish, refused.Text, StringComparison.Ordinal);
            Assert.NotNull((await visitor.Get("/account")).Location);
        }
        Assert.Equal(0L, await Scalar("select count(*) from account_login l join account a on a.id = l.user_id "
            + $"where a.email = '{email}'"));
    }

    [Fact]
    public async Task Somebody_signed_in_joins_it_after_showing_who_they_are_and_removes_it_again()
    {
        var (person, email) = await Auditor();
        var user = User();
        using var visitor = await site.SignedIn(email);
        site.Clock.Advance(ConfirmItIsYou.Lasts + TimeSpan.FromSeconds(1));
        Assert.Equal("/account/confirm?to=%2Faccount%2Fstaff", (await visitor.Get(Account)).Location);
        var wrong = await Confirm(visitor, "no es la que tengo");
        Assert.Contains(new NotConfirmed().Say.Spanish, wrong.Text, StringComparison.Ordinal);
        Assert.Equal(Account, (await Confirm(visitor, OfficeSite.Password)).Location);

        var shown = await site.Vouched(visitor, user, $"{StaffPage.Path}?for={Account}");
        Assert.Contains(user.Email, shown.Text, StringComparison.Ordinal);
        Assert.Equal("/account?done=staff-joined", (await visitor.SubmitShown(Account)).Location);

        using var other = site.Visitor();
        Assert.Equal("/home", (await site.SignInWith(other, user)).Location);
        Assert.Equal(
            "/account?done=staff-removed", (await visitor.Submit(Account, Account + "?handler=Remove")).Location);
        Assert.NotNull((await other.Get("/account")).Location);
        Assert.Contains(new StaffNotJoined().Say.Spanish, (await site.SignInWith(other, user)).Text,
            StringComparison.Ordinal);
        foreach (var code in new[] { "staff.joined", "staff.removed" })
            Assert.Equal(1L, await Scalar(
                $"select count(*) from audit_event where code = '{code}' and subject_id = '{person}'"));
    }

    [Fact]
    public async Task One_identity_is_one_persons_and_one_person_has_one_and_the_only_way_in_stays()
    {
        var (person, user) = await Accepted();
        var (_, email) = await Auditor();
        using var visitor = await site.SignedIn(email);
        await site.Vouched(visitor, user, $"{StaffPage.Path}?for={Account}");
        Assert.Contains(new StaffOfAnother().Say.Spanish, (await visitor.SubmitShown(Account)).Text,
            StringComparison.Ordinal);

        using var owner = site.Visitor();
        await site.SignInWith(owner, user);
        var only = await owner.Submit(Account, Account + "?handler=Remove");
        Assert.Contains(
            ConstraintRefusals.ByName["a_way_in_remains"].Say.Spanish, only.Text, StringComparison.Ordinal);
        await using var scope = site.App.Services.CreateAsyncScope();
        var (join, remove) = (scope.ServiceProvider.GetRequiredService<JoinStaff>(),
            scope.ServiceProvider.GetRequiredService<RemoveStaff>());
        var now = site.Clock.GetUtcNow();
        var fresh = new OpenSignIn(Guid.CreateVersion7(), person, "", null, "staff", true, now, now, []);
        var stale = fresh with { ConfirmedAt = now - ConfirmItIsYou.Lasts };
        var me = SecondFactors.Self(person);
        var another = new StaffIdentity(new string('a', 64), "otra", false);
        Assert.IsType<StaffJoinedAlready>((await join.Handle(another, fresh, me, Stop)).Refusal);
        Assert.IsType<NotConfirmedLately>((await join.Handle(another, stale, me, Stop)).Refusal);
        Assert.IsType<NotConfirmedLately>((await remove.Handle(stale, me, Stop)).Refusal);
        var (none, _) = await Auditor();
        Assert.IsType<StaffNotThere>((await remove.Handle(fresh, SecondFactors.Self(none), Stop)).Refusal);
    }

    [Fact]
    public async Task The_database_lets_nobody_write_a_way_into_somebody_elses_account()
    {
        var (person, _) = await Auditor();
        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Sql.Scalar(site.Databases.App,
            $"insert into account_login values ('staff', 'x', 'x', '{person}')"));
        Assert.Equal(Npgsql.PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task What_came_back_for_one_page_or_sign_in_opens_no_other()
    {
        var (_, user) = await Accepted();
        var (_, email) = await Auditor();
        using var visitor = await site.SignedIn(email);
        await site.Vouched(visitor, User(), $"{StaffPage.Path}?for={Account}");
        await visitor.Submit("/account", "/sign-out");
        Assert.Equal("/sign-in", (await visitor.Get(StaffReturnPage.Path)).Location);
        await OfficeSite.EnterPassword(visitor, email);

        var page = await visitor.Get(Account);

        Assert.Null(page.Page.QuerySelector("main form"));
        Assert.Equal("/home", (await visitor.Get(StaffPage.Path)).Location);
        using var stranger = site.Visitor();
        await site.Vouched(stranger, user);
        Assert.Equal("/sign-in?to=%2Faccount%2Fstaff", (await stranger.Get(Account)).Location);
    }

    [Fact]
    public async Task A_second_factor_shown_there_counts_and_one_set_up_here_is_asked_for_without_it()
    {
        var (_, user) = await Accepted("administrator", site.Office);
        using var visitor = site.Visitor();
        await site.SignInWith(visitor, user with { Methods = ["pwd", "mfa"] });
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/operations")).Status);

        using var second = site.Visitor();
        await site.SignInWith(second, user with { Methods = ["pwd"] });
        Assert.Equal("/account/second-factor?to=%2Foperations", (await second.Get("/operations")).Location);
        await site.SetUpApp(second, user.Email);
        using var third = site.Visitor();
        Assert.Equal("/sign-in/second-step", (await site.SignInWith(third, user)).Location);
        var entered = await third.Submit("/sign-in/second-step", "/sign-in/second-step",
            ("Code", site.NextCode(user.Email)));
        Assert.Equal("/home", entered.Location);
    }

    [Fact]
    public void Unless_it_is_configured_a_second_factor_there_counts_for_nothing()
    {
        var token = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(
            [new("sub", "1"), new("amr", "pwd"), new("amr", "mfa")], "token"));

        Assert.True(StaffIdentity.From("https://a.example", token, true).HasTwoFactors);
        Assert.False(StaffIdentity.From("https://a.example", token, false).HasTwoFactors);
        Assert.NotEqual(StaffIdentity.From("https://a.example", token, true).Key,
            StaffIdentity.From("https://b.example", token, true).Key);
    }

    [Fact]
    public async Task A_block_keeps_out_whoever_the_provider_vouches_for()
    {
        var (person, user) = await Accepted();
        await Sql.Scalar(site.Databases.Owner!,
            $"update account set blocked_at = now(), blocked_by = '{Actor.System.Person}' where id = '{person}'");
        using var visitor = site.Visitor();

        Assert.Contains(new StaffNotJoined().Say.Spanish, (await site.SignInWith(visitor, user)).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_down_or_says_no_or_is_answered_twice_is_told_in_the_readers_language()
    {
        using var visitor = site.Visitor();
        await site.Provider.Stop();
        await using (var node = WebHost.Build(site.Settings))
        {
            // Nothing was asked of the provider yet: the program starts all the same.
            await node.Listen(Stop);
            using var early = new Visitor(new Uri($"http://localhost:{node.Port()}"));
            var down = await early.Get(StaffPage.Path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, down.Status);
            Assert.Contains($"{StaffSite.Name} no responde por ahora", down.Text, StringComparison.Ordinal);
            await early.Submit("/sign-in", "/language", ("to", "en"));
            Assert.Contains($"{StaffSite.Name} does not answer right now", (await early.Get(StaffPage.Path)).Text,
                StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await early.Get("/sign-in")).Status);
            await site.Provider.Start(site.Port);
            Answer again;
            // It is asked anew after a few seconds.
            for (var tries = 0; (again = await early.Get(StaffPage.Path)).Location is null && tries < 20; tries++)
                await Task.Delay(500, Stop);
            Assert.StartsWith($"http://127.0.0.1:{site.Port}/authorize?", again.Location, StringComparison.Ordinal);
        }

        Assert.Contains("No se entró con", (await site.Vouched(visitor, null)).Text, StringComparison.Ordinal);
        var forged = await visitor.Get("/sign-in/staff/callback?code=abc&state=abc");
        Assert.Equal($"{StaffPage.Path}?problem=broken", forged.Location);
        Assert.Contains("No se pudo entrar con", (await visitor.Get(forged.Location!)).Text, StringComparison.Ordinal);
    }

    private ProviderUser User() => new($"sub-{Interlocked.Increment(ref _subjects)}-{Guid.CreateVersion7():N}",
        $"persona{_subjects}@gobierno.example");

    // Somebody invited who has accepted by the provider, without any password.
    private async Task<(Guid Person, ProviderUser User)> Accepted(string role = "auditor", Guid? organisation = null)
    {
        var at = organisation ?? await site.Organisation("auditor", "Auditoría Superior");
        var invited = (await site.Invite(site.NewEmail(), role, at)).Value;
        var user = User();
        using var reader = site.Visitor();
        await site.Vouched(reader, user, $"{StaffPage.Path}?for={invited.Path}");
        var accepted = await reader.SubmitShown(invited.Path, ("Name", "Irene Padilla"));
        Assert.Equal("/sign-in", accepted.Location);
        return (invited.Person, user);
    }

    private async Task<(Guid Person, string Email)> Auditor() =>
        await site.Person("auditor", await site.Organisation("auditor", "Auditoría Superior"));

    private static Task<Answer> Confirm(Visitor visitor, string typed) => visitor.Submit(
        "/account/confirm?to=%2Faccount%2Fstaff", "/account/confirm", ("Proof", typed));

    private Task<object?> Scalar(string sql) => Sql.Scalar(site.Databases.Verifier!, sql);
}
