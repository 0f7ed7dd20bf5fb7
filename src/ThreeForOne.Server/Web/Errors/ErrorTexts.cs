using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web.Errors;

/// <summary>The sentences of the error pages.</summary>
public static class ErrorTexts
{
    public static (Bilingual Heading, Bilingual WhatToDo) For(int code) => code switch
    {
        401 => (new("Necesita entrar", "You need to sign in"),
            new("Entre con su cuenta para ver esta página.", "Sign in with your account to see this page.")),
        403 => (new("Esta página no es para su función", "This page is not for your role"),
            new("Su cuenta no tiene permiso para ver o hacer esto. Si cree que es un error, avise a la "
                + "administración del programa.",
                "Your account may not see or do this. If you think that is a mistake, tell the "
                    + "programme's administration.")),
        404 => (new("No encontramos esta página", "We cannot find this page"),
            new("Puede que la dirección esté mal escrita, que la página ya no exista o que no esté a su alcance.",
                "The address may be mistyped, the page may no longer exist, or it may not be within your reach.")),
        409 => (new("Alguien se adelantó", "Somebody was faster"),
            new("Otra persona cambió o resolvió esto mientras usted lo tenía abierto. No se guardó nada de "
                + "este intento. Abra la página de nuevo para ver cómo quedó.",
                "Somebody else changed or decided this while you had it open. This attempt saved nothing. "
                    + "Open the page again to see how it stands.")),
        413 => (new("El archivo es demasiado grande", "The file is too large"),
            new("El máximo es de 20 MB. Regrese con el botón de su navegador y elija un archivo más pequeño.",
                "The most is 20 MB. Go back with your browser's button and choose a smaller file.")),
        429 => (new("Demasiados intentos seguidos", "Too many attempts in a row"),
            new("Espere un minuto y vuelva a intentarlo.", "Wait a minute and try again.")),
        503 => (new("El servicio no está disponible por ahora", "The service is not available right now"),
            new("Vuelva a intentarlo en unos minutos. Lo que usted había guardado sigue guardado; lo que envió en este "
                + "momento se guardó entero o no se guardó, nunca a medias.",
                "Try again in a few minutes. What you had saved is still saved; what you sent just now was saved "
                    + "whole or not at all, never in part.")),
        >= 500 => (new("Algo falló de nuestro lado", "Something failed on our side"),
            new("No se guardó nada de este intento; lo que usted ya había guardado sigue ahí. Vuelva a "
                + "intentarlo. Si falla otra vez, díganos el número de incidente.",
                "This attempt saved nothing; what you had saved before is still there. Try again. If it "
                    + "fails once more, tell us the incident number.")),
        _ => (new("No pudimos leer lo que se envió", "We could not read what was sent"),
            new("Regrese con el botón de su navegador, revise lo que escribió y envíelo de nuevo.",
                "Go back with your browser's button, check what you typed and send it again.")),
    };
}
