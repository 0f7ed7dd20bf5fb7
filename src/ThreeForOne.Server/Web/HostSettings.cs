using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.StaffSignIn;

namespace ThreeForOne.Server.Web;

/// <summary>What one process is: its database, its clock, and whether it runs jobs beside its pages.</summary>
public sealed record HostSettings(Databases Databases, TimeProvider Clock)
{
    /// <summary>Addresses to listen on; port 0 takes a free one.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = ["http://127.0.0.1:0"];

    /// <summary>Elapsed real time; a test may bring its own.</summary>
    public TimeProvider RealClock { get; init; } = TimeProvider.System;

    public bool RunsJobs { get; init; }

    /// <summary>What takes letters instead of the mail server of the settings: a test's own.</summary>
    public Features.Mail.IMailer? Mailer { get; init; }

    /// <summary>By whom staff sign in, as the settings say; a test brings its own.</summary>
    public StaffProvider? Staff { get; init; } = StaffProvider.FromEnvironment();

    public bool IsDemo { get; init; }

    /// <summary>Where the heads of the seals are written: THREEFORONE_HEADS, or a demonstration's own folder.</summary>
    public string? HeadsFolder { get; init; } = Features.Heads.HeadsFolder.FromEnvironment();

    /// <summary>The folder of the programmes, their processes and rule packs.</summary>
    public string Workflows { get; init; } = Parts.Beside("workflows");

    /// <summary>How people reach us, as documents print it: THREEFORONE_URL, else the first address by name.</summary>
    public string BaseUrl => Environment.GetEnvironmentVariable("THREEFORONE_URL")?.TrimEnd('/')
        ?? Addresses[0].Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
}
