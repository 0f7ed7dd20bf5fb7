using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.People.Letters;

/// <summary>To whoever is asked to act for an organisation. The link is made when the letter leaves.</summary>
public sealed record InvitedLetter(string Organisation, DateTimeOffset ExpiresAt) : LetterFacts(Known)
{
    public static MailKind Known { get; } =
        new("person.invited", MailGroup.Access, new("Invitación", "Invitation"))
        {
            MakeLink = MailedLink.Make, IsAlwaysNow = true,
        };

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t[$"Le invitaron a actuar por {Organisation}", $"You are invited to act for {Organisation}"],
            [
                t[
                    $"Tiene una invitación para actuar por {Organisation} en el programa Tres por Uno.",
                    $"You are invited to act for {Organisation} in the Three-For-One programme."],
            ],
            t[
                "Abra el enlace y elija su contraseña. Sirve una sola vez y solo para usted: no lo reenvíe.",
                "Open the link and choose your password. It works once and for you alone: do not pass it on."],
            reader.By(ExpiresAt),
            t[
                $"Si no esperaba esta invitación, no haga nada. Si tiene dudas, pregunte a {Organisation}.",
                $"If you did not expect this invitation, do nothing. If you have questions, ask {Organisation}."])
        {
            LinkWords = t["Aceptar la invitación", "Accept the invitation"],
        };
    }
}
