using ThreeForOne.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests;

/// <summary>
/// A new installation, not a demonstration: nobody is in it until somebody is invited. Its clock is the test's.
/// </summary>
public class OfficeSite(TestCluster cluster) : IAsyncLifetime
{
    public const string Password = "una frase larga y propia";

    private readonly Dictionary<string, SignIn.Authenticator> _apps = [];

    private int _people;

    public Databases Databases { get; private set; } = null!;

    public TestClock Clock { get; } = new();

    /// <summary>Takes the letters of this installation.</summary>
    public Mail.TestMailer Mailer { get; } = new();

    public WebApplication App { get; private set; } = null!;

    public Uri Address => new($"http://localhost:{App.Port()}");

    /// <summary>The programme's office, where administrators are.</summary>
    public Guid Office { get; private set; }

    /// <summary>Whether somebody set the first office up already.</summary>
    protected virtual bool HasOffice => true;

    /// <summary>What a test's own installation has besides.</summary>
    protected virtual Task<HostSettings> Adjust(HostSettings settings) => Task.FromResult(settings);

    public virtual async ValueTask InitializeAsync()
    {
        Databases = await cluster.Clone();
        App = WebHost.Build(await Adjust(
            new HostSettings(Databases, Clock) { RealClock = Clock, Mailer = Mailer }));
        await App.Listen(CancellationToken.None);
        if (HasOffice) Office = await Organisation("programme", "Oficina del programa");
    }

    public virtual async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await cluster.Drop(Databases);
        GC.SuppressFinalize(this);
    }

    public Visitor Visitor() => new(Address);

    /// <summary>An organisation that is simply there.</summary>
    public async Task<Guid> Organisation(string kind, string name, string sees = "all") => (Guid)(await Sql.Scalar(
        Databases.Owner!,
        $"insert into organisation (id, kind, name, sees) values "
        + $"(uuidv7(), '{kind}', '{name}', '{sees}') returning id"))!;

    public async Task<Result<Invitation>> Invite(
        string email, string role = "administrator", Guid? organisation = null, Actor? who = null,
        string name = "Irene Padilla", DateOnly? until = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<InvitePerson>().Handle(
            new(email, name, organisation ?? Office, role, null, MexicoCity.Day(Clock.GetUtcNow()), until),
            who ?? Actor.System, CancellationToken.None);
    }

    /// <summary>An address that nobody has yet.</summary>
    public string NewEmail() => $"persona{Interlocked.Increment(ref _people)}@oficina.example";

    /// <summary>Uses a link as its reader would, and returns where that led.</summary>
    public async Task<Answer> Accept(string path, string name = "Irene Padilla", string password = Password)
    {
        using var reader = Visitor();
        return await reader.Submit(path, path, ("Name", name), ("Password", password), ("Again", password));
    }

    /// <summary>Somebody invited who has chosen a password.</summary>
    public async Task<(Guid Person, string Email)> Person(string role = "administrator", Guid? organisation = null)
    {
        var email = NewEmail();
        var invited = (await Invite(email, role, organisation)).Value;
        Assert.NotNull((await Accept(invited.Path)).Location);
        return (invited.Person, email);
    }

    /// <summary>
    /// A browser in which that person has signed in with the password and, where it is asked for, a second factor.
    /// </summary>
    public async Task<Visitor> SignedIn(string email, string password = Password)
    {
        var visitor = Visitor();
        var answer = await EnterPassword(visitor, email, password);
        Assert.NotNull(answer.Location);
        if (answer.Location == SecondStep)
            answer = await visitor.Submit(SecondStep, SecondStep, ("Code", NextCode(email)));
        else if ((await visitor.Get("/home")).Location is { } missing
            && missing.StartsWith(SetUp, StringComparison.Ordinal))
            await SetUpApp(visitor, email);
        Assert.NotNull(answer.Location);
        return visitor;
    }

    public static Task<Answer> EnterPassword(Visitor visitor, string email, string password = Password) =>
        visitor.Submit("/sign-in", "/sign-in", ("Email", email), ("Password", password));

    /// <summary>Joins an app to the account of whoever is signed in; the answer shows the recovery codes.</summary>
    public async Task<Answer> SetUpApp(Visitor visitor, string email)
    {
        var key = (await visitor.Get(SetUp)).Page.QuerySelector("code.secret")!.TextContent;
        // The form carries a key of its own each time it is opened, so it is filled in as it came.
        var app = new SignIn.Authenticator(key);
        _apps[email] = app;
        var form = await visitor.SubmitShown(SetUp, ("Code", app.CodeAt(Clock.GetUtcNow())));
        Assert.Equal(System.Net.HttpStatusCode.OK, form.Status);
        return form;
    }

    /// <summary>A code that this person has not used: half a minute passes before it is shown.</summary>
    public string NextCode(string email)
    {
        Clock.Advance(TimeSpan.FromSeconds(30));
        return _apps[email].CodeAt(Clock.GetUtcNow());
    }

    /// <summary>The app of that person.</summary>
    public SignIn.Authenticator AppOf(string email) => _apps[email];

    private const string SecondStep = "/sign-in/second-step";
    private const string SetUp = "/account/second-factor";
}
