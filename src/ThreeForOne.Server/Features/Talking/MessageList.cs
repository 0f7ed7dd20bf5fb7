namespace ThreeForOne.Server.Features.Talking;

/// <summary>Messages in order; <paramref name="WriteAt"/> is where a correction of one's own is written.</summary>
public sealed record MessageList(IReadOnlyList<MessageView> Messages, string? WriteAt);
