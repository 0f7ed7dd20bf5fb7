using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Data;

/// <summary>The key was used before for something else.</summary>
public sealed record KeyUsedForSomethingElse() : Refusal("conflict.key_used")
{
    public override Bilingual Say => new(
        "Este formulario ya se envió con otros datos. Abra la página de nuevo y vuelva a intentarlo.",
        "This form was already sent with other data. Open the page again and try once more.");
}

/// <summary>The form came without the key that its page gave it, or with one that no page gives.</summary>
public sealed record FormKeyMissing() : Refusal("conflict.key_missing")
{
    public override Bilingual Say => new(
        "El formulario llegó incompleto. Abra la página de nuevo y vuelva a enviarlo.",
        "The form arrived incomplete. Open the page again and send it once more.");
}

/// <summary>
/// The same key and payload give the same answer; another payload is a conflict. Refusals are not stored. Call inside
/// the use case's transaction: the answer commits with what it answers.
/// </summary>
public static class Idempotency
{
    private const int KeyMax = 100;

    public static async Task<Result<T>> Once<T>(
        this Database db, string operation, string key, JsonNode payload, Act act, Func<Task<Result<T>>> work,
        CancellationToken stop)
    {
        if (key.Length is 0 or > KeyMax) return new FormKeyMissing();
        var organisation = db.Actor.Organisation;
        var hash = SHA256.HashData(CanonicalJson.Bytes(payload));

        // Two requests with one key: the second waits here and then finds the first's answer.
        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({organisation + "/" + operation + "/" + key}, 5))", stop);
        var earlier = await db.IdempotentAnswers.AsNoTracking().SingleOrDefaultAsync(
            a => a.OrganisationId == organisation && a.Operation == operation && a.Key == key, stop);
        if (earlier is not null)
            return earlier.PayloadSha256.AsSpan().SequenceEqual(hash)
                ? JsonSerializer.Deserialize<T>(earlier.Answer)!
                : new KeyUsedForSomethingElse();

        var result = await work();
        if (!result.IsRefusal)
            db.IdempotentAnswers.Add(new IdempotentAnswer
            {
                OrganisationId = organisation, Operation = operation, Key = key, PayloadSha256 = hash,
                Answer = JsonSerializer.Serialize(result.Value), CreatedAt = act.At,
            });
        return result;
    }
}
