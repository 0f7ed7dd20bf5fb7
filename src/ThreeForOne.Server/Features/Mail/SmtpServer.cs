using System.Globalization;
using ThreeForOne.Server.Features.Documents;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>The mail server of an installation, as the settings THREEFORONE_SMTP_… give it.</summary>
public sealed record SmtpServer(
    string Host, int Port, string Security, string? User, string? Password, string From)
{
    public const int SubmissionPort = 587;

    /// <summary>Null where no host is set: then letters wait, and notices become somebody's work.</summary>
    public static SmtpServer? FromEnvironment(SiteAddress site) => Read("HOST") is not { } host
        ? null
        : new(host, int.Parse(Read("PORT") ?? $"{SubmissionPort}", CultureInfo.InvariantCulture),
            Read("SECURITY") ?? "starttls", Read("USER"), Read("PASSWORD"),
            Read("FROM") ?? "no-reply@" + new Uri(site.BaseUrl).Host);

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable("THREEFORONE_SMTP_" + name) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : null;
}
