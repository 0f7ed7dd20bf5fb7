using System.Text.Json.Nodes;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>A project whose reservation would fall.</summary>
public sealed record FallingProject(Guid Id, string Folio, string Title);

/// <summary>
/// What a cut would do, with the names and envelopes it touches. <see cref="Hash"/> goes with the form, so that what is
/// decided is what was shown.
/// </summary>
public sealed record CutPreview(
    BudgetLine Line, CutOutcome Outcome, CutOrder Order, IReadOnlyDictionary<Guid, FallingProject> Projects,
    IReadOnlyList<EnvelopeFigures> Envelopes)
{
    public IEnumerable<FallingProject> Falls => Outcome.Falls.Select(f => Projects[f.Project]);

    public string Hash { get; } = CanonicalJson.Hash(CanonicalJson.Bytes(new JsonObject
    {
        ["line"] = Outcome.Asked.Line.ToString(),
        ["amount"] = Outcome.Asked.Amount,
        ["modified"] = Outcome.Asked.Modified,
        ["available"] = Outcome.Asked.Available,
        ["falls"] = new JsonArray([.. Outcome.Falls.Select(f => (JsonNode)f.Project.ToString())]),
        ["freed"] = new JsonArray([.. Outcome.Freed.OrderBy(f => f.Line)
            .Select(f => (JsonNode)new JsonObject { ["line"] = f.Line.ToString(), ["centavos"] = f.Centavos })]),
    }));
}
