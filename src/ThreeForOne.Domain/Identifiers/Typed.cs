namespace ThreeForOne.Domain;

/// <summary>Takes out of an identifier what people add when they copy it.</summary>
internal static class Typed
{
    public static string Compact(string? text) =>
        string.Concat((text ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();
}
