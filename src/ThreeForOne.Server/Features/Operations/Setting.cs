using System.Net;
using Npgsql;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>
/// A value that the environment may give: its name, what it means, what holds without it, an example, and what is
/// wrong with a given one (null when nothing is). A value that may hold a password is never repeated.
/// </summary>
public sealed record Setting(
    string Name, string Meaning, string Standard, string Example, Func<string, string?> Wrong);

/// <summary>Every setting of the program: docs/operating.md shows the same table, and a test compares them.</summary>
public static class Settings
{
    public const string Log = "THREEFORONE_LOG";
    public const string Proxies = "THREEFORONE_PROXIES";
    public const string StaffAuthority = "THREEFORONE_STAFF_AUTHORITY";
    public const string StaffClient = "THREEFORONE_STAFF_CLIENT";
    public const string StaffSecret = "THREEFORONE_STAFF_SECRET";
    public const string StaffName = "THREEFORONE_STAFF_NAME";
    public const string StaffSecondFactor = "THREEFORONE_STAFF_SECOND_FACTOR";
    public const string Telemetry = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ConnectionExample = "Host=db;Database=threeforone;Username=tfo_app;Password=…";

    public static IReadOnlyList<Setting> All { get; } =
    [
        new("THREEFORONE_DATABASE", "how the program reaches its database, as tfo_app", "none: `serve` and `work` need it",
            ConnectionExample, Connection),
        new("THREEFORONE_DATABASE_OWNER", "the same as tfo_owner, for `migrate` and `restore`", "none",
            "Host=db;Database=threeforone;Username=tfo_owner;Password=…", Connection),
        new("THREEFORONE_DATABASE_VERIFIER", "the same as tfo_verifier, for `verify` and `backup`",
            "the owner's, acting as tfo_verifier", "Host=db;Database=threeforone;Username=tfo_verifier;Password=…",
            Connection),
        new("THREEFORONE_URL", "how people reach the pages; documents and mails print it",
            "the first address that `serve` listens on", "https://tresporuno.example", Address),
        new(Proxies, "addresses of the proxies whose word counts for where a visitor comes from",
            "one on the same machine", "10.0.0.5,10.0.0.6", Addresses),
        new("THREEFORONE_HEADS", "folder for the daily head of the seals, best on another machine's disk",
            "none: the job warns", "/mnt/elsewhere/heads", Folder),
        new("THREEFORONE_SMTP_HOST", "the mail server", "none: letters wait, and after three days notices are listed as failed",
            "smtp.example", Host),
        new("THREEFORONE_SMTP_PORT", "its port", "587", "465", Port),
        new("THREEFORONE_SMTP_SECURITY", "how it is reached: starttls, tls or none", "starttls", "tls",
            OneOf("starttls", "tls", "none")),
        new("THREEFORONE_SMTP_USER", "who signs in there", "none: nobody signs in", "tresporuno", OneLine),
        new("THREEFORONE_SMTP_PASSWORD", "with which password", "none", "…", OneLine),
        new("THREEFORONE_SMTP_FROM", "the sender's address", "no-reply at the host of THREEFORONE_URL",
            "avisos@tresporuno.example", Mailbox),
        new(StaffAuthority, "the OpenID Connect provider by which staff may sign in",
            "none: everybody has a password", "https://login.gobierno.example/staff", Issuer),
        new(StaffClient, "the client id by which it knows us", "none: needed with the provider", "tresporuno", OneLine),
        new(StaffSecret, "the client's secret there", "none: a public client, with PKCE alone", "…", OneLine),
        new(StaffName, "what the button calls the provider", "its host", "Gobierno de Zacatecas", ShortLine),
        new(StaffSecondFactor, "whether a second factor shown there (amr with mfa) counts here: yes or no", "no", "yes",
            OneOf("yes", "no")),
        new("THREEFORONE_NODE", "the Node program that makes PDFs", "node, as found on PATH", "/usr/bin/node", Program),
        new("THREEFORONE_SCANNER", "the virus scanner (clamd) that sees every file", "none: files are not scanned",
            "clamd:3310", HostAndPort),
        new(Log, "how the log is written: text or json", "text", "json", OneOf("text", "json")),
        new(Telemetry, "where traces and metrics go, by OTLP", "none: nothing is measured or sent",
            "http://127.0.0.1:4317", Address),
        Days("THREEFORONE_KEEP_DRAFTS", "days that a draft nobody touched is kept", 730, 180),
        Days("THREEFORONE_KEEP_PEOPLE", "days that a name is kept after the last appointment ended", 1825, 365),
        Days("THREEFORONE_KEEP_FILES", "days that a file is kept which nothing points at any more", 90, 30),
        Days("THREEFORONE_KEEP_UPLOADS", "days that parts of an unfinished upload are kept", 7, 1),
        Days("THREEFORONE_KEEP_WORK", "days that work already done is kept in the outbox", 90, 7),
        Days("THREEFORONE_KEEP_MAIL", "days that a letter already sent is kept", 365, 30),
        Days("THREEFORONE_KEEP_SIGN_INS",
            "days that a sign-in is kept after it ended, and a count of failed tries", 90, 7),
        Days("THREEFORONE_KEEP_UNCONFIRMED", "days that a club is kept whose address nobody confirmed", 14, 7),
        Days("THREEFORONE_KEEP_FORMS", "days that what was typed and never saved is kept", 90, 7),
        Days("THREEFORONE_KEEP_INCIDENTS", "days that a resolved incident is kept", 365, 30),
    ];

    /// <summary>Refuses the first value that cannot be meant, before anything starts.</summary>
    /// <exception cref="OperatorError">In one line, with exit code 2.</exception>
    public static void Check(Func<string, string?> read)
    {
        foreach (var setting in All)
            if (read(setting.Name) is { } value && !string.IsNullOrWhiteSpace(value)
                && setting.Wrong(value) is { } wrong)
                throw new OperatorError($"{setting.Name} {wrong}", 2);
        foreach (var (name, other) in new[] { (StaffClient, StaffAuthority), (StaffAuthority, StaffClient) })
            if (string.IsNullOrWhiteSpace(read(name)) && !string.IsNullOrWhiteSpace(read(other)))
                throw new OperatorError($"{name} is missing: {other} needs it.", 2);
    }

    /// <summary>How many days a retention setting gives, checked before.</summary>
    public static int DaysOf(string name)
    {
        var text = Environment.GetEnvironmentVariable(name);
        return Number(string.IsNullOrWhiteSpace(text) ? All.Single(s => s.Name == name).Standard : text)!.Value;
    }

    private static Setting Days(string name, string meaning, int standard, int least) => new(
        name, meaning, $"{standard}", $"{standard * 2}",
        value => Number(value) is { } days && days >= least && days <= 36_500
            ? null
            : $"takes a number of days from {least} to 36500, not '{value}'.");

    private static int? Number(string text) => int.TryParse(
        text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n)
        ? n
        : null;

    private static string? Connection(string value)
    {
        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(value).Host) ? NoConnection : null;
        }
        catch (ArgumentException)
        {
            return NoConnection;
        }
    }

    private const string NoConnection =
        "is not a connection string (Host=...;Database=...;Username=...;Password=...).";

    private static string? Address(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url.UserInfo.Length == 0 && url.Query.Length == 0
            ? null
            : "takes an address such as https://tresporuno.example, without a query or a password.";

    // Its keys are fetched from there: without TLS only from this machine.
    private static string? Issuer(string value) =>
        Address(value) is null && new Uri(value) is var url && (url.Scheme == "https" || url.IsLoopback)
            ? null
            : "takes an https address such as https://login.gobierno.example/staff, without a query or a password.";

    /// <summary>The parts of a value that holds several, checked before.</summary>
    public static IEnumerable<string> ListOf(string name) => ListIn(Environment.GetEnvironmentVariable(name) ?? "");

    private static string[] ListIn(string value) => value.Split(
        ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string? Addresses(string value) => ListIn(value).All(part => IPAddress.TryParse(part, out _))
        ? null
        : $"takes IP addresses with commas between them, not '{value}'.";

    private static string? Host(string value) => Uri.CheckHostName(value) != UriHostNameType.Unknown
        ? null
        : "takes the name of a host, such as smtp.example, without a port.";

    private static string? Port(string value) =>
        Number(value) is > 0 and <= 65_535 ? null : $"takes a port from 1 to 65535, not '{value}'.";

    private static string? HostAndPort(string value) => value.LastIndexOf(':') is > 0 and var at
        && Uri.CheckHostName(value[..at]) != UriHostNameType.Unknown && Port(value[(at + 1)..]) is null
            ? null
            : $"takes a host and its port, such as clamd:3310, not '{value}'.";

    private static string? OneLine(string value) =>
        value.Any(char.IsControl) ? "takes one line without control characters." : null;

    private static string? ShortLine(string value) =>
        value.Length > 60 ? "takes at most 60 characters." : OneLine(value);

    private static string? Mailbox(string value) =>
        MimeKit.MailboxAddress.TryParse(value, out var box) && box.Address == value && value.Contains('@')
            ? null
            : "takes a mail address, such as avisos@tresporuno.example.";

    private static string? Folder(string value) =>
        Path.IsPathRooted(value) && !File.Exists(value) ? null : $"takes the full path of a folder, not '{value}'.";

    private static string? Program(string value) =>
        File.Exists(value) || (!value.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) && OnPath(value))
            ? null
            : $"names no program: '{value}'.";

    /// <summary>Whether a program is found where the system looks for programs.</summary>
    public static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program))
            || File.Exists(Path.Combine(folder, program + ".exe")));

    private static Func<string, string?> OneOf(params string[] words) => value =>
        words.Contains(value) ? null : $"takes {string.Join(" or ", words)}, not '{value}'.";
}
