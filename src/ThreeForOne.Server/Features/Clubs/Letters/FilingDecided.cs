using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.Clubs.Letters;

/// <summary>To the club's officers: the delegation has verified or refused what the club handed in.</summary>
public sealed record FilingDecided(
    string Club, string Office, string Filed, string? Role, bool IsVerified, string Reason, DateOnly? ExpiresOn)
    : LetterFacts(Known)
{
    public static MailKind Known { get; } = new(
        "filing.decided", MailGroup.Projects,
        new("Su Toma de Nota, su directiva o su nombre", "Your Toma de Nota, officers or name"), IsNotice: true);

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        var what = t[FilingLabels.Of(Filed, Role)];
        return new(
            IsVerified
                ? t[$"Verificado: {what} de {Club}", $"Verified: {what} of {Club}"]
                : t[$"No se verificó: {what} de {Club}", $"Not verified: {what} of {Club}"],
            [
                IsVerified
                    ? t[$"{Office} comparó el papel con lo que escribió su club y lo verificó.",
                        $"{Office} compared the paper with what your club wrote and verified it."]
                    : t[$"{Office} comparó el papel con lo que escribió su club y no lo pudo verificar.",
                        $"{Office} compared the paper with what your club wrote and could not verify it."],
                .. Reason.Length == 0 ? [] : new[] { t[$"Motivo: {Reason}", $"Reason: {Reason}"] },
            ],
            (Filed, IsVerified) switch
            {
                (_, false) => t["Corrija lo que se dice y entréguelo de nuevo en la página de su club.",
                    "Correct what is said and hand it in again on your club's page."],
                ("registration", _) => t["Ya puede enviar sus propuestas.", "You can submit your proposals now."],
                ("officer", _) => t[
                    "La persona nueva recibe su invitación por correo. El acceso de la anterior terminó.",
                    "The new person gets an invitation by mail. The access of the former one has ended."],
                _ => t["Nada. Los documentos ya emitidos conservan el nombre anterior.",
                    "Nothing. Documents issued before keep the former name."],
            },
            IsVerified && ExpiresOn?.AddDays(-1) is { } last
                ? t[$"Vale hasta el {t.Date(last)}; antes le recordaremos renovarla.",
                    $"It is valid until {t.Date(last)}; we will remind you to renew it before."]
                : t["No hay fecha límite.", "There is no last day."],
            reader.AskOffice(Office))
        {
            Path = "/club", LinkWords = t["Abrir la página de su club", "Open your club's page"],
        };
    }
}
