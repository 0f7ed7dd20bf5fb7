using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.MyAccount;
using ThreeForOne.Server.Features.Passkeys;
using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Tests.Passkeys;

/// <summary>A passkey is both factors: added, named and removed by its owner, and taken once for each asking.</summary>
public sealed class PasskeyTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    private const string Page = PasskeysPage.Path;
    private const string Use = "/sign-in?handler=Passkey";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_satisfies_the_required_second_factor_and_signs_in_by_itself()
    {
        var (person, email) = await site.Person();
        using var key = Key();
        using var visitor = site.Visitor();
        await OfficeSite.EnterPassword(visitor, email);
        Assert.Equal("/account/second-factor?to=%2Foperations", (await visitor.Get("/operations")).Location);

        Assert.Equal(Page + "?done=added", (await Add(visitor, key)).Location);

        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/operations")).Status);
        Assert.Contains("Mi teléfono", (await visitor.Get(Page)).Text, StringComparison.Ordinal);
        using var other = site.Visitor();
        Assert.Equal("/home", (await Enter(other, key)).Location);
        Assert.Equal(HttpStatusCode.OK, (await other.Get("/operations")).Status);
        Assert.Equal(1L, await Scalar($"select count(*) from sign_in_session where person_id = '{person}' "
            + "and method = 'passkey' and two_factors and ended_at is null"));
        Assert.Equal(1L, await Scalar(
            $"select count(*) from audit_event where code = 'passkey.added' and subject_id = '{person}'"));
        // After the password alone, the same button is the second step.
        using var third = site.Visitor();
        Assert.Equal("/sign-in/second-step", (await OfficeSite.EnterPassword(third, email)).Location);
        var (options, state) = Asked(await third.Get("/sign-in/second-step"));
        Assert.Equal("/home", (await third.SubmitShown(Use, ("State", state), ("Credential", key.Use(options))))
            .Location);
    }

    [Fact]
    public async Task What_was_sent_once_or_too_late_or_for_another_page_opens_nothing()
    {
        var (_, _, key) = await WithPasskey();
        using var visitor = site.Visitor();
        var (options, state) = Asked(await visitor.Get("/sign-in"));
        var signed = key.Use(options);
        Assert.Equal("/home", (await visitor.SubmitShown(Use, ("Credential", signed))).Location);

        using var thief = site.Visitor();
        await thief.Get("/sign-in");
        Says(new PasskeyTooLate(), await thief.SubmitShown(Use, ("State", state), ("Credential", signed)));
        (options, _) = Asked(await thief.Get("/sign-in"));
        site.Clock.Advance(PasskeyChallenge.Lifetime);
        Says(new PasskeyTooLate(), await thief.SubmitShown(Use, ("Credential", key.Use(options))));
        await thief.Get("/sign-in");
        Says(new PasskeyTooLate(), await thief.SubmitShown(Use, ("State", "x"), ("Credential", signed)));
        await thief.Get("/sign-in");
        Says(new PasskeyNotRight(), await thief.SubmitShown(Use, ("Credential", signed)));
        Says(new PasskeyNotRight(), await thief.Submit("/sign-in", Use, ("Credential", "{}")));
        Says(new PasskeyNeedsScript(), await thief.Submit("/sign-in", Use));
    }

    [Fact]
    public async Task Another_persons_an_unverified_a_strange_and_a_removed_one_open_nothing()
    {
        var (_, _, mine) = await WithPasskey();
        var (_, email, theirs) = await WithPasskey();
        using var visitor = site.Visitor();
        var owner = mine.User;
        mine.User = theirs.User;
        Says(new PasskeyNotRight(), await Enter(visitor, mine));
        mine.User = owner;
        mine.Verifies = false;
        Says(new PasskeyNotRight(), await Enter(visitor, mine));
        (mine.Verifies, var there) = (true, mine.Origin);
        mine.Origin = "https://tresporuno.example.attacker";
        Says(new PasskeyNotRight(), await Enter(visitor, mine));
        mine.Origin = there;
        Assert.Equal("/home", (await Enter(visitor, mine)).Location);

        using var them = site.Visitor();
        await Enter(them, theirs);
        Assert.Equal(Page + "?done=removed", (await them.Submit(Page, Page + "?handler=Remove")).Location);
        using var again = site.Visitor();
        Says(new PasskeyNotRight(), await Enter(again, theirs));
        Assert.Equal("/home", (await OfficeSite.EnterPassword(again, email)).Location);
    }

    [Fact]
    public async Task Its_owner_names_and_removes_it_and_nobody_elses()
    {
        var (person, _, key) = await WithPasskey();
        var (_, _, theirs) = await WithPasskey();
        using var visitor = site.Visitor();
        await Enter(visitor, key);
        using var stranger = site.Visitor();
        await Enter(stranger, theirs);
        var id = (await visitor.Get(Page)).Page.QuerySelector("[name=One]")!.GetAttribute("value")!;

        var named = await visitor.Submit(Page, Page + "?handler=Name", ("Name", "La del trabajo"));
        Says(new PasskeyNameMissing(), await visitor.Submit(Page, Page + "?handler=Name", ("Name", " ")));
        Says(new NoSuchPasskey(), await stranger.Submit(Page, Page + "?handler=Remove", ("One", id)));
        Says(new NoSuchPasskey(), await stranger.Submit(Page, Page + "?handler=Name", ("One", "zz")));

        Assert.Equal(Page + "?done=named", named.Location);
        Assert.Contains("La del trabajo", (await visitor.Get(Page)).Text, StringComparison.Ordinal);
        await Owner($"update account set password_hash = null where id = '{person}'");
        using var anew = site.Visitor();
        await Enter(anew, key);
        var only = await anew.Submit(Page, Page + "?handler=Remove");
        Says(ConstraintRefusals.ByName["a_way_in_remains"], only);
        Assert.Equal(1L, await Scalar(
            $"select count(*) from audit_event where code = 'passkey.renamed' and subject_id = '{person}'"));
    }

    [Fact]
    public async Task It_is_added_by_whoever_has_lately_shown_who_they_are_with_the_second_factor_they_have()
    {
        var (person, _, key) = await WithPasskey();
        using var visitor = site.Visitor();
        await Enter(visitor, key);
        site.Clock.Advance(ConfirmItIsYou.Lasts);
        Assert.Equal("/account/confirm?to=%2Faccount%2Fpasskeys", (await visitor.Get(Page)).Location);
        var (options, _) = Asked(await visitor.Get("/account/confirm?to=%2Faccount%2Fpasskeys"));
        var confirmed = await visitor.SubmitShown("/account/confirm?handler=Passkey", ("Credential", key.Use(options)));
        Assert.Equal(Page, confirmed.Location);

        using var unverified = Key();
        unverified.Verifies = false;
        Says(new PasskeyNotMade(), await Add(visitor, unverified));
        Says(new PasskeyNeedsScript(), await visitor.Submit(Page, Page, ("NewName", "Otra")));
        for (var i = 1; i < AddPasskey.Most; i++)
        {
            using var another = Key();
            Assert.NotNull((await Add(visitor, another)).Location);
        }
        using var oneMore = Key();
        Says(new TooManyPasskeys(), await Add(visitor, oneMore));

        await using var scope = site.App.Services.CreateAsyncScope();
        var add = scope.ServiceProvider.GetRequiredService<AddPasskey>();
        var now = site.Clock.GetUtcNow();
        var half = new OpenSignIn(Guid.CreateVersion7(), person, "", null, "password", false, now, now, []);
        Assert.IsType<SecondFactorNotShown>(
            (await add.Handle("", "{}", "Otra", half, SecondFactors.Self(person), Stop)).Refusal);
    }

    [Fact]
    public async Task An_administrator_takes_it_away_from_whoever_lost_the_telephone()
    {
        var (person, _, key) = await WithPasskey();
        var (_, email) = await site.Person();
        using var office = await site.SignedIn(email);
        var page = $"/people/{person}/second-factor";

        Assert.NotNull((await office.Submit(page, page, ("Reason", "Perdió su teléfono"))).Location);

        using var finder = site.Visitor();
        Says(new PasskeyNotRight(), await Enter(finder, key));
    }

    [Fact]
    public async Task A_passkey_made_for_one_person_is_not_added_to_another()
    {
        var (_, mine) = await Auditor();
        var (_, theirs) = await Auditor();
        using var me = await site.SignedIn(mine);
        using var them = await site.SignedIn(theirs);
        using var key = Key();
        var (options, state) = Asked(await me.Get(Page));
        await them.Get(Page);

        Says(new PasskeyTooLate(), await them.SubmitShown(
            Page, ("State", state), ("Credential", key.Create(options)), ("NewName", "Ajena")));
        Assert.Contains("Aún no tiene", (await them.Get("/account")).Text, StringComparison.Ordinal);
    }

    private SoftPasskey Key() => new(site.Address);

    private async Task<(Guid Person, string Email)> Auditor() =>
        await site.Person("auditor", await site.Organisation("auditor", "Auditoría Superior"));

    private async Task<(Guid Person, string Email, SoftPasskey Key)> WithPasskey()
    {
        var (person, email) = await Auditor();
        var key = Key();
        using var visitor = await site.SignedIn(email);
        Assert.NotNull((await Add(visitor, key)).Location);
        return (person, email, key);
    }

    private static async Task<Answer> Add(Visitor visitor, SoftPasskey key)
    {
        var (options, _) = Asked(await visitor.Get(Page));
        return await visitor.SubmitShown(Page, ("Credential", key.Create(options)), ("NewName", "Mi teléfono"));
    }

    private static async Task<Answer> Enter(Visitor visitor, SoftPasskey key)
    {
        var (options, _) = Asked(await visitor.Get("/sign-in"));
        return await visitor.SubmitShown(Use, ("Credential", key.Use(options)));
    }

    private static (string Options, string State) Asked(Answer page)
    {
        var form = page.Page.QuerySelector("form[data-passkey]")!;
        return (form.GetAttribute("data-options")!, form.QuerySelector("[name=State]")!.GetAttribute("value")!);
    }

    private static void Says(Refusal refusal, Answer answer)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(refusal.Say.Spanish, answer.Text, StringComparison.Ordinal);
    }

    private Task<object?> Owner(string sql) => Sql.Scalar(site.Databases.Owner!, sql);

    private Task<object?> Scalar(string sql) => Sql.Scalar(site.Databases.Verifier!, sql);
}
