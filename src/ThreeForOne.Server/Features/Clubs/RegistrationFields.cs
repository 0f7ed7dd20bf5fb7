using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A Toma de Nota as a form binds it.</summary>
public sealed class RegistrationFields
{
    public string? Number { get; set; }

    public string? Consulate { get; set; }

    public DateParts RegisteredOn { get; set; } = new();

    public DateParts ExpiresOn { get; set; } = new();

    /// <summary>Reads it and says at its field what cannot be read or meant.</summary>
    public RegistrationEntry Read(string prefix, DateOnly today, Action<Refusal, string> say)
    {
        var from = RegisteredOn.Read();
        var until = ExpiresOn.Read();
        if (from.IsRefusal) say(from.Refusal, $"{prefix}.{nameof(RegisteredOn)}");
        if (until.IsRefusal) say(until.Refusal, $"{prefix}.{nameof(ExpiresOn)}");
        var entry = new RegistrationEntry(Number, Consulate, from.IsRefusal ? null : from.Value,
            until.IsRefusal ? null : until.Value);
        foreach (var (field, problem) in entry.Problems(today)) say(problem, $"{prefix}.{field}");
        return entry;
    }
}

/// <summary>An officer as a form binds it.</summary>
public sealed class OfficerFields
{
    public string? Role { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }

    public OfficerEntry Read(string prefix, Action<Refusal, string> say)
    {
        var entry = new OfficerEntry(Role, Name, Email);
        foreach (var (field, problem) in entry.Problems()) say(problem, $"{prefix}.{field}");
        return entry;
    }

    public static IEnumerable<FieldOption> RoleOptions(Texts text) =>
        OfficerEntry.Roles.Select(r => new FieldOption(r, text[RoleLabels.Of(r)]));
}

/// <summary>
/// A paper that a form sends: kept at once, so that it need not be chosen again when something else has to be mended.
/// Its hash comes back with the form; whoever knows it has the paper.
/// </summary>
public sealed class PaperField
{
    public IFormFile? File { get; set; }

    public string? Kept { get; set; }

    public bool IsKept => Hash is not null;

    private byte[]? Hash =>
        Kept is { Length: 64 } && Kept.All(char.IsAsciiHexDigit) ? Convert.FromHexString(Kept) : null;

    /// <summary>The hash of the paper that is kept, or why there is none.</summary>
    public async Task<Result<byte[]>> Keep(Papers.KeepFile keep, Database db, Actor who, CancellationToken stop)
    {
        if (File is not null)
        {
            var kept = await keep.Handle(File, who, stop);
            if (kept.IsRefusal) return kept;
            Kept = Convert.ToHexStringLower(kept.Value);
            return kept;
        }
        if (Hash is { } hash && await db.Reading(who, () => Microsoft.EntityFrameworkCore
            .EntityFrameworkQueryableExtensions.AnyAsync(db.Files, f => f.Sha256 == hash, stop), stop)) return hash;
        Kept = null;
        return new Papers.FileMissing();
    }
}
