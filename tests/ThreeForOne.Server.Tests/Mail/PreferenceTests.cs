using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Mail;

/// <summary>
/// What a reader chose holds for the next letter, but for legal notices; staff settle what did not arrive.
/// </summary>
public sealed class PreferenceTests(MailSite site) : IClassFixture<MailSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A letter that is no notice, as the group of questions will have them.</summary>
    private sealed record Chat(string Subject, bool Notice = false)
        : LetterFacts(new MailKind("test.chat", MailGroup.Questions, new("Prueba", "Test"), Notice))
    {
        public override Letter Write(MailReader reader) => new(
            Subject, [reader.T["Hola", "Hello"]], reader.NothingToDo,
            reader.By(new DateTimeOffset(2026, 3, 18, 6, 0, 0, TimeSpan.Zero)), reader.AskOnPage)
        {
            LinkWords = "Abrir", Path = "/home",
        };
    }

    [Fact]
    public async Task Chosen_once_a_day_letters_wait_and_come_in_one_and_notices_do_not_wait()
    {
        var reader = DemoPeople.ClubTreasurer;
        await Choose(reader, MailTiming.Daily, "en", "America/Los_Angeles");
        await Write(reader, "chat one");
        await Write(reader, "chat two");
        await Write(reader, "a notice", notice: true);
        await site.Work(Stop);
        Assert.Equal(["a notice"], To(reader));

        Assert.Equal(1, await site.App.Services.GetRequiredService<WriteDigests>().Run(Stop));
        Assert.Equal(0, await site.App.Services.GetRequiredService<WriteDigests>().Run(Stop));
        await site.Work(Stop);

        Assert.Equal(["a notice", "Daily digest: 2 notices"], To(reader));
        var digest = site.Mailer.Taken.Single(m => m.To == reader.Email
            && m.Subject.StartsWith("Daily", StringComparison.Ordinal));
        Assert.Contains("chat one · What to do: Nothing for now.", digest.Text, StringComparison.Ordinal);
        Assert.Contains("chat two", digest.Html, StringComparison.Ordinal);
        Assert.Contains("for you, in Los Angeles: 17 March 2026, 22:59", digest.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chosen_not_at_all_only_notices_come()
    {
        var reader = DemoPeople.OtherClubPresident;
        await Choose(reader, MailTiming.Off, "es", ZonedTime.MexicoCity);
        await Write(reader, "charla");
        await Write(reader, "aviso", notice: true);
        await site.Work(Stop);

        Assert.Equal(["aviso"], To(reader));
        using var again = await site.As(reader);
        var page = (await again.Get("/preferences")).Page;
        Assert.Equal("Off", page.QuerySelector("input[name='Timings[4]']:checked")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_not_offered_is_refused_and_the_rest_stays_as_chosen()
    {
        using var reader = await site.As(DemoPeople.Auditor);

        var answer = await reader.Submit("/preferences", "/preferences", ("Zone", "Europe/Berlin"), ("Language", "en"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(new PreferenceNotOffered().Say.Spanish, answer.Text, StringComparison.Ordinal);
        Assert.Equal("en", answer.Page.QuerySelector("input[name=Language]:checked")!.GetAttribute("value"));
        Assert.Equal(0L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from mail_preference where person_id = '{DemoPeople.Auditor.Id}'"));
    }

    [Fact]
    public async Task A_notice_that_did_not_arrive_is_listed_until_staff_say_how_they_told_its_reader()
    {
        var reader = DemoPeople.FederalSigner;
        site.Mailer.Unknown.Add(reader.Email);
        await Write(reader, "aviso importante", notice: true);
        await site.Work(Stop);
        using var staff = await site.As(DemoPeople.Administrator);
        var page = await staff.Get("/undelivered");
        Assert.Contains("aviso importante", page.Text, StringComparison.Ordinal);
        var id = page.Page.QuerySelector("input[name=Notice]")!.GetAttribute("value")!;

        var without = await staff.Submit("/undelivered", "/undelivered", ("Notice", id), ("How", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains(new HowMissing().Say.Spanish, without.Text, StringComparison.Ordinal);
        var settled = await staff.Submit("/undelivered", "/undelivered", ("Notice", id), ("How", "Por teléfono"));
        Assert.Equal("/undelivered?settled=true", settled.Location);

        Assert.IsType<NoSuchNotice>((await site.In<SettleNotice, Result<bool>>(use => use.Handle(
            Guid.Parse(id), "otra vez", DemoPeople.Administrator.Actor, Stop))).Refusal);
        Assert.IsType<NotYourTurn>((await site.In<SettleNotice, Result<bool>>(use => use.Handle(
            Guid.Parse(id), "yo", DemoPeople.ClubPresident.Actor, Stop))).Refusal);
        Assert.DoesNotContain("aviso importante", (await staff.Get("/undelivered")).Text, StringComparison.Ordinal);
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            "select count(*) from audit_event where code = 'mail.notice_settled'"));
    }

    [Fact]
    public async Task The_demonstration_shows_each_letter_as_text_and_as_a_page()
    {
        await Write(DemoPeople.Director, "para mostrar");
        using var visitor = site.Visitor();
        var list = await visitor.Get("/demo/mails");
        var link = list.Page.QuerySelectorAll("a").First(a => a.TextContent == "para mostrar").GetAttribute("href")!;

        Assert.Contains("Qué hacer: Nada por ahora.", (await visitor.Get(link)).Text, StringComparison.Ordinal);
        using var html = await visitor.Raw(link + "/html");
        Assert.Contains("default-src 'none'", html.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.Contains("<h1", await html.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private IReadOnlyList<string> To(DemoPerson reader) =>
        [.. site.Mailer.Taken.Where(m => m.To == reader.Email).Select(m => m.Subject)];

    private async Task Choose(DemoPerson reader, MailTiming timing, string language, string zone)
    {
        using var visitor = await site.As(reader);
        var answer = await visitor.Submit("/preferences", "/preferences",
        [
            ("Language", language), ("Zone", zone),
            .. MailGroups.Chosen.Select((_, i) => ($"Timings[{i}]", timing.ToString())),
        ]);
        Assert.Equal("/preferences?saved=true", answer.Location);
    }

    private Task<Result<bool>> Write(DemoPerson reader, string subject, bool notice = false) =>
        site.In<Database, Result<bool>>(db => db.InTransaction<bool>(Actor.System, "Correo", async act =>
        {
            await db.AddMail(new Chat(subject, notice), reader.Id, new(), act, Stop);
            return true;
        }, Stop));
}
