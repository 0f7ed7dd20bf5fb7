using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Verification;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Operations;

/// <summary>
/// PostgreSQL is killed, or its disk is full, in the middle of a save: the person is told what to do with what was
/// typed, nothing is stored in part, and sending again works.
/// </summary>
public sealed class RestartedDatabaseTests : IAsyncLifetime
{
    private readonly string _root = Scratch.New();
    private EmbeddedPostgres? _postgres;
    private DataFolder? _folder;
    private PostgresProcess? _again;
    private WebApplication? _app;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Databases Databases => _postgres!.Databases;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        _again?.Kill();
        if (Directory.Exists(Path.Combine(_root, "small")))
        {
            using var unmount = Process.Start("umount", ["-l", Path.Combine(_root, "small")]);
            await unmount.WaitForExitAsync();
        }
        Scratch.Delete(_root);
    }

    [Fact]
    public async Task A_save_in_the_middle_of_a_restart_is_told_kept_in_the_page_and_can_be_sent_again()
    {
        await Start(Path.Combine(_root, "data"));
        using var president = new Visitor(new Uri($"http://localhost:{_app!.Port()}"));
        await president.SignIn(DemoPeople.ClubPresident);
        await using var holding = new NpgsqlConnection(Databases.Owner + ";Pooling=false");
        await holding.OpenAsync(Stop);
        await using var hold = new NpgsqlCommand("begin; lock table project in share mode", holding);
        await hold.ExecuteNonQueryAsync(Stop);

        var saving = FromTheBrowser(president, ("Title", "Pozo de agua"));
        await Until(async () => await Sql.Scalar(_postgres!.Superuser,
            "select count(*) from pg_stat_activity where usename = 'tfo_app' and wait_event_type = 'Lock'") is 1L);
        KillPostgres();
        var answer = await saving;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("se guardó entero o no se guardó, nunca a medias", answer.Text, StringComparison.Ordinal);
        var form = answer.Page.QuerySelector<IHtmlFormElement>("main form")!;
        Assert.Equal("/proposals/new", form.GetAttribute("action"));

        await StartAgain();
        var typed = form.Elements.OfType<IHtmlInputElement>().Select(i => (i.Name!, i.Value)).ToArray();
        Assert.Contains(("Title", "Pozo de agua"), typed);
        var first = await president.Post("/proposals/new", typed);
        var second = await president.Post("/proposals/new", typed);
        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        Assert.Equal(first.Location, second.Location);
        Assert.Equal(1L, await Sql.Scalar(Databases.Verifier!, "select count(*) from project"));
        Assert.Equal(1L, await Sql.Scalar(
            Databases.Verifier!, "select count(*) from audit_event where code = 'proposal.started'"));
        using var said = new StringWriter();
        Assert.True(await VerifyVerb.Run(Databases.Verifier!, said, Stop) == 0, said.ToString());
    }

    [Fact]
    public async Task A_restart_between_two_requests_is_not_noticed()
    {
        await Start(Path.Combine(_root, "data"));
        using var president = new Visitor(new Uri($"http://localhost:{_app!.Port()}"));
        await president.SignIn(DemoPeople.ClubPresident);
        var form = await president.Get("/proposals/new");
        var typed = form.Page.QuerySelectorAll<IHtmlInputElement>("main form input")
            .Where(i => i.Name is not "Title" && (i.Type != "radio" || i.IsChecked)).Select(i => (i.Name!, i.Value));

        KillPostgres();
        await StartAgain();

        var saved = await president.Post("/proposals/new", [.. typed, ("Title", "Escuela")]);
        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Equal(HttpStatusCode.OK, (await president.Get("/proposals")).Status);
    }

    [Fact]
    public async Task A_full_disk_under_the_database_loses_nothing()
    {
        var small = Directory.CreateDirectory(Path.Combine(_root, "small")).FullName;
        using (var mount = Process.Start("mount", ["-t", "tmpfs", "-o", "size=160m,mode=755", "tmpfs", small]))
        {
            await mount.WaitForExitAsync(Stop);
            if (mount.ExitCode != 0) Assert.Skip("a small disk is made as root only: the full disk was not tried");
        }
        await Start(Path.Combine(small, "data"));
        using var president = new Visitor(new Uri($"http://localhost:{_app!.Port()}"));
        await president.SignIn(DemoPeople.ClubPresident);
        var before = await president.Submit("/proposals/new", "/proposals/new", ("Title", "Pozo de agua"));
        var filler = Path.Combine(small, "filler");
        await president.Submit($"{before.Location}/place", $"{before.Location}/place", ("Type", "infrastructure"),
            ("Description", "Un pozo."), ("Municipality", "019"), ("Locality", "El Durazno"));
        var field = (await president.Get($"{before.Location}/documents")).Page
            .QuerySelector("main input[type=file]")!.GetAttribute("name")!;
        await Fill(filler);

        // Each document is new and needs room in the table and in the log.
        Answer full;
        var tries = 0;
        do
        {
            var pdf = PdfOf(4_000_000, tries);
            full = await president.Upload(
                $"{before.Location}/documents", $"{before.Location}/documents?handler=Add", field, pdf);
        }
        while (full.Status == HttpStatusCode.Redirect && ++tries < 40);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, full.Status);
        Assert.Contains("sigue guardado", full.Text, StringComparison.Ordinal);

        File.Delete(filler);
        await Until(async () => (await president.Get("/proposals")).Status == HttpStatusCode.OK);
        Assert.Contains("Pozo de agua", (await president.Get("/proposals")).Text, StringComparison.Ordinal);
        using var said = new StringWriter();
        Assert.True(await VerifyVerb.Run(Databases.Verifier!, said, Stop) == 0, said.ToString());
    }

    // A browser says where a form comes from; only to our own pages is what was typed given back.
    private static async Task<Answer> FromTheBrowser(Visitor visitor, (string Name, string Value) typed)
    {
        var page = await visitor.Get("/proposals/new");
        var fields = page.Page.QuerySelectorAll<IHtmlInputElement>("main form input")
            .Where(i => i.Name != typed.Name && (i.Type != "radio" || i.IsChecked))
            .Select(i => KeyValuePair.Create(i.Name!, i.Value)).Append(KeyValuePair.Create(typed.Name, typed.Value));
        using var content = new FormUrlEncodedContent(fields);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/proposals/new") { Content = content };
        request.Headers.Add("Origin", visitor.Address.GetLeftPart(UriPartial.Authority));
        return await visitor.Answer(request);
    }

    private async Task Start(string data)
    {
        _folder = DataFolder.Take(data, _ => { });
        _postgres = await EmbeddedPostgres.Start(_folder, _ => { }, Settings, Stop);
        Migrate.Run(Databases);
        var clock = await StoredClock.Open(Databases.App, TimeProvider.System, Stop);
        _app = WebHost.Build(new HostSettings(Databases, clock) { IsDemo = true });
        await DemoData.Load(_app.Services, Stop);
        await _app.Listen(Stop);
    }

    private static IReadOnlyList<string> Settings => ["min_wal_size=32MB", "max_wal_size=48MB", "autovacuum=off"];

    private void KillPostgres()
    {
        using var postmaster = Process.GetProcessById(int.Parse(
            File.ReadLines(Path.Combine(_folder!.Postgres, "postmaster.pid")).First(),
            System.Globalization.CultureInfo.InvariantCulture));
        postmaster.Kill();
        postmaster.WaitForExit();
    }

    // On the same port, as a server's service manager would.
    private async Task StartAgain()
    {
        var port = new NpgsqlConnectionStringBuilder(Databases.App).Port;
        await Until(async () =>
        {
            if (_again is not { IsRunning: true })
                _again = PostgresProcess.Start(_folder!, PostgresBinaries.Ready(_ => { }), port, Settings);
            try
            {
                if (await Sql.Scalar(_postgres!.Superuser, "select true") is not true) return false;
                NpgsqlConnection.ClearPool(new(Databases.Verifier));
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        });
    }

    private static async Task Fill(string file)
    {
        await using var filler = File.Create(file);
        var block = new byte[1 << 20];
        try
        {
            while (true)
            {
                await filler.WriteAsync(block, Stop);
                await filler.FlushAsync(Stop);
            }
        }
        catch (IOException)
        {
        }
    }

    private static byte[] PdfOf(int bytes, int seed)
    {
        var scan = new byte[bytes];
        for (var i = 0; i < bytes; i++) scan[i] = unchecked((byte)((i * 2654435761L + seed * 97L) >> 7));
        return PlainPdf.Of("escaneo", 1, "/X 10 0 R", ("/Type/XObject", scan));
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await isSo()) await Task.Delay(50, patience.Token);
    }
}
