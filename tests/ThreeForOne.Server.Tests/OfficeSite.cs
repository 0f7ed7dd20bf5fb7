using ThreeForOne.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests;

/// <summary>A clock that a test moves on.</summary>
public sealed class TestClock : TimeProvider
{
    private long _ticks = TimeProvider.System.GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow() =>
        new(Interlocked.Add(ref _ticks, TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}

/// <summary>
/// A new installation, not a demonstration: nobody is in it until somebody is invited. Its clock is the test's.
/// </summary>
public class OfficeSite(TestCluster cluster) : IAsyncLifetime
{
    public const string Password = "una frase larga y propia";

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

    public virtual async ValueTask InitializeAsync()
    {
        Databases = await cluster.Clone();
        App = WebHost.Build(new HostSettings(Databases, Clock) { RealClock = Clock, Mailer = Mailer });
        await App.Listen(CancellationToken.None);
        if (HasOffice) Office = await Organisation("programme", "Oficina del programa");
    }

    public async ValueTask DisposeAsync()
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

    /// <summary>A browser in which that person has signed in with the password.</summary>
    public async Task<Visitor> SignedIn(string email, string password = Password)
    {
        var visitor = Visitor();
        var answer = await visitor.Submit("/sign-in", "/sign-in", ("Email", email), ("Password", password));
        Assert.NotNull(answer.Location);
        return visitor;
    }
}
