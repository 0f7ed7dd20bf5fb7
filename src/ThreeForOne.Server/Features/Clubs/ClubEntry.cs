using System.Diagnostics.CodeAnalysis;
using ThreeForOne.Server.Features.People;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>A home town as it was typed; the municipality is written with its state, such as 32-019.</summary>
public sealed record TownEntry(string? Municipality, string? Locality)
{
    public bool IsEmpty => string.IsNullOrWhiteSpace(Municipality + Locality);
}

/// <summary>
/// A Toma de Nota as it was typed; dates that could not be read are null and were told at their fields.
/// </summary>
public sealed record RegistrationEntry(string? Number, string? Consulate, DateOnly? RegisteredOn, DateOnly? ExpiresOn)
{
    public const int NumberMax = 60;
    public const int ConsulateMax = 200;

    /// <summary>What is wrong with it, each with its field.</summary>
    public IEnumerable<(string Field, Refusal Problem)> Problems(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(Number)) yield return (nameof(Number), new RegistrationNumberMissing());
        if (TextTooLong.Of((Number, NumberMax, new("Número", "Number"))) is { } number)
            yield return (nameof(Number), number);
        if (string.IsNullOrWhiteSpace(Consulate)) yield return (nameof(Consulate), new ConsulateMissing());
        if (TextTooLong.Of((Consulate, ConsulateMax, new("Consulado", "Consulate"))) is { } consulate)
            yield return (nameof(Consulate), consulate);
        if (RegisteredOn > today) yield return (nameof(RegisteredOn), new RegistrationNotYetIssued());
        if (ExpiresOn <= RegisteredOn) yield return (nameof(ExpiresOn), new RegistrationDatesReversed());
    }
}

/// <summary>Who becomes an officer, as it was typed.</summary>
public sealed record OfficerEntry(string? Role, string? Name, string? Email)
{
    public static IReadOnlyList<string> Roles => ProjectProcess.RoleTable.ClubOfficers;

    public IEnumerable<(string Field, Refusal Problem)> Problems()
    {
        if (!Roles.Contains(Role ?? "")) yield return (nameof(Role), new OfficerRoleNotChosen());
        var name = PersonName.Read(Name);
        if (name.IsRefusal) yield return (nameof(Name), name.Refusal);
        var email = EmailAddress.Read(Email);
        if (email.IsRefusal) yield return (nameof(Email), email.Refusal);
    }
}

/// <summary>A club that registers itself, as it was typed.</summary>
/// <param name="IsAnother">Whoever fills it in saw the clubs that are like it and says it is another.</param>
public sealed record ClubEntry(
    string? Name, IReadOnlyList<TownEntry> Towns, int? Federation, RegistrationEntry Registration,
    OfficerEntry Officer, bool IsAnother)
{
    public const int NameMax = 300;
    public const int LocalityMax = 200;

    public IEnumerable<TownEntry> NamedTowns => Towns.Where(t => !t.IsEmpty);

    /// <summary>A name can be said: it has a letter or a figure, of whichever alphabet.</summary>
    public static bool IsName([NotNullWhen(true)] string? name) =>
        name is not null && name.EnumerateRunes().Any(System.Text.Rune.IsLetterOrDigit);

    public IEnumerable<(string Field, Refusal Problem)> Problems()
    {
        if (!IsName(Name)) yield return (nameof(Name), new ClubNameMissing());
        if (TextTooLong.Of((Name, NameMax, new("Nombre", "Name"))) is { } name) yield return (nameof(Name), name);
        foreach (var (index, town) in Towns.Index())
        {
            var isHalf = string.IsNullOrWhiteSpace(town.Municipality) || string.IsNullOrWhiteSpace(town.Locality);
            if (isHalf && (index == 0 || !town.IsEmpty))
                yield return (FieldOf(index, string.IsNullOrWhiteSpace(town.Municipality)), new TownMissing());
            if (TextTooLong.Of((town.Locality, LocalityMax, new("Localidad", "Town"))) is { } locality)
                yield return (FieldOf(index, false), locality);
        }
    }

    private static string FieldOf(int index, bool isMunicipality) =>
        $"{nameof(Towns)}[{index}].{(isMunicipality ? nameof(TownEntry.Municipality) : nameof(TownEntry.Locality))}";
}
