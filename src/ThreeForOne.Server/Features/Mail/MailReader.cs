namespace ThreeForOne.Server.Features.Mail;

/// <summary>For whom a letter is written: the language, and the zone in which the reader lives.</summary>
public sealed record MailReader(Texts T, string Zone)
{
    public static MailReader Of(string language, string zone) => new(new Texts(Languages.Read(language)), zone);

    /// <summary>There is nothing to do: every letter says so or says what.</summary>
    public string NothingToDo => T["Nada por ahora. Le avisaremos del siguiente paso.",
        "Nothing for now. We will write to you about the next step."];

    /// <summary>There is no last day: every letter says so or says which.</summary>
    public string NoLastDay => T["No hay fecha límite.", "There is no last day."];

    /// <summary>
    /// Until when, of an instant that is the first one too late: the minute before, in Mexico City's time and in the
    /// reader's. Null is no last day.
    /// </summary>
    public string By(DateTimeOffset? closes, string? zone = null) => closes is { } at
        ? ZonedTime.Until(T, at, zone ?? ZonedTime.MexicoCity, Zone)
        : NoLastDay;

    /// <summary>The same with how it was counted, as whole sentences.</summary>
    public string By(DateTimeOffset? closes, string zone, DeadlineCount? count) =>
        closes is null ? NoLastDay
        : count is null ? By(closes, zone) + "."
        : $"{By(closes, zone)}. {T["Se contó así", "Counted so"]}: {DeadlineWords.Counted(T, count)}";

    /// <summary>Whom to ask, when an office answers questions.</summary>
    public string AskOffice(string office) => T[
        $"Si tiene dudas, pregunte a {office}.",
        $"If you have questions, ask {office}."];

    /// <summary>Whom to ask, when the project's page tells.</summary>
    public string AskOnPage => T[
        "Si tiene dudas, en la página del proyecto se dice qué oficina lo atiende.",
        "If you have questions, the project's page says which office looks after it."];
}
