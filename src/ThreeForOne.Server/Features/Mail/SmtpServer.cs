using System.Globalization;
using ThreeForOne.Server.Features.Documents;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>The mail server of an installation, as the settings give it.</summary>
public sealed record SmtpServer(
    string Host, int Port, string Security, string? User, string? Password, string From)
{
    public const int SubmissionPort = 587;

    /// <summary>Null where no host is set: then letters wait, and notices become somebody's work.</summary>
    public static SmtpServer? FromEnvironment(SiteAddress site) => Read("THREEFORONE_SMTP_HOST") is not { } host
        ? null
        : new(host,
            int.Parse(Read("THREEFORONE_SMTP_PORT") ?? $"{SubmissionPort}", CultureInfo.InvariantCulture),
            Read("THREEFORONE_SMTP_SECURITY") ?? "starttls", Read("THREEFORONE_SMTP_USER"),
            Read("THREEFORONE_SMTP_PASSWORD"),
            Read("THREEFORONE_SMTP_FROM") ?? "no-reply@" + new Uri(site.BaseUrl).Host);

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : null;
}
