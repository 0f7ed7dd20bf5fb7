using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Committee;

public sealed class PaperVoteTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task The_secretary_enters_the_votes_of_a_member_without_an_account_with_the_scan()
    {
        var (session, project) = await Held(DemoPeople.PaperVoter);
        var scan = await _stage.Keep("votos");

        Assert.Equal(1, (await Enter(session, scan, new Ballot(project, "for", null))).Value);

        var vote = await _stage.Read(DemoPeople.Director, db =>
            db.Votes.SingleAsync(v => v.SessionId == session && v.Sector == "municipal"));
        Assert.Equal(
            (DemoPeople.PaperVoter.Id, (Guid?)DemoPeople.Secretary.Id, "for"),
            (vote.PersonId, vote.EnteredBy, vote.Choice));
        Assert.Equal(scan, vote.PaperSha256);
        Assert.IsType<AlreadyVoted>((await Enter(session, scan, new Ballot(project, "for", null))).Refusal);
    }

    [Fact]
    public async Task A_paper_vote_needs_the_paper_a_choice_and_a_reason_unless_it_is_for()
    {
        var (session, project) = await Held(DemoPeople.PaperVoter);
        var scan = await _stage.Keep("papel");

        Assert.IsType<PaperScanMissing>((await Enter(session, null, new Ballot(project, "for", null))).Refusal);
        Assert.IsType<BallotEmpty>((await Enter(session, scan, new Ballot(project, "", null))).Refusal);
        Assert.IsType<NoSuchVote>((await Enter(session, scan, new Ballot(project, "maybe", null))).Refusal);
        Assert.IsType<VoteReasonMissing>((await Enter(session, scan, new Ballot(project, "against", " "))).Refusal);
        Assert.IsType<NoSuchProject>((await Enter(session, scan, new Ballot(Guid.Empty, "for", null))).Refusal);
        Assert.IsType<VoterNotSeated>(
            (await Enter(session, scan, new Ballot(project, "for", null), sector: "migrant")).Refusal);
        Assert.Equal(1, (await Enter(session, scan, new Ballot(project, "against", "Sin permiso"))).Value);
    }

    [Fact]
    public async Task Whoever_can_sign_in_votes_in_person_and_only_the_secretary_enters_paper()
    {
        var (session, project) = await Held(DemoPeople.MunicipalVoter);
        var scan = await _stage.Keep("otro");

        Assert.IsType<VoterVotesInPerson>((await Enter(session, scan, new Ballot(project, "for", null))).Refusal);
        Assert.IsType<NotYourTurn>((await Enter(
            session, scan, new Ballot(project, "for", null), who: DemoPeople.Technician)).Refusal);
        // The database says so too, to whoever would call it without the use case.
        Assert.Equal("rule.voter_votes_in_person", (await Direct(session, project, scan, DemoPeople.Secretary))!.Code);
        Assert.Equal("rule.secretary_enters_votes", (await Direct(session, project, scan, DemoPeople.Director))!.Code);
    }

    [Fact]
    public async Task A_member_on_paper_recuses_from_the_own_clubs_project()
    {
        var (session, project) = await Held(DemoPeople.PaperVoter);
        var scan = await _stage.Keep("club");
        await Sql.Scalar(site.Databases.Owner!, $"""
            insert into appointment (id, person_id, organisation_id, role, valid_from, valid_until)
            values ('{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}', '{DemoPeople.PaperVoter.Id}', '{DemoOffices.ElDurazno.Id}', 'club_president', '2018-01-01', '2019-01-01')
            """);

        Assert.Equal(
            "rule.voter_recuses", (await Enter(session, scan, new Ballot(project, "for", null))).Refusal!.Code);
        Assert.False((await Enter(session, scan, new Ballot(project, "recused", "Fue de su directiva"))).IsRefusal);
        // The other tests of this class know the member as nobody's officer.
        await Sql.Scalar(site.Databases.Owner!, $"""
            delete from appointment where person_id = '{DemoPeople.PaperVoter.Id}' and role = 'club_president'
            """);
    }

    [Fact]
    public async Task A_sector_votes_on_all_that_remain_at_once_or_on_none()
    {
        var (one, two) = (await _stage.Opined(400_000), await _stage.Opined(500_000));
        var session = await _stage.Call(one, two);
        await _stage.NextMonth();
        await _stage.Seat(session, "state");

        Assert.IsType<VoteReasonMissing>((await All(session, (one, "for", null), (two, "against", null))).Refusal);
        Assert.IsType<BallotEmpty>((await All(session, (one, null, null))).Refusal);
        Assert.False(await _stage.Read(DemoPeople.Director, db => db.Votes.AnyAsync(v => v.SessionId == session)));
        Assert.Equal(2, (await All(session, (one, "for", null), (two, "against", "Cuesta demasiado"))).Value);
    }

    private Task<Result<int>> All(Guid session, params (Guid, string?, string?)[] votes) =>
        site.In<CastVotes, Result<int>>(use => use.Handle(
            session, [.. votes.Select(v => new Ballot(v.Item1, v.Item2, v.Item3))], DemoPeople.StateVoter.Actor,
            default));

    private Task<Result<int>> Enter(
        Guid session, byte[]? scan, Ballot ballot, string sector = "municipal", DemoPerson? who = null) =>
        site.In<EnterVotes, Result<int>>(use => use.Handle(
            session, sector, [ballot], scan, (who ?? DemoPeople.Secretary).Actor, default));

    private Task<Refusal?> Direct(Guid session, Guid project, byte[] scan, DemoPerson who) =>
        site.In<Database, Refusal?>(async db => (await db.InTransaction<bool>(who.Actor, "", async act =>
        {
            await db.Database.ExecuteSqlAsync(
                $"select enter_vote({session}, {project}, 'municipal', 'for', 'A favor', {scan}, {act.At})");
            return true;
        }, default)).Refusal);

    private async Task<(Guid Session, Guid Project)> Held(DemoPerson municipal)
    {
        var project = await _stage.Opined(400_000);
        var session = await _stage.Call(project);
        await _stage.NextMonth();
        await _stage.Seat(session, "federal", "state");
        Assert.True((await _stage.Attend(session, "municipal", municipal)).Value);
        return (session, project);
    }
}
