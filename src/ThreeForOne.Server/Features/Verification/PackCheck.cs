using Npgsql;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Verification;

/// <summary>
/// What stands as rows of a pack is what its file says, read anew: a ceiling that was left out, or another, is found.
/// </summary>
public static class PackCheck
{
    public const string Name = "the envelope rules of every edition and pack are those of the pack's file";

    private sealed record Stored(
        string Owner, byte[] Content, string[] Parties, bool[] ByMunicipality, bool[] ByType, long?[] Most,
        bool Certification, string? Base);

    /// <summary>
    /// Reads each pack and compares its rows, and those of its editions; the first that differs is told.
    /// </summary>
    public static async Task<CheckResult> Run(NpgsqlConnection connection, CancellationToken stop)
    {
        var rows = await Read(connection, stop);
        return new CheckResult(Name, rows.Count, rows.Select(Difference).FirstOrDefault(d => d is not null));
    }

    private static string? Difference(Stored row)
    {
        RulePack read;
        try
        {
            read = ProgrammeFiles.Pack(row.Owner, row.Content, isFrozen: true).Pack;
        }
        catch (ProgrammeFileException problem)
        {
            return $"{row.Owner}: its file cannot be read: {problem.Message}";
        }
        var said = read.Governments.Select(read.EnvelopeOf).OrderBy(r => r.Party, StringComparer.Ordinal)
            .Select(r => (r.Party, r.ByMunicipality, r.ByType, r.Most?.Minor));
        var stored = row.Parties.Select((p, i) => (p, row.ByMunicipality[i], row.ByType[i], row.Most[i]));
        return !said.SequenceEqual(stored) ? $"{row.Owner}: its envelope rules are not those of its file"
            : row.Certification != read.CertifiesFirst
                ? $"{row.Owner}: its certification is not its file's"
            : row.Base is { } stated && stated != PackRows.BaseCode(read)
                ? $"{row.Owner}: its matching base is not its file's"
            : null;
    }

    // What was opened before this was kept matches the cost, whatever its file says: its base is not compared.
    private static async Task<List<Stored>> Read(NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(
            """
            with owner as (
                select 'rule_pack' kind, p.rule_pack_id id, p.rule_pack_id, p.certification,
                       case when not p.inferred then p.matching_base end base from pack_edition p
                union all
                select 'edition', e.id, e.rule_pack_id, e.certification, case when not p.inferred then e.matching_base end
                  from edition e left join pack_edition p on p.rule_pack_id = e.rule_pack_id),
            rule as (
                select 'rule_pack' kind, rule_pack_id id, party, by_municipality, by_type, most_centavos from pack_envelope
                union all select 'edition', edition_id, party, by_municipality, by_type, most_centavos from envelope_rule)
            select format('%s %s', o.kind, o.id), r.content,
                   array(select x.party from rule x where (x.kind, x.id) = (o.kind, o.id) order by x.party collate "C"),
                   array(select x.by_municipality from rule x where (x.kind, x.id) = (o.kind, o.id) order by x.party collate "C"),
                   array(select x.by_type from rule x where (x.kind, x.id) = (o.kind, o.id) order by x.party collate "C"),
                   array(select x.most_centavos from rule x where (x.kind, x.id) = (o.kind, o.id) order by x.party collate "C"),
                   o.certification, o.base
              from owner o join rule_pack r on r.id = o.rule_pack_id order by o.kind desc, o.id
            """, connection)
        { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<Stored>();
        while (await reader.ReadAsync(stop))
            rows.Add(new(
                reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetFieldValue<string[]>(2),
                reader.GetFieldValue<bool[]>(3), reader.GetFieldValue<bool[]>(4), reader.GetFieldValue<long?[]>(5),
                reader.GetBoolean(6), reader.IsDBNull(7) ? null : reader.GetString(7)));
        return rows;
    }
}
