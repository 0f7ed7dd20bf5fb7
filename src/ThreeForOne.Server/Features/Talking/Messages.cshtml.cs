using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Talking;

/// <summary>What the reader has not read, and the questions that wait for their organisation.</summary>
public sealed class MessagesPage(Database db, QuestionReader reader) : SignedInPage
{
    public IReadOnlyList<UnreadRow> Unread { get; private set; } = [];

    public IReadOnlyList<QuestionRow> Waiting { get; private set; } = [];

    public Task OnGet() => db.Reading(Me, async () =>
    {
        Unread = await reader.Unread(Me, Stop);
        Waiting = await reader.Waiting(Me, Stop);
        return true;
    }, Stop);
}
