using ThreeForOne.Server.Features.Mail;

namespace ThreeForOne.Server.Features.People.Letters;

/// <summary>To whoever's second step was taken away, so that they notice when they did not ask for it.</summary>
public sealed record SecondFactorResetLetter(DateTimeOffset At) : LetterFacts(Known)
{
    public static MailKind Known { get; } =
        new("account.second_factor_reset", MailGroup.Access, new("Segundo paso quitado", "Second step removed"))
        {
            IsAlwaysNow = true,
        };

    public override Letter Write(MailReader reader)
    {
        var t = reader.T;
        return new(
            t["Se quitó el segundo paso de su cuenta", "The second step of your account was removed"],
            [
                t[
                    $"El {t.Moment(At)}, la administración del programa quitó el segundo paso con el que usted entra, y su cuenta se cerró en todos los equipos.",
                    $"On {t.Moment(At)} the programme's administration removed the second step with which you sign in, and you were signed out everywhere."],
            ],
            t[
                "Entre con su contraseña y prepare el segundo paso de nuevo: la página le lleva de la mano.",
                "Sign in with your password and set the second step up again: the page leads you through it."],
            reader.NoLastDay,
            t[
                "Si usted no lo pidió, avise hoy mismo a la administración del programa y cambie su contraseña.",
                "If you did not ask for it, tell the programme's administration today and change your password."])
        {
            Path = "/sign-in", LinkWords = t["Entrar", "Sign in"],
        };
    }
}
