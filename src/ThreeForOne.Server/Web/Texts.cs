using System.Globalization;
using Microsoft.AspNetCore.Html;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web;

/// <summary>
/// Picks the reader's language: <c>T["Enviar propuesta", "Submit proposal"]</c>, Spanish first. Returns plain text,
/// which Razor encodes; amounts and dates are written the same way in every culture of the host.
/// </summary>
public sealed class Texts(Language language)
{
    private static readonly string[] MonthsInSpanish =
    [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
        "diciembre",
    ];

    private static readonly string[] MonthsInEnglish =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ];

    public Language Language { get; } = language;

    /// <summary>The code for <c>lang</c> attributes: es or en.</summary>
    public string Lang => Language.Code();

    public string this[string spanish, string english] => Language == Language.Spanish ? spanish : english;

    public string this[Bilingual text] => this[text.Spanish, text.English];

    /// <summary>Words of the other language inside a page, marked so that a screen reader changes its voice.</summary>
    public static IHtmlContent Foreign(string lang, string text) =>
        new HtmlContentBuilder()
            .AppendHtml(lang == "en" ? "<span lang=\"en\">" : "<span lang=\"es\">")
            .Append(text)
            .AppendHtml("</span>");

    /// <summary>1,200,000.50, without the currency: a table says it once.</summary>
#pragma warning disable CA1822 // Pages reach every format through T.
    public string Amount(Money money) => MoneyText.Format(money);

    /// <summary>
    /// Whole units without decimals, for figures that were printed so; cents that exist are still shown.
    /// </summary>
    public string WholeAmount(Money money) =>
        money.Minor % 100 == 0 ? Count(money.Minor / 100) : MoneyText.Format(money);

    /// <summary>With its currency, for sentences: <c>1,200,000.50 MXN</c> or <c>US$ 1,200.00</c>.</summary>
    public string AmountWithCurrency(Money money) => money.Currency switch
    {
        Currency.Mxn => $"{MoneyText.Format(money)} MXN",
        Currency.Usd => $"US$ {MoneyText.Format(money)}",
    };

    /// <summary>How a table's caption names its currency: MXN or US$.</summary>
    public string CurrencyName(Currency currency) => currency switch { Currency.Mxn => "MXN", Currency.Usd => "US$" };

    public string Count(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
#pragma warning restore CA1822

    /// <summary>15 de enero de 2026, or 15 January 2026.</summary>
    public string Date(DateOnly date) =>
        this[$"{date.Day} de {MonthsInSpanish[date.Month - 1]} de {date.Year}",
            $"{date.Day} {MonthsInEnglish[date.Month - 1]} {date.Year}"];

    /// <summary>The civil date in Mexico City at that instant.</summary>
    public string Date(DateTimeOffset at) => Date(DateOnly.FromDateTime(MexicoCity.At(at).DateTime));

    /// <summary>15 de enero de 2026, 09:00 (hora de la Ciudad de México): for deadlines and records.</summary>
    public string Moment(DateTimeOffset at) =>
        $"{MomentShort(at)} {this["(hora de la Ciudad de México)", "(Mexico City time)"]}";

    /// <summary>15 de enero de 2026, 09:00: where the page already says whose hour it is.</summary>
    public string MomentShort(DateTimeOffset at) =>
        $"{Date(at)}, {MexicoCity.At(at).ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>How long somebody has been waited for, in whole days.</summary>
    public string Days(int days) => days switch
    {
        0 => this["hoy", "today"],
        1 => this["1 día", "1 day"],
        _ => this[$"{Count(days)} días", $"{Count(days)} days"],
    };

    /// <summary>A month's name, for forms and charts; 1 is January.</summary>
    public string Month(int month) => this[MonthsInSpanish[month - 1], MonthsInEnglish[month - 1]];
}
