using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>Who sits for a sector, or who could.</summary>
public sealed record Seat(string Sector, Guid Person, string Name, string Office)
{
    /// <summary>False for a member without an account, who votes on paper through the secretary.</summary>
    public bool CanSignIn { get; init; } = true;
}

/// <summary>A sector's vote on a project.</summary>
public sealed record SectorVote(Guid Project, string Sector, Guid Person, string Choice, string Reason);

/// <summary>
/// Kept minutes, or the call; without bytes while their PDF is being made. <paramref name="Signed"/> is the scan's
/// hash.
/// </summary>
public sealed record MinutesLink(
    Guid Document, string Folio, int? Bytes, string? Signed = null, DateTimeOffset? SignedAt = null,
    string Correction = "");

/// <summary>A session with everything its pages show; a constant number of queries.</summary>
public sealed record SessionView(
    CommitteeSession Session, DateOnly Today,
    IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<SectorVote> Votes, IReadOnlyList<Seat> Seats,
    IReadOnlyList<Seat> Voters, IReadOnlyList<EnvelopeFigures> Envelopes, IReadOnlyList<MinutesLink> Minutes,
    RulePack Pack, MinutesLink? Call)
{
    /// <summary>People may attend, vote and rule: the day has come and the session is not over.</summary>
    public bool IsHeld => Session.Status == "called" && Today >= Session.HeldOn;

    public bool HasQuorum => Seats.Count >= Session.Quorum;

    public string? ChoiceOf(Guid project, string sector) =>
        Votes.FirstOrDefault(v => v.Project == project && v.Sector == sector)?.Choice;

    /// <summary>What the proposed approvals take from an envelope, in centavos.</summary>
    public long Proposed(Guid line) => Session.Status != "called" ? 0
        : Agenda.Where(i => i.Reserves).SelectMany(i => i.Shares).Where(s => s.Line == line).Sum(s => s.Centavos);

    /// <summary>The agenda against every envelope, by the rule given.</summary>
    public SessionPlan Plan(SelectionRule rule) => SessionPlan.Of(Agenda, Envelopes, rule);

    /// <summary>By the pack's own rule.</summary>
    public SessionPlan Plan() => Plan(Pack.Committee.Selection);

    /// <summary>The governments of the agenda, in the order of the four-party bar.</summary>
    public IReadOnlyList<string> Parties => [.. Envelopes.Select(e => e.Party).Distinct()];
}

/// <summary>Reads a session for its pages.</summary>
public sealed class SessionReader(
    Database db, Packs packs, OpenSession sessions, ReadAgenda agenda, SessionEnvelopes envelopes)
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
            session, await sessions.Today(session, now, stop), await agenda.Of(session, stop), votes,
            [.. seated.Join(voters, a => (a.Sector, a.PersonId), v => (v.Sector, v.Person), (_, v) => v)], voters,
            await envelopes.Of(session, stop),
            await Minutes(session, stop), await packs.OfEdition(session.EditionId, stop), await Call(session, stop));
    }

    private async Task<List<Seat>> Voters(DateOnly day, CancellationToken stop)
    {
        var voters = await RecordAttendance.Voters(db, day)
            .Join(db.People, a => a.PersonId, p => p.Id, (a, p) => new { a.Sector, a.OrganisationId, Person = p })
            .Join(db.Organisations, a => a.OrganisationId, o => o.Id,
                (a, o) => new Seat(a.Sector!, a.Person.Id, a.Person.Name, o.Name))
            .ToListAsync(stop);
        var accounts = await EnterVotes.WithAccount(db, [.. voters.Select(v => v.Person)], stop);
        return [.. voters.Select(v => v with { CanSignIn = accounts.Contains(v.Person) })];
    }

    private async Task<IReadOnlyList<MinutesLink>> Minutes(CommitteeSession session, CancellationToken stop) =>
        [.. (await db.Minutes.AsNoTracking().Where(m => m.SessionId == session.Id).OrderBy(m => m.Ordinal)
            .Join(db.Documents, m => m.DocumentId, d => d.Id, (m, d) => new
            {
                d.Id, d.Folio, m.SignedSha256, m.SignedAt, m.Reason,
                Bytes = db.Files.Where(f => f.Sha256 == d.PdfSha256).Select(f => (int?)f.Length).FirstOrDefault(),
            }).ToListAsync(stop)).Select(m => new MinutesLink(
                m.Id, m.Folio, m.Bytes, m.SignedSha256 is { } hash ? Convert.ToHexStringLower(hash) : null, m.SignedAt,
                m.Reason))];

    private Task<MinutesLink?> Call(CommitteeSession session, CancellationToken stop) =>
        db.Documents.AsNoTracking().Where(d => d.Id == session.CallDocumentId)
            .Select(d => new MinutesLink(d.Id, d.Folio, db.Files.Where(f => f.Sha256 == d.PdfSha256)
                .Select(f => (int?)f.Length).FirstOrDefault(), null, null, ""))
            .SingleOrDefaultAsync(stop);
}
