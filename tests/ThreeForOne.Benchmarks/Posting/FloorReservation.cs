using System.Text.Json.Nodes;
using Npgsql;
using NpgsqlTypes;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Benchmarks.Posting;

/// <summary>
/// The floor: the rows of a reservation, written to tables with the same columns, indexes and foreign keys in one
/// transaction, by prepared statements in one batch. Nothing is decided, stamped or checked. The hot rows come last.
/// </summary>
/// <param name="oneByOne">Each statement by itself, waiting for its answer, instead of all in one batch.</param>
public sealed class FloorReservation(string connectionString, bool oneByOne = false) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = true, MaxAutoPrepare = 50, AutoPrepareMinUsages = 1, NoResetOnClose = true,
        }.ConnectionString);

    public async Task Reserve(WaitingProject project, CancellationToken stop)
    {
        var now = TimeProvider.System.GetUtcNow();
        var (entry, happening) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
        var lines = Postings.Reserve(project.Shares).Lines;
        await using var connection = await _source.OpenConnectionAsync(stop);
        await using var transaction = await connection.BeginTransactionAsync(stop);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var facts = ProductReservation.Facts();
        var (who, org) = (PostingStage.Secretary.Person, PostingStage.Secretary.Organisation);
        Add(batch, """
            with event as (
                insert into floor.audit_event (id, code, project_id, person_id, organisation_id, recorded_at, reason, facts, canon,
                    programme_id, state_code, fiscal_year, club_id, municipality_code)
                values ($1, 'committee.ruled', $2, $3, $4, $5, 'Aprobación del comité', $6, $7, $8, '32', $9, $10, '019') returning id, seq)
            insert into floor.unsealed select 'A', id, seq from event
            """, happening, project.Id, who, org, now, Json(facts.ToJsonString()),
            CanonicalJson.Bytes(new JsonObject
            {
                ["v"] = 1, ["id"] = happening.ToString(), ["code"] = "committee.ruled",
                ["project"] = project.Id.ToString(), ["subject"] = null,
                ["recorded_at"] = Server.Data.Database.Instant(now), ["by"] = who.ToString(), ["org"] = org.ToString(),
                ["reason"] = "Aprobación del comité", ["facts"] = facts,
            }), project.Programme, project.FiscalYear, PostingStage.Club);
        Add(batch, """
            with entry as (
                insert into floor.journal_entry (id, key, kind, edition_id, project_id, effective_on, fiscal_year, month, recorded_at,
                    person_id, organisation_id, reason, canon, programme_id, state_code, club_id, municipality_code)
                values ($1, $2, 'reserve', $3, $4, '2026-01-15', 2026, 1, $5, $6, $7, 'Aprobación del comité', $8, $9, '32', $10, '019')
                returning id, seq)
            insert into floor.unsealed select 'J', id, seq from entry
            """, entry, $"bench/{project.Id}", project.Edition, project.Id, now, who, org,
            Canon(entry, project, lines, now), project.Programme, PostingStage.Club);
        Add(batch, """
            insert into floor.journal_line (entry_id, line_no, scope_kind, scope_id, account, centavos)
            select $1, n, k, s, a, c from unnest($2::text[], $3::uuid[], $4::text[], $5::bigint[]) with ordinality x(k, s, a, c, n)
            """, entry, lines.Select(l => l.Scope.Kind == ScopeKind.BudgetLine ? "L" : "S").ToArray(),
            lines.Select(l => l.Scope.Id).ToArray(), lines.Select(l => l.Account.Code).ToArray(),
            lines.Select(l => l.Centavos).ToArray());
        Add(batch, """
            insert into floor.reservation (id, project_id, reserve_entry_id, programme_id, state_code, fiscal_year, club_id, municipality_code)
            values ($1, $2, $1, $3, '32', $4, $5, '019')
            """, entry, project.Id, project.Programme, project.FiscalYear, PostingStage.Club);
        var own = lines.Where(l => l.Scope.Kind == ScopeKind.ProjectShare).ToArray();
        Add(batch, """
            insert into floor.balance (scope_id, account, natural_side, centavos)
            select s, a, case a when '8.2.0' then 'C' else 'D' end, c from unnest($1::uuid[], $2::text[], $3::bigint[]) x(s, a, c)
            """, own.Select(l => l.Scope.Id).ToArray(), own.Select(l => l.Account.Code).ToArray(),
            own.Select(l => l.Centavos).ToArray());
        // Ascending by envelope, which the shares already are, so that two reservations do not wait for one another.
        foreach (var line in lines.Where(l => l.Scope.Kind == ScopeKind.BudgetLine).OrderBy(l => l.Scope.Id)
            .ThenBy(l => l.Account.Code, StringComparer.Ordinal))
            Add(batch, """
                insert into floor.balance as b (scope_id, account, natural_side, centavos) values ($1, $2, 'D', greatest($3, 0))
                on conflict (scope_id, account) do update set centavos = b.centavos + $3
                """, line.Scope.Id, line.Account.Code, line.Centavos);
        if (oneByOne) await OneByOne(batch, connection, transaction, stop);
        else await batch.ExecuteNonQueryAsync(stop);
        await transaction.CommitAsync(stop);
    }

    private static async Task OneByOne(
        NpgsqlBatch batch, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken stop)
    {
        foreach (var statement in batch.BatchCommands)
        {
            await using var command = new NpgsqlCommand(statement.CommandText, connection, transaction);
            foreach (NpgsqlParameter parameter in statement.Parameters) command.Parameters.Add(parameter.Clone());
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static byte[] Canon(
        Guid entry, WaitingProject project, IReadOnlyList<LineDraft> lines, DateTimeOffset now) =>
        CanonicalJson.Bytes(new JsonObject
        {
            ["v"] = 1, ["id"] = entry.ToString(), ["key"] = $"bench/{project.Id}", ["kind"] = "reserve",
            ["edition"] = project.Edition.ToString(), ["project"] = project.Id.ToString(), ["subject"] = null,
            ["effective_on"] = "2026-01-15", ["recorded_at"] = Server.Data.Database.Instant(now),
            ["by"] = PostingStage.Secretary.Person.ToString(), ["org"] = PostingStage.Secretary.Organisation.ToString(),
            ["reason"] = "Aprobación del comité",
            ["lines"] = new JsonArray([.. lines.Select(l => (JsonNode)new JsonObject
            {
                ["scope"] = l.Scope.Kind == ScopeKind.BudgetLine ? "L" : "S", ["id"] = l.Scope.Id.ToString(),
                ["account"] = l.Account.Code, ["centavos"] = l.Centavos,
            })]),
        });

    private static NpgsqlParameter Json(string text) => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
