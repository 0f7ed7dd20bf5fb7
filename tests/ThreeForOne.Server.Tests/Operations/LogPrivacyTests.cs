using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Operations;

/// <summary>Logs carry ids only: a whole project, with errors, leaves nobody's name or address in them.</summary>
public sealed class LogPrivacyTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task A_whole_journey_leaves_no_name_no_address_and_no_curp_in_the_log()
    {
        using var heard = new Heard();
        site.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        await StoredBooks.Fill(site);
        using var president = await site.As(DemoPeople.ClubPresident);
        await president.Get("/projects?q=BOXW310820HNERXN09&town=Jalpa");
        await president.Submit("/proposals/new", "/proposals/new", ("Title", new string('x', 500)));
        await president.Post("/sign-in", ("Email", DemoPeople.ClubPresident.Email), ("Password", "secreto-de-maria"));
        await Fails(president);

        Assert.NotEmpty(heard.Lines);   // what failed was heard, or this test would hear nothing
        string[] secrets =
        [
            .. DemoPeople.All.Select(p => p.Name), .. DemoPeople.All.Select(p => p.Email).Where(e => e.Length > 0),
            "BOXW310820HNERXN09", "secreto-de-maria",
        ];
        Assert.Empty(from line in heard.Lines
                     from secret in secrets
                     where line.Contains(secret, StringComparison.OrdinalIgnoreCase)
                     select $"{secret}: {line}");
    }

    // A bug, as the log would tell it: the table of people is gone while a page asks for it.
    private async Task Fails(Visitor visitor)
    {
        await Sql.Scalar(site.Databases.Owner!, "alter table project_section rename to gone");
        await visitor.Submit("/proposals/new", "/proposals/new", ("Title", "Pozo"));
        await Sql.Scalar(site.Databases.Owner!, "alter table gone rename to project_section");
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
