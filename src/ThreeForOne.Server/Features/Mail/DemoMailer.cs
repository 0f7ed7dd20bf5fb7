using System.Collections.Concurrent;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>
/// Stands for a mail server in a demonstration: nothing leaves. The last letters are kept in memory with the links that
/// were made for them, so that whoever tries the demonstration can follow them.
/// </summary>
public sealed class DemoMailer : IMailer
{
    private const int KeptMax = 500;
    private readonly ConcurrentDictionary<Guid, OutgoingMail> kept = new();
    private readonly ConcurrentQueue<Guid> order = new();

    public Task Send(OutgoingMail mail, CancellationToken stop)
    {
        if (kept.TryAdd(mail.Id, mail)) order.Enqueue(mail.Id);
        while (order.Count > KeptMax && order.TryDequeue(out var oldest)) kept.TryRemove(oldest, out _);
        return Task.CompletedTask;
    }

    /// <summary>The letter as it would have left, while it is remembered.</summary>
    public OutgoingMail? Find(Guid mail) => kept.GetValueOrDefault(mail);
}
