using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>A page about one proposal, of the club that is signed in.</summary>
public abstract class ProposalPage(Database db, ReadProposal proposals, Texts text) : SignedInPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public ProposalDraft Draft { get; private set; } = null!;

    public Texts T => text;

    protected Database Db => db;

    /// <summary>The reader acts for the proposal's club, not for an office that was invited.</summary>
    public bool IsTheClub => Draft.Project.ClubId == Me.Organisation;

    /// <summary>The part that an invited office may see on this page; null where it sees nothing.</summary>
    protected virtual string? OpenedSection => null;

    /// <summary>False when this club has no such proposal.</summary>
    protected Task<bool> Load() => db.Reading(Me, async () =>
    {
        if (await proposals.Find(Id, Stop, OpenedSection) is not { } draft) return false;
        Draft = draft;
        await LoadMore(draft);
        return true;
    }, Stop);

    /// <summary>What a page reads besides, in the same transaction.</summary>
    protected virtual Task LoadMore(ProposalDraft draft) => Task.CompletedTask;
}
