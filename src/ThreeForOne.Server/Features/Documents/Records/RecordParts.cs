using System.Globalization;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Features.Documents.Records;

/// <summary>Text in Spanish and, unless a person wrote it freely, in English.</summary>
public sealed record Phrase(string Es, string? En = null)
{
    public static implicit operator Phrase(Bilingual text) => new(text.Spanish, text.English);
}

/// <summary>An amount that is printed in figures and in words; minor units, never negative.</summary>
/// <param name="Currency"><c>MXN</c> or <c>USD</c>.</param>
public sealed record Amount(long Minor, string Currency, string Words, string WordsEn)
{
    public static Amount Pesos(long centavos) =>
        new(centavos, "MXN", AmountInWords.Pesos(centavos), AmountInWords.PesosInEnglish(centavos));

    public static Amount Of(Money money) => money.Currency switch
    {
        Domain.Currency.Mxn => Pesos(money.Minor),
        Domain.Currency.Usd => Dollars(money.Minor),
    };

    public static Amount Dollars(long cents) =>
        new(cents, "USD", AmountInWords.Dollars(cents), AmountInWords.DollarsInEnglish(cents));
}

/// <summary>An instant and how a clock on a wall in the zone showed it.</summary>
/// <param name="At">UTC, to the microsecond.</param>
/// <param name="Local">The same instant in <paramref name="Zone"/>, to the second, with its offset.</param>
/// <param name="Zone">An IANA name.</param>
public sealed record Moment(DateTimeOffset At, string Local, string Zone)
{
    public static Moment In(DateTimeOffset at, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return new(at, local.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), zone);
    }
}

/// <summary>A last moment, counted in working days (<c>hábiles</c>) or calendar days (<c>naturales</c>).</summary>
/// <param name="Reader">The same moment where the reader lives, when that is another zone.</param>
/// <param name="Counted">How it was counted; records from before this was kept have no such field.</param>
public sealed record Deadline(
    Moment At, int? Days = null, bool WorkingDays = false, Moment? Reader = null, Phrase? Counted = null);

/// <summary>The project a document is about.</summary>
/// <param name="Kind">Infrastructure, community services, education, productive.</param>
public sealed record ProjectPart(string Title, Phrase Kind, string Club, string? Federation, int? Beneficiaries = null);

/// <summary>One party's part of a project's money, as the four-party bar draws it; centavos.</summary>
/// <param name="Party"><c>club</c>, <c>municipal</c>, <c>state</c> or <c>federal</c>.</param>
/// <param name="Name">The body's name, as signed.</param>
public sealed record PartyMoney(
    string Party, string Name, long Paid = 0, long Committed = 0, long Reserved = 0, long Gap = 0);

/// <summary>What a party is to put in, with the maximum that its rule allows; centavos.</summary>
/// <param name="Limited">True when the maximum made the share smaller than the proportion.</param>
public sealed record PartyShare(string Party, string Name, long Share, long? Maximum = null, bool Limited = false);

/// <summary>One number of a decision and the clause it follows.</summary>
public sealed record TraceStep(string Clause, Phrase Text)
{
    public static TraceStep Of(TraceLine line) => new(line.Clause, line.Text);
}

/// <summary>The registered account of a project. A CLABE is 18 digits.</summary>
/// <param name="Reference">What the payer writes on the wire.</param>
public sealed record RegisteredAccount(string Clabe, string Bank, string Holder, string Reference);

/// <summary>An office's act on the record, not an electronic signature.</summary>
/// <param name="Paper">SHA-256 of the scan of the signed paper, where one was kept.</param>
public sealed record OfficeAct(string Party, Phrase Act, string Office, Moment At, string? Paper = null);
