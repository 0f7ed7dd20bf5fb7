using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// The secretary enters what a sector's member without an account voted on paper, with the paper's scan. The database's
/// enter_vote holds the rules once more: no account, a scan, recusal, one vote a sector.
/// </summary>
public sealed class EnterVotes(Database db, OpenSession sessions)
{
    private const int ReasonMax = 1000;

    public Task<Result<int>> Handle(
        Guid id, string? sector, IReadOnlyList<Ballot> ballots, byte[]? paper, Actor who, CancellationToken stop) =>
        db.InTransaction<int>(who, "Votos en papel", async act =>
        {
            if (!(await sessions.Lock(id, act, stop)).TryGet(out _, out var refusal)) return refusal;
            var voter = await db.Attendance.Where(a => a.SessionId == id && a.Sector == sector)
                .Select(a => (Guid?)a.PersonId).SingleOrDefaultAsync(stop);
            if (voter is not { } person) return new VoterNotSeated();
            if ((await WithAccount(db, [person], stop)).Count > 0) return new VoterVotesInPerson();
            if (paper is null) return new PaperScanMissing();
            var chosen = ballots.Where(b => !string.IsNullOrEmpty(b.Choice)).ToList();
            if (chosen.Count == 0) return new BallotEmpty();
            var agenda = await db.SessionProjects.Where(s => s.SessionId == id)
                .Join(db.Projects, s => s.ProjectId, p => p.Id, (_, p) => new { p.Id, p.Folio, p.State })
                .ToDictionaryAsync(p => p.Id, stop);
            var voted = await db.Votes.Where(v => v.SessionId == id && v.Sector == sector).Select(v => v.ProjectId)
                .ToHashSetAsync(stop);
            foreach (var ballot in chosen)
            {
                var why = (ballot.Reason ?? "").Trim();
                if (!agenda.TryGetValue(ballot.Project, out var project)) return new NoSuchProject();
                if (!ReadAgenda.WaitingStates.Contains(project.State)) return new ProjectNotWaiting(project.Folio!);
                if (!CastVote.Choices.Contains(ballot.Choice)) return new NoSuchVote();
                if (why.Length > ReasonMax || (ballot.Choice != "for" && why.Length == 0))
                    return new VoteReasonMissing();
                if (voted.Contains(ballot.Project)) return new AlreadyVoted();
                await Enter(id, sector!, ballot with { Reason = why.Length == 0 ? "A favor" : why }, paper, act, stop);
            }
            return chosen.Count;
        }, stop);

    private async Task Enter(
        Guid session, string sector, Ballot ballot, byte[] paper, Act act, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync(
            $"select enter_vote({session}, {ballot.Project}, {sector}, {ballot.Choice}, {ballot.Reason}, {paper}, {act.At})",
            stop);
        await db.Record("vote.entered", act with { Reason = ballot.Reason! }, ballot.Project, session, new JsonObject
        {
            ["choice"] = ballot.Choice, ["sector"] = sector, ["paper_sha256"] = Convert.ToHexStringLower(paper),
        }, stop);
    }

    /// <summary>Who of these can sign in: they vote in person, never through somebody else.</summary>
    public static async Task<IReadOnlyCollection<Guid>> WithAccount(
        Database db, Guid[] people, CancellationToken stop) =>
        await db.Database.SqlQuery<Guid>($"select id as \"Value\" from account where id = any ({people})")
            .ToListAsync(stop);
}

/// <summary>A vote on paper comes with the paper.</summary>
public sealed record PaperScanMissing() : Refusal("session.paper_scan_missing")
{
    public override Bilingual Say => new(
        "Suba el escaneo del papel en que votó el sector.", "Upload the scan of the paper on which the sector voted.");
}

/// <summary>Only a member without an account votes through the secretary.</summary>
public sealed record VoterVotesInPerson() : Refusal("session.voter_votes_in_person")
{
    public override Bilingual Say => new(
        "Quien asiste por ese sector tiene cuenta en el sistema y vota con ella.",
        "Whoever sits for that sector has an account and votes with it.");
}
