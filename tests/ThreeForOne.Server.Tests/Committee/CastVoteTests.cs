using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Committee;

public sealed class CastVoteTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly CommitteeStage _stage = new(site);

    [Fact]
    public async Task A_sector_votes_once_on_a_project()
    {
        var (session, project) = await Held();
        Assert.True((await _stage.Vote(session, project, DemoPeople.StateVoter, "for", null)).Value);

        Assert.IsType<AlreadyVoted>((await _stage.Vote(session, project, DemoPeople.StateVoter, "against")).Refusal);
    }

    [Fact]
    public async Task Nobody_votes_before_the_day_or_without_a_seat_or_after_the_end()
    {
        var project = await _stage.Opined(400_000);
        var session = await _stage.Call(project);
        Assert.IsType<SessionNotYetHeld>((await _stage.Vote(session, project, DemoPeople.StateVoter, "for")).Refusal);
        Assert.IsType<SessionNotYetHeld>((await _stage.Attend(session, "state", DemoPeople.StateVoter)).Refusal);
        await _stage.NextMonth();

        Assert.IsType<VoterNotSeated>((await _stage.Vote(session, project, DemoPeople.StateVoter, "for")).Refusal);
        await _stage.Close(session);
        Assert.IsType<SessionIsOver>((await _stage.Vote(session, project, DemoPeople.StateVoter, "for")).Refusal);
    }

    [Fact]
    public async Task Only_a_sectors_current_voter_sits_for_it_and_stays_once_the_sector_has_voted()
    {
        var (session, project) = await Held();

        Assert.IsType<NotThatSectorsVoter>((await _stage.Attend(session, "federal", DemoPeople.StateVoter)).Refusal);
        Assert.IsType<NotThatSectorsVoter>((await _stage.Attend(session, "state", DemoPeople.Technician)).Refusal);
        Assert.True((await _stage.Attend(session, "state", DemoPeople.StateVoter)).Value);
        await _stage.Vote(session, project, DemoPeople.StateVoter, "for");
        Assert.IsType<SectorHasVoted>((await _stage.Attend(session, "state", DemoPeople.StateVoter)).Refusal);
    }

    [Fact]
    public async Task Every_vote_but_a_plain_yes_says_why()
    {
        var (session, project) = await Held();

        Assert.IsType<VoteReasonMissing>(
            (await _stage.Vote(session, project, DemoPeople.FederalVoter, "against", " ")).Refusal);
        Assert.IsType<NoSuchVote>((await _stage.Vote(session, project, DemoPeople.FederalVoter, "maybe")).Refusal);
        Assert.True((await _stage.Vote(session, project, DemoPeople.FederalVoter, "for", "")).Value);
    }

    [Fact]
    public async Task A_migrants_voter_only_recuses_from_the_own_clubs_project()
    {
        var (session, project) = await Held();
        await Sql.Scalar(site.Databases.Owner!, $"""
            insert into appointment (id, person_id, organisation_id, role, valid_from, valid_until)
            values ('{Guid.CreateVersion7(DateTimeOffset.UnixEpoch)}', '{DemoPeople.MigrantVoter.Id}', '{DemoOffices.ElDurazno.Id}', 'club_president', '2018-01-01', '2019-01-01')
            """);

        Assert.Equal(
            "rule.voter_recuses", (await _stage.Vote(session, project, DemoPeople.MigrantVoter, "for")).Refusal!.Code);
        Assert.True((await _stage.Vote(session, project, DemoPeople.MigrantVoter, "recused", "Fui de su directiva"))
            .Value);
        Assert.False(
            await _stage.Read(DemoPeople.Director, db =>
                db.ProjectDuties.AnyAsync(d => d.PersonId == DemoPeople.MigrantVoter.Id && d.ProjectId == project)));
    }

    [Fact]
    public async Task Whoever_had_another_duty_on_a_project_does_not_vote_on_it()
    {
        var (session, project) = await Held();
        await Take(project, DemoPeople.StateVoter, "expense_recorder");

        Assert.Equal("rule.duties_exclude_one_another",
            (await _stage.Vote(session, project, DemoPeople.StateVoter, "for")).Refusal!.Code);
    }

    private async Task<(Guid Session, Guid Project)> Held()
    {
        var project = await _stage.Opined(400_000);
        var session = await _stage.Call(project);
        await _stage.NextMonth();
        await _stage.Seat(session);
        return (session, project);
    }

    private Task<bool> Take(Guid project, DemoPerson who, string duty) =>
        site.In<Database, bool>(async db => (await db.InTransaction<bool>(
        who.Actor, "", async act =>
        {
            await db.Database.ExecuteSqlAsync(
                $"insert into project_duty values ({project}, {who.Id}, {duty}, {act.At})");
            return true;
        }, default)).Value);
}
