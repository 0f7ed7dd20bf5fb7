using System.Net;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Server.Tests.Committee;

/// <summary>
/// The demonstration's forty projects, from the call to signed minutes and their correction, over HTTP.
/// </summary>
public sealed class FortyProjectsTests(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly byte[] Scan = PlainPdf.Of("firmado");

    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task A_session_with_forty_projects_goes_from_the_call_to_signed_minutes()
    {
        await DemoSession.Load(site.App.Services, TestContext.Current.CancellationToken);
        var (id, day) = await _stage.Read(DemoPeople.Director, async db =>
        {
            var called = await db.CommitteeSessions.SingleAsync();
            return (called.Id, called.HeldOn);
        });
        var session = $"/sessions/{id}";
        await site.Clock.Move(new(day.ToDateTime(new(16, 0)), TimeSpan.Zero), TestContext.Current.CancellationToken);
        using var secretary = await site.As(DemoPeople.Secretary);
        Assert.Equal(40, await _stage.Read(DemoPeople.Director, db => db.SessionProjects.CountAsync()));

        await Attend(secretary, session, DemoPeople.FederalVoter, DemoPeople.StateVoter, DemoPeople.MigrantVoter);
        foreach (var voter in new[] { DemoPeople.FederalVoter, DemoPeople.StateVoter, DemoPeople.MigrantVoter })
            await VoteForAll(session, voter);
        await Attend(secretary, session, DemoPeople.PaperVoter);
        await PaperVotes(secretary, session);
        Assert.Equal(160, await _stage.Read(DemoPeople.Director, db => db.Votes.CountAsync()));

        Assert.Equal(session, (await secretary.Submit(
            session, $"{session}?handler=Allocate", ("rule", "skip"))).Location);
        var page = await secretary.Get(session);
        Assert.Contains("alcanza el techo de", page.Text, StringComparison.Ordinal);
        Assert.Contains("faltan", page.Text, StringComparison.Ordinal);
        Assert.Equal(40, page.Page.QuerySelectorAll(".agenda-table tbody tr:not(.money-ends)").Length);
        var meters = await secretary.Submit(session, $"{session}?handler=Rulings", ("then", "stay"));
        Assert.Equal(session, meters.Location);

        Assert.Equal(session, (await secretary.Submit($"{session}/closing", $"{session}/closing")).Location);
        await SignAndCorrect(secretary, session);
        var rulings = await _stage.Read(DemoPeople.Director, db =>
            db.SessionProjects.GroupBy(s => s.Ruling).Select(g => new { g.Key, Count = g.Count() }).ToListAsync());
        Assert.Equal(["approved", "waiting"], rulings.Select(r => r.Key).Order());
        Assert.True(rulings.Single(r => r.Key == "approved").Count >= 20);
        Assert.All(await _stage.Read(DemoPeople.Director, db => db.Balances
            .Where(b => b.Account == "8.2.2-D").Select(b => b.Centavos).ToListAsync()), left => Assert.True(left >= 0));
    }

    private static async Task Attend(Visitor secretary, string session, params DemoPerson[] people)
    {
        foreach (var person in people)
            Assert.Equal(session, (await secretary.Submit(
                session, $"{session}?handler=Seat", ("Seat", $"{person.Sector}:{person.Id}"))).Location);
    }

    private async Task VoteForAll(string session, DemoPerson voter)
    {
        using var visitor = await site.As(voter);
        Assert.Equal(
            $"{session}/vote", (await visitor.Submit($"{session}/vote", $"{session}/vote?handler=All")).Location);
        Assert.Contains("Ya votó todos", (await visitor.Get($"{session}/vote")).Text, StringComparison.Ordinal);
    }

    private static async Task PaperVotes(Visitor secretary, string session)
    {
        var path = $"{session}/paper-votes?sector=municipal";
        var withoutScan = await secretary.Upload(path, $"{session}/paper-votes", "Paper", null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, withoutScan.Status);
        Assert.Contains(new PaperScanMissing().Say.Spanish, withoutScan.Text, StringComparison.Ordinal);
        Assert.Equal(session, (await secretary.Upload(path, $"{session}/paper-votes", "Paper", Scan)).Location);
    }

    private static async Task SignAndCorrect(Visitor secretary, string session)
    {
        var minutes = $"{session}/minutes";
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await secretary.Upload(minutes, $"{minutes}?handler=Signed", "Scan", null)).Status);
        Assert.Equal(minutes, (await secretary.Upload(minutes, $"{minutes}?handler=Signed", "Scan", Scan)).Location);
        var signed = await secretary.Get(minutes);
        Assert.Contains("Firmada", signed.Text, StringComparison.Ordinal);
        var scan = signed.Page.QuerySelector("main a[href*='/papers/']")!.GetAttribute("href")!;
        Assert.Equal(Scan, await secretary.Bytes(scan));
        Assert.Equal(minutes, (await secretary.Submit(
            minutes, $"{minutes}?handler=Correction", ("Correction", "Dice Jerez; debe decir Zacatecas"))).Location);
        Assert.Contains("Corregida:", (await secretary.Get(minutes)).Text, StringComparison.Ordinal);
    }
}
