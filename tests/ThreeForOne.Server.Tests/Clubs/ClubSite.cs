using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Clubs;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Clubs;

/// <summary>An installation with two delegations and a technician in each; clubs come by themselves.</summary>
public sealed class ClubSite(TestCluster cluster) : OfficeSite(cluster)
{
    /// <summary>A consulate's paper, scanned.</summary>
    public static readonly byte[] Scan = PlainPdf.Of("papel del consulado");

    private int _numbers;

    public Actor Technician { get; private set; } = null!;

    public string TechnicianEmail { get; private set; } = "";

    public DateOnly Today => MexicoCity.Day(Clock.GetUtcNow());

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var delegation = await Delegation("Delegación en Zacatecas", "32");
        var (person, email) = await Person("technician", delegation);
        (Technician, TechnicianEmail) = (new(person, delegation, new HashSet<string> { "technician" }), email);
    }

    public async Task<Guid> Delegation(string name, string state) => (Guid)(await Sql.Scalar(Databases.Owner!, $"""
        insert into organisation (id, kind, name, sees, state_code)
        values (uuidv7(), 'delegation', '{name}', 'place', '{state}') returning id
        """))!;

    public string NewNumber() => $"CHI-{Interlocked.Increment(ref _numbers):0000}";

    public RegistrationEntry Registration(string? number = null, DateOnly? from = null, DateOnly? until = null) =>
        new(number ?? NewNumber(), "Consulado en Chicago", from ?? Today.AddMonths(-1), until ?? Today.AddYears(1));

    public ClubEntry Entry(
        string name, string? email = null, RegistrationEntry? registration = null, int? federation = null,
        bool isAnother = false, string town = "32-019") =>
        new(name, [new(town, "El Durazno")], federation, registration ?? Registration(),
            new("club_president", "Rosa Ñáñez", email ?? NewEmail()), isAnother);

    /// <summary>As the page would, from an address of its own unless the test says which.</summary>
    public Task<Result<Guid>> Register(ClubEntry entry, IPAddress? from = null) =>
        As<RegisterClub, Result<Guid>>((register, kept) => register.Handle(entry, kept,
            from ?? IPAddress.Parse($"198.51.100.{Interlocked.Increment(ref _numbers) % 250}"),
            CancellationToken.None));

    /// <summary>A club whose president has opened the link, still to be verified.</summary>
    public async Task<(Guid Id, Actor President)> Club(
        string name, RegistrationEntry? registration = null, int? federation = null, string? email = null)
    {
        var entry = Entry(name, email, registration, federation, isAnother: true);
        var id = (await Register(entry)).Value;
        var person = (Guid)(await Sql.Scalar(Databases.Verifier!,
            $"select person_id from appointment where organisation_id = '{id}'"))!;
        await Sql.Scalar(Databases.Owner!, $"update account set email_confirmed = true where id = '{person}'");
        return (id, new(person, id, new HashSet<string> { "club_president" }));
    }

    /// <summary>What waits in the outbox is done, as a worker would.</summary>
    public async Task Work()
    {
        var worker = ActivatorUtilities.CreateInstance<OutboxWorker>(App.Services);
        while (await worker.TakeBatch(CancellationToken.None) > 0)
        {
        }
    }

    /// <summary>The link of the letter that went to that address.</summary>
    public async Task<string> MailedLink(string email)
    {
        await Work();
        var letter = Mailer.Taken.Single(m => m.To == email);
        return new Uri(letter.Text.Split('\n').Single(l => l.Contains("/invitations/", StringComparison.Ordinal)))
            .AbsolutePath;
    }

    public async Task<Guid> Waiting(Guid club, string kind = "registration") => (Guid)(await Sql.Scalar(
        Databases.Verifier!,
        $"select id from club_filing where club_id = '{club}' and kind = '{kind}' and status = 'waiting'"))!;

    public Task<Result<Guid>> Decide(Guid filing, bool verifies, string? reason = null, Actor? who = null) =>
        In<DecideFiling, Result<Guid>>(decide =>
            decide.Handle(filing, verifies, reason, who ?? Technician, CancellationToken.None));

    /// <summary>A club that has been verified.</summary>
    public async Task<(Guid Id, Actor President)> Verified(
        string name, RegistrationEntry? registration = null, int? federation = null)
    {
        var club = await Club(name, registration, federation);
        Assert.False((await Decide(await Waiting(club.Id), true)).IsRefusal);
        return club;
    }

    public async Task<T> In<TUseCase, T>(Func<TUseCase, Task<T>> work) where TUseCase : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>The same with a scan that is kept.</summary>
    public async Task<T> As<TUseCase, T>(Func<TUseCase, byte[], Task<T>> work, Actor? who = null)
        where TUseCase : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        var kept = await scope.ServiceProvider.GetRequiredService<KeepFile>()
            .Handle(Scan, who ?? Actor.System, CancellationToken.None);
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>(), kept.Value.Sha256);
    }

    public Task<object?> Read(string sql) => Sql.Scalar(Databases.Verifier!, sql);

    /// <summary>The public form as a browser sends it, with its hidden fields and a scan.</summary>
    public static async Task<Answer> Send(Visitor visitor, ClubEntry entry, bool withPaper = true, string? kept = null)
    {
        var page = (await visitor.Get("/clubs/new")).Page;
        var token = page.QuerySelector("main input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in Fields(entry)) content.Add(new StringContent(value), name);
        content.Add(new StringContent(token), "__RequestVerificationToken");
        if (entry.IsAnother) content.Add(new StringContent("true"), "IsAnother");
        if (kept is not null) content.Add(new StringContent(kept), "Paper.Kept");
        if (withPaper) content.Add(new ByteArrayContent(Scan), "Paper.File", "toma.pdf");
        return await visitor.Send("/clubs/new", content);
    }

    private static IEnumerable<(string Name, string Value)> Fields(ClubEntry entry) =>
    [
        ("Name", entry.Name ?? ""), ("Towns[0].Municipality", entry.Towns[0].Municipality ?? ""),
        ("Towns[0].Locality", entry.Towns[0].Locality ?? ""),
        ("Registration.Number", entry.Registration.Number ?? ""),
        ("Registration.Consulate", entry.Registration.Consulate ?? ""),
        .. Date("Registration.RegisteredOn", entry.Registration.RegisteredOn),
        .. Date("Registration.ExpiresOn", entry.Registration.ExpiresOn),
        ("Officer.Role", entry.Officer.Role ?? ""), ("Officer.Name", entry.Officer.Name ?? ""),
        ("Officer.Email", entry.Officer.Email ?? ""),
    ];

    private static IEnumerable<(string Name, string Value)> Date(string field, DateOnly? day) =>
    [
        ($"{field}.Day", $"{day?.Day}"), ($"{field}.Month", $"{day?.Month}"),
        ($"{field}.Year", string.Create(CultureInfo.InvariantCulture, $"{day?.Year}")),
    ];
}
