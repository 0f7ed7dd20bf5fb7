namespace ThreeForOne.Server.Features.Help;

/// <summary>What is open to everybody, and what concerns getting in.</summary>
internal static class OpenPages
{
    public static IReadOnlyList<PagePurpose> All { get; } =
    [
        new("/", new(
            "Muestra qué es el programa, cuánto se ha invertido y las obras más nuevas.",
            "Shows what the programme is, how much has been invested and the newest works."), Ask.Delegation),
        new("/works", new(
            "Busca las obras del programa por localidad, y muestra su dinero y su avance.",
            "Searches the programme's works by town, and shows their money and progress."), Ask.Delegation),
        new("/verify/{code?}", new(
            "Comprueba que un documento del programa es auténtico y sigue valiendo, con el código que "
            + "lleva impreso.",
            "Checks that a document of the programme is genuine and still holds, by the code printed "
            + "on it."), Ask.Programme),
        new("/sign-in", new(
            "Aquí entra quien tiene una cuenta, con su correo.",
            "Here whoever has an account signs in, with their e-mail."), Ask.Inviter),
        new("/sign-out", new(
            "Termina su sesión en este aparato.",
            "Ends your sign-in on this device."), Ask.Inviter),
        new("/invitations/{token}", new(
            "Aquí acepta su invitación y elige su contraseña.",
            "Here you accept your invitation and choose your password."), Ask.Inviter),
        new("/sign-in/demo", new(
            "Solo en la demostración: entra como una persona de ejemplo, sin contraseña.",
            "In the demonstration only: signs in as an example person, without a password."), Ask.Programme),
        new("/demo/clock", new(
            "Solo en la demostración: adelanta el reloj para ver vencer los plazos.",
            "In the demonstration only: moves the clock on, to see deadlines fall due."), Ask.Programme),
        new("/demo/mails", new(
            "Solo en la demostración: los correos que se habrían enviado.",
            "In the demonstration only: the letters that would have been sent."), Ask.Programme),
        new("/demo/mails/{id:guid}", new(
            "Solo en la demostración: un correo como lo leería su destinatario.",
            "In the demonstration only: a letter as its reader would see it."), Ask.Programme),
        new("/clubs/new", new(
            "Aquí un club de migrantes se registra con su Toma de Nota para poder proponer obras.",
            "Here a club of migrants registers with its Toma de Nota, so that it can propose works."), Ask.Delegation),
        new("/help", new(
            "Reúne la guía para clubes, el glosario y a quién preguntar.",
            "Gathers the guide for clubs, the glossary and whom to ask."), Ask.Delegation),
        new("/help/glossary", new(
            "Explica las palabras del programa, en español y en inglés.",
            "Explains the programme's words, in Spanish and in English."), Ask.Delegation),
        new("/help/guide", new(
            "Lleva a un club paso a paso, desde su registro hasta la entrega de la obra. Se puede "
            + "imprimir.",
            "Takes a club step by step, from its registration to the handing over of the works. It "
            + "can be printed."), Ask.Delegation),
        new("/privacy", new(
            "Dice qué datos de personas guardamos, para qué, quién los ve y por cuánto tiempo.",
            "Says which data of people we keep, what for, who sees them and for how long."), Ask.Programme),
        new("/preferences", new(
            "Aquí elige en qué idioma y cuándo le escribimos.",
            "Here you choose in which language and when we write to you."), Ask.Inviter),
        new("/sign-in/staff", new(
            "Lleva a la página de su institución para entrar con la cuenta de allá.",
            "Takes you to your institution's page, to sign in with the account there."), Ask.Administration),
        new("/sign-in/staff/return", new(
            "Aquí vuelve de la página de su institución y termina de entrar.",
            "Here you come back from your institution's page and finish signing in."), Ask.Administration),
        new("/account/staff", new(
            "Aquí une su cuenta institucional a la de aquí, o la quita.",
            "Here you join your staff account to the one here, or remove it."), Ask.Administration),
        new("/account/passkeys", new(
            "Aquí agrega, nombra o quita las llaves de acceso con que entra sin contraseña.",
            "Here you add, name or remove the passkeys with which you sign in without a password."),
            Ask.Administration),
        new("/account/confirm", new(
            "Aquí muestra que sigue siendo usted, antes de cambiar cómo se entra a su cuenta.",
            "Here you show that it is still you, before you change how your account is signed in to."),
            Ask.Administration),
        new("/sign-in/second-step", new(
            "Aquí escribe el código de su teléfono, después de su contraseña.",
            "Here you enter the code of your phone, after your password."), Ask.Inviter),
        new("/held-form", new(
            "Guarda lo que escribió cuando su sesión se había cerrado, para que no lo pierda.",
            "Holds what you typed when you had been signed out, so that it is not lost."), Ask.Administration),
        new("/account", new(
            "Su cuenta: sus datos, su contraseña y los aparatos donde está abierta.",
            "Your account: your details, your password and the devices where it is open."), Ask.Administration),
        new("/account/password", new(
            "Aquí cambia su contraseña.",
            "Here you change your password."), Ask.Administration),
        new("/account/second-factor", new(
            "Aquí prepara el segundo paso para entrar, con su teléfono.",
            "Here you set up the second step to sign in, with your phone."), Ask.Administration),
        new("/account/organisation", new(
            "Aquí elige por cuál de sus organizaciones actúa ahora.",
            "Here you choose for which of your organisations you act now."), Ask.Administration),
    ];
}
