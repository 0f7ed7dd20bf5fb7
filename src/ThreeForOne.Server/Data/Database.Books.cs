using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ThreeForOne.Server.Data;

/// <summary>
/// Where an entry belongs. <paramref name="Key"/> makes it happen once; a step's key is
/// instance/element/activation/effect. The effective date is a civil date in the programme's zone.
/// </summary>
public sealed record EntryOf(string Key, Guid Edition, Guid? Project, Guid? Subject, DateOnly EffectiveOn)
{
    /// <summary>The entry that a reversal takes back.</summary>
    public Guid? Reverses { get; init; }
}

public sealed partial class Database
{
    private const int RecordVersion = 1;

    /// <summary>Events that were recorded and not sent yet.</summary>
    private readonly List<byte[]> events = [];

    /// <summary>
    /// Posts a balanced entry through post_entry, the only way into the books. False when the same entry was posted
    /// before under the same key. Rows changed by EF are saved first, so that the database can check against them.
    /// </summary>
    public async Task<bool> Post(EntryDraft draft, EntryOf of, Act act, CancellationToken stop)
    {
        await SaveChangesAsync(stop);
        var lines = new JsonArray([.. draft.Lines.Select(line => (JsonNode)new JsonObject
        {
            ["scope"] = line.Scope.Kind == ScopeKind.BudgetLine ? "L" : "S",
            ["id"] = line.Scope.Id.ToString(),
            ["account"] = line.Account.Code,
            ["centavos"] = line.Centavos,
        })]);
        var body = new JsonObject
        {
            ["v"] = RecordVersion,
            ["id"] = NewId().ToString(),
            ["key"] = of.Key,
            ["kind"] = KindCode(draft.Kind),
            ["edition"] = of.Edition.ToString(),
            ["project"] = of.Project?.ToString(),
            ["subject"] = of.Subject?.ToString(),
            ["effective_on"] = of.EffectiveOn.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            ["recorded_at"] = Instant(act.At),
            ["by"] = act.By.ToString(),
            ["org"] = Actor.Organisation.ToString(),
            ["reason"] = act.Reason,
            ["lines"] = lines,
        };
        if (of.Reverses is { } reversed) body["reverses"] = reversed.ToString();
        var canon = CanonicalJson.Bytes(body);
        await using var batch = Batch();
        TakeEvents(batch);
        batch.BatchCommands.Add(Command("select post_entry($1)", canon));
        await using var answers = await batch.ExecuteReaderAsync(stop);
        for (var i = 1; i < batch.BatchCommands.Count; i++) await answers.NextResultAsync(stop);
        await answers.ReadAsync(stop);
        return answers.GetBoolean(0);
    }

    /// <summary>
    /// The journal's code of a moment: its name in lower case, words apart, as the posting matrix lists it.
    /// </summary>
    public static string KindCode(EntryKind kind) =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>
    /// Records an audit event: a past-tense code, and the facts that reports use, before and after. Events travel with
    /// the next entry, or with the commit, in the order in which they were recorded.
    /// </summary>
    public async Task Record(
        string code, Act act, Guid? project, Guid? subject, JsonObject facts, CancellationToken stop)
    {
        await SaveChangesAsync(stop);
        var canon = CanonicalJson.Bytes(new JsonObject
        {
            ["v"] = RecordVersion,
            ["id"] = NewId().ToString(),
            ["code"] = code,
            ["project"] = project?.ToString(),
            ["subject"] = subject?.ToString(),
            ["recorded_at"] = Instant(act.At),
            ["by"] = act.By.ToString(),
            ["org"] = Actor.Organisation.ToString(),
            ["reason"] = act.Reason,
            ["facts"] = facts,
        });
        events.Add(canon);
    }

    /// <summary>
    /// The next folio of a state and year, gapless: the last lock taken before the records that print it.
    /// </summary>
    public async Task<int> NextFolioNumber(string stateCode, int fiscalYear, CancellationToken stop)
    {
        await SaveChangesAsync(stop);
        var numbers = await Database.SqlQuery<int>(
            $"""
            insert into folio_counter as c (state_code, fiscal_year, last) values ({stateCode}, {fiscalYear}, 1)
            on conflict (state_code, fiscal_year) do update set last = c.last + 1 returning last as "Value"
            """).ToListAsync(stop);
        return numbers[0];
    }

    /// <summary>Puts work to do after commit into the outbox; the row is the queue.</summary>
    public void Enqueue(string kind, Guid subject, Act act) =>
        Outbox.Add(new OutboxRow { Id = NewId(), Kind = kind, SubjectId = subject, CreatedAt = act.At });

    private async Task WriteEvents(CancellationToken stop)
    {
        if (events.Count == 0) return;
        await using var batch = Batch();
        TakeEvents(batch);
        await batch.ExecuteNonQueryAsync(stop);
    }

    private void TakeEvents(NpgsqlBatch batch)
    {
        if (events.Count == 0) return;
        batch.BatchCommands.Add(Command("select record_events($1)", (object)events.ToArray()));
        events.Clear();
    }

    /// <summary>Statements that go to the server together, in the transaction under way.</summary>
    private NpgsqlBatch Batch() => new(
        (NpgsqlConnection)Database.GetDbConnection(),
        (NpgsqlTransaction)Database.CurrentTransaction!.GetDbTransaction());

    private static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }

    /// <summary>An instant as hashed things write it: UTC, microseconds.</summary>
    public static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
