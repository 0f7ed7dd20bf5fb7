using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.People.Letters;

/// <summary>To whoever lost a password. The link is made when the letter leaves.</summary>
public sealed record NewPasswordLetter(DateTimeOffset ExpiresAt) : LetterFacts(Known)
{
    public static MailKind Known { get; } =
        new("account.link_made", MailGroup.Access, new("Contraseña nueva", "New password"))
        {
            MakeLink = MailedLink.Make, IsAlwaysNow = true,
        };

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t["Elija una contraseña nueva", "Choose a new password"],
            [
                t[
                    "Se pidió un enlace para elegir una contraseña nueva de su cuenta.",
                    "A link was asked for to choose a new password for your account."],
            ],
            t[
                "Abra el enlace y elija una contraseña. Sirve una sola vez y solo para usted: no lo reenvíe.",
                "Open the link and choose a password. It works once and for you alone: do not pass it on."],
            reader.By(ExpiresAt),
            t[
                "Si usted no lo pidió, no haga nada: su contraseña sigue igual. Avise a la administración del programa.",
                "If you did not ask for it, do nothing: your password stays. Tell the programme's administration."])
        {
            LinkWords = t["Elegir la contraseña", "Choose the password"],
        };
    }
}
