using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Committee;

public sealed class MinutesTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task Minutes_are_signed_once_with_the_scan_by_the_secretary()
    {
        var (session, document) = await Closed();
        var scan = await _stage.Keep("acta");

        Assert.IsType<SignedScanMissing>((await Sign(session, document, null)).Refusal);
        Assert.IsType<NoSuchMinutes>((await Sign(session, Guid.Empty, scan)).Refusal);
        Assert.IsType<NotYourTurn>((await Sign(session, document, scan, DemoPeople.Director)).Refusal);
        Assert.True((await Sign(session, document, scan)).Value);
        Assert.IsType<MinutesSignedAlready>((await Sign(session, document, scan)).Refusal);
        var edit = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Sql.Scalar(
            site.Databases.Owner!, $"update session_minutes set reason = 'x' where document_id = '{document}'"));
        Assert.Equal("minutes_are_kept", edit.ConstraintName);
    }

    [Fact]
    public async Task A_correction_of_signed_minutes_is_a_new_document_that_names_the_old()
    {
        var (session, document) = await Closed();
        Assert.IsType<MinutesNotSigned>((await Correct(session, "El lugar fue Jerez")).Refusal);
        await Sign(session, document, await _stage.Keep("firmas"));
        Assert.IsType<CorrectionMissing>((await Correct(session, "  ")).Refusal);
        Assert.IsType<NoSuchSession>((await Correct(Guid.Empty, "Nada")).Refusal);
        Assert.IsType<NotYourTurn>((await Correct(session, "Nada", DemoPeople.Director)).Refusal);

        var corrected = (await Correct(session, "El lugar fue Jerez")).Value;

        var (old, now) = await _stage.Read(DemoPeople.Director, async db => (
            await db.Documents.SingleAsync(d => d.Id == document),
            await db.Documents.SingleAsync(d => d.Id == corrected)));
        Assert.Equal(("CANCELADA", "VIGENTE"), (old.Standing, now.Standing));
        Assert.EndsWith("-ACT-02", now.Folio, StringComparison.Ordinal);
        var record = System.Text.Json.JsonDocument.Parse(now.Record).RootElement;
        Assert.Equal(old.Folio, record.GetProperty("correction").GetProperty("corrects").GetString());
        Assert.Equal("El lugar fue Jerez", record.GetProperty("correction").GetProperty("text").GetString());
        using var anybody = site.Visitor();
        Assert.Contains(
            now.Folio, (await anybody.Get($"/verify/{old.VerificationCode}")).Text, StringComparison.Ordinal);
        Assert.IsType<MinutesNotSigned>((await Correct(session, "Otra vez")).Refusal);   // the new ones are not signed
    }

    private Task<Result<bool>> Sign(Guid session, Guid document, byte[]? scan, DemoPerson? who = null) =>
        site.In<SignMinutes, Result<bool>>(use =>
            use.Handle(session, document, scan, (who ?? DemoPeople.Secretary).Actor, default));

    private Task<Result<Guid>> Correct(Guid session, string text, DemoPerson? who = null) =>
        site.In<CorrectMinutes, Result<Guid>>(use =>
            use.Handle(session, text, CommitteeStage.Key(), (who ?? DemoPeople.Secretary).Actor, default));

    private async Task<(Guid Session, Guid Document)> Closed()
    {
        var project = await _stage.Opined(400_000);
        var session = await _stage.Call(project);
        await _stage.NextMonth();
        await _stage.Seat(session);
        await _stage.VoteAll(session, project);
        await _stage.Propose(session, CommitteeStage.Approve(project));
        Assert.False((await _stage.Close(session)).IsRefusal);
        return (session, await _stage.Read(DemoPeople.Director, db =>
            db.Minutes.Where(m => m.SessionId == session).Select(m => m.DocumentId).SingleAsync()));
    }
}
