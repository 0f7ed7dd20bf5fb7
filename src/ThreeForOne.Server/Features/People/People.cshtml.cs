using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Exports;

namespace ThreeForOne.Server.Features.People;

/// <summary>Who has what: everybody, by name, with organisation, role and whether they can get in.</summary>
public sealed class PeoplePage(ReadPeople read, TimeProvider clock) : ListPage<FoundPerson>
{
    private const int WordsMax = 254;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<FoundPerson> Found { get; private set; } = [];

    public string? NextHref { get; private set; }

    public override string ListFilter => $"q={Uri.EscapeDataString(Words)}&role={KnownRole}";

    private string Words => PlainText.Begin(Q?.Trim() ?? "", WordsMax);

    private string KnownRole => RolePlaces.Roles.Contains(Role ?? "") ? Role! : "";

    private DateOnly Today => MexicoCity.Day(clock.GetUtcNow());

    // Addresses stay on the page: they are not to leave the office by one click.
    protected override ListFile<FoundPerson> AsFile(Texts text) =>
        new ListFile<FoundPerson>(text["personas", "people"], text)
            .Text(new("Nombre", "Name"), person => person.Name)
            .Text(new("Organización", "Organisation"), person => string.Join("; ", person.Organisations))
            .Text(new("Función", "Role"), person => string.Join(", ", person.Roles.Select(r => text[RoleLabels.Of(r)])))
            .Text(new("Cuenta", "Account"), person => text[PersonLabels.Of(person.Standing)]);

    protected override IAsyncEnumerable<FoundPerson> AllRows() => read.All(Words, KnownRole, Today);

    public async Task OnGet()
    {
        (Q, Role) = (Words, KnownRole);
        var found = await read.Handle(Q, Role, After ?? "", Today, Me, Stop);
        Found = [.. found.Take(ReadPeople.PageMax)];
        if (found.Count > ReadPeople.PageMax)
            NextHref = $"/people?{ListFilter}&after={Uri.EscapeDataString(ReadPeople.After(Found[^1]))}";
    }
}
