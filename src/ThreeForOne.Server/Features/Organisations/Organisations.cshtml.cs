using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Organisations;

/// <summary>Every organisation of the programme, and what is missing before a project can go all its way.</summary>
public sealed class OrganisationsPage(
    ReadOrganisations read, WhatIsMissing missing, TimeProvider clock, Texts text)
    : ListPage<FoundOrganisation>
{
    private const int WordsMax = 80;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<FoundOrganisation> Found { get; private set; } = [];

    public IReadOnlyList<MissingOffice> Missing { get; private set; } = [];

    public string? NextHref { get; private set; }

    public IReadOnlyList<FieldOption> KindOptions =>
        [.. OfficeKinds.All.Select(k => k.Code).Append("club")
            .Select(k => new FieldOption(k, text[OfficeKinds.NameOf(k)]))];

    public override string ListFilter =>
        $"q={Uri.EscapeDataString(Words)}&kind={Uri.EscapeDataString(Kind ?? "")}";

    private string Words => PlainText.Begin(Q?.Trim() ?? "", WordsMax);

    protected override ListFile<FoundOrganisation> AsFile(Texts text) =>
        new ListFile<FoundOrganisation>(text["organizaciones", "organisations"], text)
            .Text(new("Nombre", "Name"), row => row.Name)
            .Text(new("Clase", "Kind"), row => text[OfficeKinds.NameOf(row.Kind)])
            .Text(new("Lugar", "Place"), row => row.Place)
            .Count(new("Personas", "People"), row => row.People);

    protected override IAsyncEnumerable<FoundOrganisation> AllRows() =>
        read.All(Words, Kind, MexicoCity.Day(clock.GetUtcNow()));

    public async Task OnGet()
    {
        Q = Words;
        var today = MexicoCity.Day(clock.GetUtcNow());
        var found = await read.Handle(Q, Kind, After, today, Me, Stop);
        Found = [.. found.Take(ReadOrganisations.PageMax)];
        if (found.Count > ReadOrganisations.PageMax)
            NextHref = $"/organisations?{ListFilter}"
                + $"&after={Uri.EscapeDataString(ReadOrganisations.After(Found[^1]))}";
        Missing = await missing.Handle(today, Me, Stop);
    }
}
