using System.Globalization;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// A fingerprint of what closing would do, shown with the preview and sent back with the confirmation. It says enough
/// to tell which envelope or project came to differ.
/// </summary>
public sealed record SessionPreview(string Hash, IReadOnlyList<long> Available, IReadOnlyList<string> Projects)
{
    private const int CharactersAProject = 12;

    public static SessionPreview Of(SessionOutcome outcome) => new(
        CanonicalJson.Hash(CanonicalJson.Bytes(outcome)),
        [.. outcome.Envelopes.Select(e => e.Before)],
        [.. outcome.Rulings.Select(r => CanonicalJson.Hash(CanonicalJson.Bytes(r))[..CharactersAProject])]);

    /// <summary>What a form's hidden field holds; anything else differs from every outcome.</summary>
    public static SessionPreview Parse(string? text)
    {
        var parts = (text ?? "").Split('.');
        return parts.Length != 3
            ? new("", [], [])
            : new(parts[0],
                [.. Words(parts[1])
                    .Select(n => long.TryParse(n, CultureInfo.InvariantCulture, out var number) ? number : -1)],
                Words(parts[2]));
    }

    /// <summary>Null when the outcome is the one previewed, else what differs.</summary>
    public Refusal? Differs(SessionOutcome outcome)
    {
        var now = Of(outcome);
        if (now.Hash == Hash) return null;

        var envelopes = outcome.Envelopes.Where((e, i) => i >= Available.Count || Available[i] != e.Before)
            .Select(e => (e.Name, Left: MoneyText.Format(Money.Mxn(e.Before))));
        var projects = outcome.Rulings.Where((_, i) => i >= Projects.Count || Projects[i] != now.Projects[i])
            .Select(r => r.Folio);
        string[] changed = [.. projects];
        return new PreviewChanged(new(
            string.Join(' ', envelopes.Select(e => $"Techo de {e.Name.Spanish}: ahora quedan ${e.Left}.")
                .Concat(changed.Select(folio => $"Cambió lo propuesto o votado en {folio}."))),
            string.Join(' ', envelopes.Select(e => $"{e.Name.English} envelope: ${e.Left} are left now.")
                .Concat(changed.Select(folio => $"What was proposed or voted on {folio} changed.")))));
    }

    public override string ToString() =>
        $"{Hash}.{string.Join('-', Available.Select(a => a.ToString(CultureInfo.InvariantCulture)))}.{string.Join('-', Projects)}";

    private static string[] Words(string part) => part.Split('-', StringSplitOptions.RemoveEmptyEntries);
}
