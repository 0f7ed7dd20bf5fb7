using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>A row of a ballot, as typed.</summary>
public sealed record BallotForm
{
    public Guid Project { get; set; }
    public string? Choice { get; set; }
    public string? Reason { get; set; }
}

/// <summary>A page on which a sector votes on every project that remains, each listed with its own choice.</summary>
public abstract class BallotPage : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public List<BallotForm> Ballots { get; set; } = [];

    public SessionView View { get; protected set; } = null!;

    /// <summary>The sector that votes here; null when none does.</summary>
    public abstract string? Sector { get; }

    /// <summary>The projects on which the sector has not voted yet.</summary>
    public IReadOnlyList<AgendaItem> Open =>
        [.. View.Agenda.Where(i => i.Waits && View.ChoiceOf(i.Project, Sector ?? "") is null)];

    protected IReadOnlyList<Ballot> Typed => [.. Ballots.Select(b => new Ballot(b.Project, b.Choice, b.Reason))];

    /// <summary>A row for each open project: what was typed, or a vote for it to begin with.</summary>
    protected void Fill()
    {
        var typed = Ballots.DistinctBy(b => b.Project).ToDictionary(b => b.Project);
        Ballots = [.. Open.Select(i => typed.GetValueOrDefault(i.Project)
            ?? new BallotForm { Project = i.Project, Choice = "for" })];
        // Rows may have moved since: what is shown is what was put in them now.
        var shown = ModelState.Keys.Where(k => k.StartsWith($"{nameof(Ballots)}[", StringComparison.Ordinal));
        foreach (var key in shown.ToList()) ModelState.Remove(key);
    }

    public static IReadOnlyList<FieldOption> Options(Texts texts) =>
        [.. CastVote.Choices.Select(c => new FieldOption(c, texts[SessionLabels.Vote(c)]))];
}
