using System.Globalization;

namespace ThreeForOne.Server.Web;

/// <summary>The two languages of every page: Spanish is the original, English a full translation.</summary>
public enum Language
{
    Spanish,
    English,
}

/// <summary>Where a reader's language is kept and how it is named.</summary>
public static class Languages
{
    public const string CookieName = "lang";

    /// <summary>The two-letter code, as written in <c>html lang</c> and in the cookie.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Spanish => "es",
        Language.English => "en",
    };

    /// <summary>Reads a code; whatever is not English is Spanish.</summary>
    public static Language Read(string? code) => code == "en" ? Language.English : Language.Spanish;

    /// <summary>What the reader chose; Spanish before anything was chosen.</summary>
    public static Language Of(HttpRequest? request) => Read(request?.Cookies[CookieName]);

    /// <summary>
    /// Numbers and dates never follow the reader's culture (forms would read 1,200 as one and a fifth); only the
    /// language of framework messages does.
    /// </summary>
    public static void Apply(Language language)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == Language.English ? "en-US" : "es-MX");
    }
}
