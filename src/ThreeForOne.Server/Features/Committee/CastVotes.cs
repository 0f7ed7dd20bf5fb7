namespace ThreeForOne.Server.Features.Committee;

/// <summary>A sector's vote on one project, as typed; without a choice it is left for later.</summary>
public sealed record Ballot(Guid Project, string? Choice, string? Reason);

/// <summary>No project of the form has a choice.</summary>
public sealed record BallotEmpty() : Refusal("session.ballot_empty")
{
    public override Bilingual Say => new(
        "Elija el voto de al menos un proyecto.", "Choose the vote for at least one project.");
}

/// <summary>
/// A voter votes on all the projects that remain, in one form that lists each of them: all are kept or none.
/// </summary>
public sealed class CastVotes(Database db, CastVote cast)
{
    public Task<Result<int>> Handle(Guid session, IReadOnlyList<Ballot> ballots, Actor who, CancellationToken stop) =>
        db.InTransaction<int>(who, "Votos de un sector", async act =>
        {
            var chosen = ballots.Where(b => !string.IsNullOrEmpty(b.Choice)).ToList();
            if (chosen.Count == 0) return new BallotEmpty();
            foreach (var ballot in chosen)
            {
                var voted = await cast.Handle(session, ballot.Project, ballot.Choice!, ballot.Reason, who, stop);
                if (voted.IsRefusal) return voted.Refusal;
            }
            return chosen.Count;
        }, stop);
}
