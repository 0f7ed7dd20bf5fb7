namespace ThreeForOne.Server.Features.Mail;

/// <summary>One letter of what a reader takes once a day: each with what to do, by when and its page.</summary>
public sealed record DailyDigest(IReadOnlyList<(Letter Letter, string? Link)> Letters) : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "mail.digest", MailGroup.Access, new("Resumen del día", "Daily digest")) { IsAlwaysNow = true };

    // Whoever was away for a month reads the queue, not the digest.
    private const int ShownMax = 50;

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            Letters.Count == 1
                ? t["Resumen del día: 1 aviso", "Daily digest: 1 notice"]
                : t[$"Resumen del día: {Letters.Count} avisos", $"Daily digest: {Letters.Count} notices"],
            [t["Esto es lo que hay de nuevo desde el último resumen.", "This is what is new since the last digest."]],
            t["Cada aviso dice qué hacer.", "Each notice says what to do."],
            t["Cada aviso dice para cuándo.", "Each notice says by when."],
            reader.AskOnPage)
        {
            Items = [.. Letters.Take(ShownMax).Select(l => string.Join(" · ", new[]
            {
                l.Letter.Subject, $"{t["Qué hacer", "What to do"]}: {l.Letter.Todo}",
                $"{t["Para cuándo", "By when"]}: {l.Letter.By}", l.Link,
            }.Where(part => part is not null))),
                .. Letters.Count > ShownMax
                    ? new[] { t[$"Y {Letters.Count - ShownMax} más.", $"And {Letters.Count - ShownMax} more."] }
                    : [],
            ],
            Path = "/home",
            LinkWords = t["Entrar", "Sign in"],
        };
    }
}
