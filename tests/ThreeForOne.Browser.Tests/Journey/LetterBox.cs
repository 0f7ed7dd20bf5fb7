using System.Diagnostics;
using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Browser.Tests.Journey;

/// <summary>Takes the letters of an installation; whoever waits for one gets it, once.</summary>
public sealed class LetterBox : IMailer
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly Lock _lock = new();
    private readonly List<OutgoingMail> _unread = [];
    private TaskCompletionSource _arrived = New();

    /// <summary>What nobody has read, as "address: subject".</summary>
    public IReadOnlyList<string> Unread
    {
        get
        {
            lock (_lock) return [.. _unread.Select(m => $"{m.To}: {m.Subject}")];
        }
    }

    public Task Send(OutgoingMail mail, CancellationToken stop)
    {
        lock (_lock)
        {
            _unread.Add(mail);
            _arrived.TrySetResult();
            _arrived = New();
        }
        return Task.CompletedTask;
    }

    /// <summary>The first letter to somebody with this in its subject and all of that in its text.</summary>
    public async Task<OutgoingMail> Take(string reader, string subject, params string[] said)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < s_patience)
        {
            Task more;
            lock (_lock)
            {
                more = _arrived.Task;
                var at = _unread.FindIndex(m => m.To == reader
                    && m.Subject.Contains(subject, StringComparison.Ordinal)
                    && said.All(words => m.Text.Contains(words, StringComparison.Ordinal)));
                if (at >= 0)
                {
                    var letter = _unread[at];
                    _unread.RemoveAt(at);
                    return letter;
                }
            }
            await Task.WhenAny(more, Task.Delay(s_patience - waited.Elapsed));
        }
        throw new TimeoutException(
            $"No letter to {reader} about “{subject}” that says “{string.Join("”, “", said)}”. Unread:"
            + string.Concat(_unread.Select(m => $"\n{m.To}: {m.Subject}\n{m.Text}")));
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
