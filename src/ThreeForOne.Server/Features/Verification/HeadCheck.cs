using Npgsql;
using ThreeForOne.Server.Features.Heads;

namespace ThreeForOne.Server.Features.Verification;

/// <summary>
/// The chain is still the one whose heads were written outside: what its owner cut off or computed anew is found.
/// </summary>
public static class HeadCheck
{
    public const string Name = "every head written outside is in the chain, as it was written (9)";

    /// <summary>Looks up each head; the first that the chain does not hold is told.</summary>
    public static async Task<CheckResult> Run(
        IReadOnlyList<WrittenHead> heads, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            select format('line %s: seal %s of %s %s', h.line, h.seal_no, h.sealed_at, case
                     when s.seal_no is null then format('is gone: the chain was cut, it ends at seal %s', coalesce((select max(seal_no) from seal), 0))
                     when encode(s.hash, 'hex') <> h.hash or utc_text(s.sealed_at) <> h.sealed_at
                       then 'has another hash or time: the chain was computed anew'
                     else format('had %s seals up to it, there are %s', h.seals, (select count(*) from seal c where c.seal_no <= h.seal_no)) end)
              from unnest($1, $2, $3, $4) with ordinality h (seal_no, hash, sealed_at, seals, line)
              left join seal s on s.seal_no = h.seal_no
             where s.seal_no is null or encode(s.hash, 'hex') <> h.hash or utc_text(s.sealed_at) <> h.sealed_at
                or (select count(*) from seal c where c.seal_no <= h.seal_no) <> h.seals
             order by h.line limit 1
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new() { Value = heads.Select(h => h.SealNo).ToArray() });
        command.Parameters.Add(new() { Value = heads.Select(h => h.Hash).ToArray() });
        command.Parameters.Add(new() { Value = heads.Select(h => Database.Instant(h.SealedAt)).ToArray() });
        command.Parameters.Add(new() { Value = heads.Select(h => h.Count).ToArray() });
        return new CheckResult(Name, heads.Count, (string?)await command.ExecuteScalarAsync(stop));
    }
}
