using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// The states in which a project waits for the committee, and what a session knows about such projects.
/// </summary>
public sealed class ReadAgenda(
    Database db, Packs packs, RankProjects ranks, SessionEnvelopes envelopes)
{
    /// <summary>Validated by the technical opinion, or waiting for budget since an earlier session.</summary>
    public static IReadOnlyList<string> WaitingStates { get; } = ["DICTAMINADA", "EN_ESPERA"];

    /// <summary>
    /// The agenda by rank, a constant number of queries. Until the session closes, ranks and scores are reckoned anew;
    /// then they stand as they were.
    /// </summary>
    public async Task<IReadOnlyList<AgendaItem>> Of(CommitteeSession session, CancellationToken stop)
    {
        var rows = await db.SessionProjects.AsNoTracking().Where(s => s.SessionId == session.Id)
            .Join(db.Projects.AsNoTracking(), s => s.ProjectId, p => p.Id, (s, p) => new { Session = s, Project = p })
            .ToListAsync(stop);
        var ids = rows.Select(r => r.Project.Id).ToArray();
        var shares = (await db.ProjectShares.AsNoTracking()
                .Where(s => ids.Contains(s.ProjectId) && s.BudgetLineId != null && s.AgreedCentavos > 0)
                .ToListAsync(stop))
            .ToLookup(s => s.ProjectId);
        var votes = (await db.Votes.AsNoTracking().Where(v => v.SessionId == session.Id)
            .Select(v => new { v.ProjectId, v.Choice }).ToListAsync(stop)).ToLookup(v => v.ProjectId, v => v.Choice);
        var places = session.Status == "called"
            ? await ranks.Of(session.EditionId, [.. rows.Select(r => r.Project)], stop)
            : await ranks.Kept(session, stop);

        var certified = session.Status == "called" ? await Certified(session.EditionId, ids, stop) : null;

        return [.. rows.Select(r => new AgendaItem(
            r.Project.Id, places.GetValueOrDefault(r.Project.Id)?.Rank ?? r.Session.Rank, r.Project.Folio!,
            r.Project.Title, WaitingStates.Contains(r.Project.State),
            r.Project.CostCentavos, r.Project.GapCentavos, r.Session.Ruling, r.Session.Reason, r.Session.Condition,
            r.Session.ConditionUntil,
            [.. shares[r.Project.Id].OrderBy(s => PartyOrder(s.Party))
                .Select(s => new AgendaShare(s.BudgetLineId!.Value, s.Party, s.AgreedCentavos))],
            Tally(votes[r.Project.Id]))
        {
            Scores = places.GetValueOrDefault(r.Project.Id)?.Scores ?? [],
            Uncertified = certified is null ? 0 : Math.Max(0, shares[r.Project.Id]
                .Where(s => s.Party == Municipality).Sum(s => s.AgreedCentavos)
                    - certified.GetValueOrDefault(r.Project.Id)),
        }).OrderBy(i => i.Rank)];
    }

    private const string Municipality = "municipal";

    // Null where the pack does not ask the municipality to certify.
    private async Task<Dictionary<Guid, long>?> Certified(Guid edition, Guid[] projects, CancellationToken stop) =>
        !(await packs.OfEdition(edition, stop)).CertifiesFirst ? null
        : await db.Certifications.AsNoTracking().Where(c => projects.Contains(c.ProjectId))
            .ToDictionaryAsync(c => c.ProjectId, c => c.AmountCentavos, stop);

    /// <summary>What closing the session now would do; reads only.</summary>
    public async Task<Result<SessionOutcome>> Preview(CommitteeSession session, DateOnly today, CancellationToken stop)
    {
        var figures = await envelopes.Of(session, stop);
        return await Reckon(session, await Of(session, stop), figures, today, stop);
    }

    /// <summary>What closing would do with this agenda and these envelopes.</summary>
    public async Task<Result<SessionOutcome>> Reckon(
        CommitteeSession session, IReadOnlyList<AgendaItem> items, IReadOnlyList<EnvelopeFigures> figures,
        DateOnly today, CancellationToken stop) =>
        SessionReckoning.Reckon(
            await HasQuorum(session, stop), items,
            [.. figures.Select(f => new EnvelopeBefore(f.Line, f.Party, f.Available.Minor) { Part = f.Part })], today);

    private async Task<bool> HasQuorum(CommitteeSession session, CancellationToken stop) =>
        await db.Attendance.CountAsync(a => a.SessionId == session.Id, stop) >= session.Quorum;

    private static int PartyOrder(string party) => Web.PartyLabels.Rank(party);

    private static VoteTally Tally(IEnumerable<string> choices)
    {
        var by = choices.CountBy(c => c).ToDictionary();
        return new(Of("for"), Of("against"), Of("abstain"), Of("recused"));

        int Of(string choice) => by.GetValueOrDefault(choice);
    }
}
