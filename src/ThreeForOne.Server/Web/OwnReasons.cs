namespace ThreeForOne.Server.Web;

/// <summary>
/// The reasons that an act carries when nobody was asked for one. They are kept in Spanish, as everything written is,
/// and read in the reader's language; what a person wrote stays as it was written.
/// </summary>
public static class OwnReasons
{
    private static readonly Dictionary<string, string> English = new()
    {
        ["PDF"] = "PDF",
        ["boot"] = "start of the system",
        ["sealing"] = "sealing",
        ["Registro de un club"] = "Registration of a club",
        ["Entrega de una Toma de Nota"] = "Handing in of a Toma de Nota",
        ["Cambio de directiva"] = "Change of officers",
        ["Cambio de nombre del club"] = "Change of the club's name",
        ["Avisos a los clubes"] = "Letters to clubs",
        ["Alta de una organización"] = "Addition of an organisation",
        ["Enlace nuevo"] = "New link",
        ["Abrir una parte de la propuesta"] = "Opening of a part of the proposal",
        ["Parte lista"] = "Part ready",
        ["Parte confirmada"] = "Part confirmed",
        ["Guardar un formulario sin sesión"] = "Keeping a form sent while signed out",
        ["Guardar lo escrito"] = "Keeping what is typed",
        ["Acta firmada"] = "Signed minutes",
        ["Apertura del ejercicio"] = "Opening of the edition",
        ["Apertura de periodos contables"] = "Opening of accounting periods",
        ["Archivo"] = "File",
        ["Asistencia a la sesión"] = "Attendance at the session",
        ["Cambio de contraseña"] = "Change of the password",
        ["Organización por la que se actúa"] = "Organisation acted for",
        ["Segundo paso para entrar"] = "Second step to sign in",
        ["Códigos de recuperación"] = "Recovery codes",
        ["Cierre de la cuenta en otro equipo"] = "Signing out on another device",
        ["Cierre de la sesión del comité"] = "Closing of the committee's session",
        ["Cierre del periodo contable"] = "Closing of the accounting period",
        ["Comprobación de gasto"] = "Proof of spending",
        ["Calificación por criterio"] = "Points by criterion",
        ["Correo"] = "Mail",
        ["Convocatoria del comité"] = "Call of the committee",
        ["Corrección de un acta"] = "Correction of minutes",
        ["Datos de demostración"] = "Demonstration data",
        ["Edición ilustrativa de la demostración"] = "The demonstration's illustrative edition",
        ["Envío de la propuesta"] = "Submission of the proposal",
        ["Estado de cuenta del club"] = "The club's statement",
        ["Guardar la propuesta"] = "Saving of the proposal",
        ["Subir un archivo"] = "Upload of a file",
        ["Aceptar los documentos"] = "The documents are accepted",
        ["Verificar una identificación"] = "To verify an identity paper",
        ["Importación de la serie histórica"] = "Import of the historical series",
        ["Informe anual del programa"] = "Annual programme report",
        ["Invitación"] = "Invitation",
        ["Invitación desde la consola"] = "Invitation from the console",
        ["Uso de un enlace"] = "Use of a link",
        ["Inicio de una propuesta"] = "Start of a proposal",
        ["Toma de una tarea"] = "Taking of a task",
        ["Devolución de una tarea"] = "Release of a task",
        ["Vista guardada"] = "Saved view",
        ["Mensaje"] = "Message",
        ["Nota interna"] = "Internal note",
        ["Pregunta"] = "Question",
        ["Preferencias"] = "Preferences",
        ["Recordatorio de un plazo"] = "Reminder of a deadline",
        ["Resumen del día"] = "Daily digest",
        ["Propuesta de resoluciones"] = "Proposal of the rulings",
        ["Reintegro de un ejercicio anterior"] = "Return of an earlier year",
        ["Registro del estado de cuenta"] = "Entry from the bank statement",
        ["Respaldo"] = "Backup",
        ["Restauración"] = "Restoration",
        ["Retención de datos"] = "Retention of data",
        ["Votos de un sector"] = "Votes of a sector",
        ["Votos en papel"] = "Votes on paper",
    };

    public static IReadOnlyCollection<string> All => English.Keys;

    public static Bilingual Of(string reason) => new(reason, English.GetValueOrDefault(reason, reason));
}
