using System.Text.RegularExpressions;
using static ThreeForOne.Server.Features.Demo.DemoPeople;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Server.Features.SelfTest;

/// <summary>
/// The first part of the story: the club writes and submits; the delegation reviews and gives its opinion.
/// </summary>
public sealed partial class ProposalActs(Cast cast)
{
    public async Task Draft(CancellationToken stop)
    {
        var club = await cast.As(ClubPresident, stop);
        await club.Open("/proposals/new", stop);
        var edition = club.Page.QuerySelectorAll("input[name='Edition']").Select(e => e.GetAttribute("value"))
            .FirstOrDefault()
            ?? throw new SelfTestFailed("No programme receives proposals today.");
        await club.Send("[name='Title']", stop, null, ("Edition", edition), ("Title", "Pozo de agua, El Durazno"));
        cast.Project = Guid.Parse(ProjectId().Match(club.At.AbsolutePath).Value);

        await Section(club, "place", stop,
            ("Title", "Pozo de agua, El Durazno"), ("Type", "infrastructure"),
            ("Description",
                "Perforación y equipamiento de un pozo profundo de 180 metros, con línea de conducción al tanque del pueblo."),
            ("Municipality", "019"), ("Locality", "El Durazno"), ("LocalityCode", "0041"));
        await Section(club, "beneficiaries", stop,
            ("People", "840"), ("Families", "190"),
            ("Benefit", "Hoy se acarrea el agua desde dos kilómetros; con el pozo llega a cada casa."));
        await Section(club, "budget", stop,
            ("Lines[0].Description", "Perforación del pozo"), ("Lines[0].Quantity", "180"), ("Lines[0].Unit", "metro"),
            ("Lines[0].UnitPrice", "4,500.00"),
            ("Lines[1].Description", "Equipo de bombeo"), ("Lines[1].Quantity", "1"), ("Lines[1].Unit", "pieza"),
            ("Lines[1].UnitPrice", "240,000.00"),
            ("Lines[2].Description", "Línea de conducción"), ("Lines[2].Quantity", "1,000"), ("Lines[2].Unit", "metro"),
            ("Lines[2].UnitPrice", "150.00"));
        await Section(club, "contributions", stop, ("Pledge", "300,000.00"));
        await Attach(club, stop);
    }

    public async Task<string> Submit(CancellationToken stop)
    {
        var club = await cast.As(ClubPresident, stop);
        await club.Open($"/proposals/{cast.Project}/review", stop);
        await club.Send("main form", stop);
        var folio = FolioText().Match(club.Page.Body!.TextContent);
        return folio.Success ? folio.Value : throw new SelfTestFailed($"{club.At.PathAndQuery} shows no folio.");
    }

    /// <summary>
    /// The delegation asks for one thing, the club sends the correction, the delegation finds it complete.
    /// </summary>
    public async Task ReviewAndCorrect(CancellationToken stop)
    {
        await AskForItems(stop);
        await Correct(stop);
    }

    public Task AskForItems(CancellationToken stop) =>
        cast.Fill(Technician, "review", stop,
            ("Outcome", "missing"), ("Reason", "Falta un dato del presupuesto"),
            ("Items", "Desglose de la línea de conducción"));

    public async Task Correct(CancellationToken stop)
    {
        var club = await cast.As(ClubPresident, stop);
        await Section(club, "beneficiaries", stop,
            ("People", "840"), ("Families", "190"),
            ("Benefit",
                "Hoy se acarrea el agua desde dos kilómetros; con el pozo y 1,000 metros de línea llega a cada casa."));
        await club.Open($"/proposals/{cast.Project}/review", stop);
        await club.Send("main form", stop);
        await cast.Decide(Technician, "review", "complete", "Expediente completo", stop);
    }

    public Task Opine(CancellationToken stop) =>
        cast.Decide(Technician, "opinion", "favourable", "Costos de mercado, propiedad acreditada, sin duplicidad",
            stop);

    private async Task Section(Visitor club, string section, CancellationToken stop, params (string, string)[] values)
    {
        await club.Open($"/proposals/{cast.Project}/{section}", stop);
        await club.Send("main input[name='Version']", stop, null, values);
    }

    private async Task Attach(Visitor club, CancellationToken stop)
    {
        await club.Open($"/proposals/{cast.Project}/documents", stop);
        foreach (var kind in club.Page.QuerySelectorAll("form[data-upload] input[name='kind']")
            .Select(i => i.GetAttribute("value")!).ToList())
        {
            var paper = PlainPdf.Of(kind);
            await club.Send($"input[name='kind'][value='{kind}']", stop,
                new Upload($"file-{kind}", $"{kind}.pdf", "application/pdf", paper));
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex ProjectId();

    [GeneratedRegex("[A-Z]{3}-[0-9]{4}-[0-9]{4,}")]
    private static partial Regex FolioText();
}
