using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Clubs.Letters;

/// <summary>To the delegation's technicians: a club handed in a paper, and waits.</summary>
public sealed record FilingToVerify(string Club, string Office, Guid Filing, string Filed, string? Role)
    : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "filing.to_verify", MailGroup.Tasks, new("Un papel de un club por verificar", "A club's paper to verify"));

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        var what = t[FilingLabels.Of(Filed, Role)];
        return new(
            t[$"Por verificar: {what} de {Club}", $"To verify: {what} of {Club}"],
            [t[$"{Club} entregó un papel y espera respuesta.", $"{Club} handed in a paper and waits for an answer."]],
            t["Compare el papel con lo que escribió el club, y verifíquelo o rechácelo con su motivo.",
                "Compare the paper with what the club wrote, and verify it or refuse it with the reason."],
            t["No hay fecha límite, pero el club no puede enviar propuestas mientras espera.",
                "There is no last day, but the club cannot submit proposals while it waits."],
            reader.AskOffice(Office))
        {
            Path = $"/filings/{Filing}", LinkWords = t["Ver el papel", "See the paper"],
        };
    }
}
