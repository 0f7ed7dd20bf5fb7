using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Web;

/// <summary>What a form says when a value cannot be read at all, in the reader's language.</summary>
public static class BindingMessages
{
    public static void Apply(MvcOptions mvc)
    {
        var say = mvc.ModelBindingMessageProvider;
        say.SetAttemptedValueIsInvalidAccessor((_, _) => Unreadable());
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Unreadable());
        say.SetUnknownValueIsInvalidAccessor(_ => Unreadable());
        say.SetNonPropertyUnknownValueIsInvalidAccessor(Unreadable);
        say.SetValueIsInvalidAccessor(_ => Unreadable());
        say.SetValueMustBeANumberAccessor(_ => Say("Escriba un número.", "Enter a number."));
        say.SetNonPropertyValueMustBeANumberAccessor(() => Say("Escriba un número.", "Enter a number."));
        say.SetValueMustNotBeNullAccessor(_ => Missing());
        say.SetMissingBindRequiredValueAccessor(_ => Missing());
        say.SetMissingKeyOrValueAccessor(Missing);
        say.SetMissingRequestBodyRequiredValueAccessor(Missing);
    }

    private static string Unreadable() =>
        Say("No entendemos este dato. Revíselo y escríbalo de nuevo.",
            "We cannot read this. Check it and enter it again.");

    private static string Missing() => Say("Falta este dato.", "This is missing.");

    private static string Say(string spanish, string english) =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? english : spanish;
}
