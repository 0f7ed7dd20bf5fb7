using System.Text.RegularExpressions;

namespace ThreeForOne.Server.Features.People;

/// <summary>An e-mail address as people write it: no names or brackets around it, at most 254 characters.</summary>
public static partial class EmailAddress
{
    private const int LengthMax = 254;

    public static Result<string> Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        return text.Length <= LengthMax && Written().IsMatch(text) ? text : new EmailNotAnAddress();
    }

    // Letters of any alphabet: whether it arrives is the mail's business.
    [GeneratedRegex(@"^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@"
        + @"([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$")]
    private static partial Regex Written();
}
