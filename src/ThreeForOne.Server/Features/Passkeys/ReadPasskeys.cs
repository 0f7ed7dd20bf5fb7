using ThreeForOne.Server.Features.SignIn;

namespace ThreeForOne.Server.Features.Passkeys;

/// <summary>A passkey as its owner sees it.</summary>
public sealed record OwnPasskey(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>Reads a person's own passkeys.</summary>
public sealed class ReadPasskeys(Database db, AccountStore accounts)
{
    public async Task<IReadOnlyList<OwnPasskey>> Handle(Actor who, CancellationToken stop)
    {
        var found = await db.Reading(who, () => accounts.Within(async users =>
            await users.FindByIdAsync(who.Person.ToString()) is { } account
                ? await users.GetPasskeysAsync(account)
                : [], stop), stop);
        return [.. found.OrderBy(k => k.CreatedAt)
            .Select(k => new OwnPasskey(Convert.ToHexStringLower(k.CredentialId), k.Name ?? "", k.CreatedAt))];
    }

    /// <summary>The credential that a form names; null when that is none.</summary>
    internal static byte[]? CredentialOf(string? id)
    {
        try
        {
            return id is { Length: > 0 } ? Convert.FromHexString(id) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
