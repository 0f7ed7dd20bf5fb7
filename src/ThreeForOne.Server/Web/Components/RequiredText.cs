namespace ThreeForOne.Server.Web.Components;

/// <summary>A field that is needed was left empty. The summary of errors names the field before it.</summary>
public sealed record FieldMissing() : Refusal("form.field_missing")
{
    public override Bilingual Say => new("Falta este dato.", "This is missing.");
}

/// <summary>Words that a form needs.</summary>
public static class RequiredText
{
    public static Result<string> Of(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? new FieldMissing() : typed.Trim();
}
