namespace ThreeForOne.Server.Features.Mail;

/// <summary>
/// A letter ready to leave: the same <paramref name="Id"/> is the same message, however often it is tried.
/// </summary>
public sealed record OutgoingMail(Guid Id, string To, string Language, string Subject, string Text, string Html);

/// <summary>Hands a letter to a mail server, or to whatever stands for one.</summary>
public interface IMailer
{
    /// <exception cref="MailRefusedException">It will never be taken: the address is wrong or unknown.</exception>
    /// <exception cref="MailServerException">Not now; it is worth another try.</exception>
    Task Send(OutgoingMail mail, CancellationToken stop);
}

/// <summary>The letter will never be taken. The message names no address, since logs and lists show it.</summary>
public sealed class MailRefusedException(string problem) : Exception(problem);

/// <summary>The server is not there or not ready. The message names no address.</summary>
public sealed class MailServerException(string problem) : Exception(problem);
