namespace ThreeForOne.Server.Web.Errors;

/// <summary>What a person had typed into a form whose token no longer holds, to be sent again on request.</summary>
public sealed record ExpiredForm(string Action, bool CanBeSentAgain, IReadOnlyList<KeyValuePair<string, string>> Typed)
{
    /// <summary>
    /// Files cannot be carried and secrets must not be; a post from another site is told nothing and offered nothing,
    /// else this page would be the very hole that the token closes.
    /// Null for a form that cannot be read at all.
    /// </summary>
    public static ExpiredForm? Of(HttpRequest request) => Of(request, request.Path + request.QueryString);

    /// <summary>The same for a form that was sent to another address than the one that answers now.</summary>
    public static ExpiredForm? Of(HttpRequest request, string action)
    {
        if (!CameFromHere(request) || !request.HasFormContentType) return new(action, false, []);

        IFormCollection form;
        try
        {
            form = request.Form;
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return null;
        }
        var typed = form
            .Where(field => field.Key != "__RequestVerificationToken" && !IsSecret(field.Key))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))
            .ToList();
        return new(action, form.Files.Count == 0 && !form.Keys.Any(IsSecret), typed);
    }

    private static bool CameFromHere(HttpRequest request) =>
        request.Headers.Origin == $"{request.Scheme}://{request.Host}";

    // The key of a locality is a code that everybody may know.
    private static bool IsSecret(string name) => name != "LocalityCode"
        && (name.Contains("password", StringComparison.OrdinalIgnoreCase)
            || name.Contains("code", StringComparison.OrdinalIgnoreCase));
}
