using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>Who sits for a sector, or who could.</summary>
public sealed record Seat(string Sector, Guid Person, string Name, string Office);

/// <summary>A sector's vote on a project.</summary>
public sealed record SectorVote(Guid Project, string Sector, Guid Person, string Choice, string Reason);

/// <summary>The kept minutes; without bytes while their PDF is being made.</summary>
public sealed record MinutesLink(Guid Document, string Folio, int? Bytes);

/// <summary>A session with everything its pages show; a constant number of queries.</summary>
public sealed record SessionView(
    CommitteeSession Session, DateOnly Today,
    IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<SectorVote> Votes, IReadOnlyList<Seat> Seats,
    IReadOnlyList<Seat> Voters, IReadOnlyList<EnvelopeFigures> Envelopes, MinutesLink? Minutes)
{
    /// <summary>People may attend, vote and rule: the day has come and the session is not over.</summary>
    public bool IsHeld => Session.Status == "called" && Today >= Session.HeldOn;

    public bool HasQuorum => Seats.Count >= Session.Quorum;

    public string? ChoiceOf(Guid project, string sector) =>
        Votes.FirstOrDefault(v => v.Project == project && v.Sector == sector)?.Choice;

    /// <summary>What the proposed approvals take from an envelope, in centavos.</summary>
    public long Proposed(Guid line) => Session.Status != "called" ? 0
        : Agenda.Where(i => i.Reserves).SelectMany(i => i.Shares).Where(s => s.Line == line).Sum(s => s.Centavos);

    /// <summary>
    /// The first project, by rank, for which the money no longer lasts, and whose envelope ends there. Projects
    /// proposed to wait or be rejected take nothing.
    /// </summary>
    public (Guid Project, string Party)? MoneyEnds()
    {
        var left = Envelopes.ToDictionary(e => e.Line, e => e.Available.Minor);
        foreach (var item in Agenda.Where(i => i.Waits && i.Ruling is not ("waiting" or "rejected")))
            foreach (var share in item.Shares)
                if ((left[share.Line] -= share.Centavos) < 0)
                    return (item.Project, share.Party);
        return null;
    }
}

/// <summary>Reads a session for its pages.</summary>
public sealed class SessionReader(Database db, OpenSession sessions, ReadAgenda agenda)
{
    public async Task<SessionView?> Of(Guid id, DateTimeOffset now, CancellationToken stop)
    {
        var session = await db.CommitteeSessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, stop);
        if (session is null) return null;
        var votes = await db.Votes.AsNoTracking().Where(v => v.SessionId == id)
            .Select(v => new SectorVote(v.ProjectId, v.Sector, v.PersonId, v.Choice, v.Reason)).ToListAsync(stop);
        var voters = await Voters(session.HeldOn, stop);
        var seated = await db.Attendance.AsNoTracking().Where(a => a.SessionId == id).ToListAsync(stop);
        return new SessionView(
            session, await sessions.Today(session, now, stop), await agenda.Of(id, stop), votes,
            [.. seated.Join(voters, a => (a.Sector, a.PersonId), v => (v.Sector, v.Person), (_, v) => v)], voters,
            await EnvelopeFigures.Of(db, await agenda.Lines(session.EditionId, stop), stop),
            await Minutes(session, stop));
    }

    private async Task<List<Seat>> Voters(DateOnly day, CancellationToken stop) =>
        await RecordAttendance.Voters(db, day)
        .Join(db.People, a => a.PersonId, p => p.Id, (a, p) => new { a.Sector, a.OrganisationId, Person = p })
        .Join(db.Organisations, a =>
            a.OrganisationId, o => o.Id, (a, o) => new Seat(a.Sector!, a.Person.Id, a.Person.Name, o.Name))
        .ToListAsync(stop);

    private async Task<MinutesLink?> Minutes(CommitteeSession session, CancellationToken stop)
    {
        if (session.Status == "called") return null;
        var state = await db.States.AsNoTracking().SingleAsync(s => s.Code == session.StateCode, stop);
        var folio = DocumentType.Minutes.Folio(Rulings.Folio(state, session), 1);
        return await db.Documents.AsNoTracking().Where(d => d.Folio == folio)
            .Select(d => new MinutesLink(d.Id, d.Folio, db.Files.Where(f => f.Sha256 == d.PdfSha256)
                .Select(f => (int?)f.Length).FirstOrDefault()))
            .SingleOrDefaultAsync(stop);
    }
}
