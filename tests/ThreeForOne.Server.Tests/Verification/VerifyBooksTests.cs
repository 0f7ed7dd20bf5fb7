using Npgsql;
using ThreeForOne.Server.Features.Verification;

namespace ThreeForOne.Server.Tests.Verification;

public sealed class VerifyBooksTests(StoredBooks books) : IClassFixture<StoredBooks>
{
    private const string NewestEntry = "(select item_id from seal where item_kind = 'J' order by seal_no desc limit 1)";
    private const string NewestEvent = "(select item_id from seal where item_kind = 'A' order by seal_no desc limit 1)";
    private const string SomeEntry = "(select id from journal_entry where kind = 'reserve')";
    private const string Scope = "programme_id, state_code, fiscal_year, club_id, municipality_code";
    private const string SomeBalance =
        "(select scope_id from balance where account = '8.2.4' order by scope_id limit 1)";

    /// <summary>What somebody does with the database's own hands, and the row that `verify` then names.</summary>
    public static TheoryData<string, string> Tamperings => new()
    {
        { $"update balance set centavos = centavos + 1 where scope_id = {SomeBalance} and account = '8.2.4'",
            $"select 'balance ' || {SomeBalance} || ' 8.2.4'" },
        { $"delete from balance where scope_id = {SomeBalance} and account = '8.2.4'",
            $"select 'balance ' || {SomeBalance} || ' 8.2.4'" },
        { "insert into balance values ('00000000-0000-7000-8000-00000000beef', 'P.BANCO', 'D', 100)",
            "select 'balance 00000000-0000-7000-8000-00000000beef P.BANCO'" },

        { "update edition set closed_at = now(), closed_by = opened_by", "select 'edition ' || id from edition" },
        { "update budget_line set type_code = 'otro' where party = 'state'",
            "select 'budget_line ' || id from budget_line where party = 'state'" },
        { "update envelope_rule set most_centavos = 1 where party = 'state'", "select 'edition ' || id from edition" },
        { "delete from pack_envelope where party = 'state'",
            "select 'rule_pack ' || min(rule_pack_id::text) from pack_envelope where party = 'state'" },
        { "update edition set certification = not certification", "select 'edition ' || id from edition" },
        { "update edition set matching_base = 'deposit'", "select 'edition ' || id from edition" },
        { "update project_share set budget_line_id = (select id from budget_line where party = 'federal') "
            + "where party = 'state'", "select 'project_share ' || id from project_share where party = 'state'" },

        { "update document set record = '\\x7b7d', record_sha256 = sha256('\\x7b7d')",
            "select 'document ' || folio from document" },
        { "update document set verification_code = repeat('f', 32)", "select 'document ' || folio from document" },
        { "update document set standing = 'CANCELADA'", "select 'document ' || folio from document" },
        { "delete from document", "select 'document ZAC-2026-9001-ACU-01'" },
        { "update file set content = set_byte(content, 100, 0) where media_type = 'application/pdf'",
            "select 'document ' || folio from document" },
        { "delete from file where media_type = 'application/pdf'", "select 'document ' || folio from document" },
        { "update document set pdf_sha256 = null, template_hash = null", "select 'document ' || folio from document" },
        { "update file set content = content || '\\x00', length = length + 1 where media_type = 'text/plain'",
            "select encode(sha256, 'hex') from file where media_type = 'text/plain'" },
        { "delete from file where media_type = 'text/plain'", "select 'attachment ' || id from attachment" },

        { "update seal set sealed_at = sealed_at + interval '1 second' where seal_no = 3", "select 'seal 3'" },
        { "delete from seal where seal_no = 3", "select 'seal 4'" },
        { "delete from seal where seal_no = (select max(seal_no) from seal)",
            $"select item_id::text from seal order by seal_no desc limit 1" },
        { "update seal set item_sha256 = sha256('x'), hash = seal_hash(seal_no, previous_hash, item_kind, item_id, "
            + "sha256('x'), sealed_at) where seal_no = 3", "select 'seal 4'" },

        { $"update journal_entry set reason = 'otra' where id = {SomeEntry}",
            $"select 'journal_entry ' || {SomeEntry}" },
        { "update journal_entry set reason = 'cambio', canon = convert_to(replace(convert_from(canon, 'UTF8'), "
            + $"'prueba', 'cambio'), 'UTF8') where id = {NewestEntry}", $"select 'journal_entry ' || {NewestEntry}" },
        { $"update journal_entry set inserted_at = inserted_at - interval '1 second' where id = {SomeEntry}",
            $"select 'journal_entry ' || {SomeEntry}" },
        { $"update journal_entry set municipality_code = '020' where id = {SomeEntry}",
            $"select 'journal_entry ' || {SomeEntry}" },
        { $"update journal_entry set canon = '\\xff' where id = {SomeEntry}",
            $"select 'journal_entry ' || {SomeEntry}" },
        { $"delete from journal_entry where id = {SomeEntry}", $"select 'journal_entry ' || {SomeEntry}" },
        { $"delete from journal_entry where id = {NewestEntry}", $"select 'journal_entry ' || {NewestEntry}" },
        { $"update journal_line set centavos = centavos * 2 where entry_id = {SomeEntry}",
            $"select 'journal_line ' || {SomeEntry} || '/1'" },
        { $"delete from journal_line where entry_id = {NewestEntry} and line_no = 2",
            $"select 'journal_line ' || {NewestEntry} || '/2'" },
        { $"delete from journal_line where entry_id = {SomeEntry}", $"select 'journal_line ' || {SomeEntry} || '/1'" },

        { "update audit_event set facts = '{}' where code = 'proposal.submitted'",
            "select 'audit_event ' || id from audit_event where code = 'proposal.submitted'" },
        { $"update audit_event set club_id = null where code = 'proposal.submitted'",
            "select 'audit_event ' || id from audit_event where code = 'proposal.submitted'" },
        { $"update audit_event set recorded_at = recorded_at + interval '1 day' where id = {NewestEvent}",
            $"select 'audit_event ' || {NewestEvent}" },
        { "delete from audit_event where code = 'proposal.submitted'",
            "select 'audit_event ' || id from audit_event where code = 'proposal.submitted'" },
        { $"delete from audit_event where id = {NewestEvent}", $"select 'audit_event ' || {NewestEvent}" },

        // Into a sealed range: without a place in the queue, with one under an old number, with one under an old date.
        { Copied("journal_entry", "9999", "clock_timestamp()"), Inserted("journal_entry") },
        { Copied("audit_event", "9999", "clock_timestamp()"), Inserted("audit_event") },
        { Copied("audit_event", "-5", "(select min(inserted_at) - interval '10 minutes' from audit_event)")
            + Queued("A", "-5"), Inserted("audit_event") },
        { "update journal_entry set inserted_at = inserted_at - interval '10 minutes'; "
            + Copied("journal_entry", "-5", "clock_timestamp()") + Queued("J", "-5"), Inserted("journal_entry") },
        { Copied("journal_entry", "9999", "clock_timestamp() - interval '1 hour'") + Queued("J", "9999"),
            Inserted("journal_entry") },
        { Copied("journal_entry", "9999", "clock_timestamp() - interval '1 hour'") + Queued("J", "9999") + Sealed,
            Inserted("journal_entry") },
        { Copied("audit_event", "-5", "(select min(inserted_at) - interval '10 minutes' from audit_event)")
            + Queued("A", "-5") + Sealed, Inserted("audit_event") },

        { "update project_share set agreed_centavos = agreed_centavos - 1 where party = 'state'",
            "select 'project ' || id from project" },
        { "update project set cost_centavos = cost_centavos + 100", "select 'project ' || id from project" },
        { "update project_group set weight = 2 where code = 'state'", "select 'project ' || id from project" },
        { "update reservation set status = 'released'", "select 'reservation ' || id from reservation" },
        { "delete from reservation", $"select 'journal_entry ' || {SomeEntry}" },
        { "update payment set amount_centavos = amount_centavos + 1",
            "select 'journal_entry ' || id from journal_entry where kind = 'payment_out'" },
        { "delete from payment_approval where person_id = (select person_id from payment_approval limit 1)",
            "select 'payment ' || id from payment" },
        { "update deposit set amount_centavos = amount_centavos + 1, applied_centavos = applied_centavos + 1 "
            + "where party = 'club'", "select 'deposit ' || id from deposit where party = 'club'" },
        { "update bank_line set amount_centavos = amount_centavos - 1 where bank_reference = 'club'",
            "select 'bank_line ' || id from bank_line where bank_reference = 'club'" },
        { "update deposit set status = 'reversed' where party = 'club'",
            "select 'deposit ' || id from deposit where party = 'club'" },
        { "update deposit set payer = 'Municipio de Jalpa' where party = 'club'",
            "select 'deposit ' || id from deposit where party = 'club'" },
        { "delete from deposit where party = 'club'", "select 'journal_entry ' || e.id from journal_entry e "
            + "join deposit d on d.id = e.subject_id where d.party = 'club'" },
        { $"insert into closing_return select id, 'club', 0, 0, 0, 0, {Scope} from project",
            "select 'project_yield ' || id from project_yield" },
        { "insert into share_lowering select '00000000-0000-7000-8000-00000000beef', id, 1, created_by, now(), 'x', "
            + $"{Scope} from project", "select 'share_lowering 00000000-0000-7000-8000-00000000beef'" },
        { "insert into project_duty select project_id, person_id, 'payment_orderer', taken_at, programme_id, "
            + "state_code, fiscal_year, club_id, municipality_code from project_duty where duty = 'payment_approver' limit 1",
            "select 'project_duty ' || project_id from project_duty limit 1" },
        { "insert into idempotency values ((select id from organisation limit 1), 'x', 'k', '\\x00', '{}', now())",
            "select 'idempotency ' || (select id from organisation limit 1) || '/x/k'" },
    };

    [Fact]
    public async Task What_the_program_stored_holds()
    {
        var databases = await books.Copy();
        var results = await StoredBooks.Verify(databases);
        Assert.All(results, result => Assert.True(result.Holds, result.ToString()));
        string[] without = ["reversed", "lowered"];
        Assert.All(results.Where(r => !without.Any(w => r.Name.Contains(w, StringComparison.Ordinal))), result =>
            Assert.True(result.Rows > 0, result.Name));
        await books.Drop(databases);
    }

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Names_the_row_that_somebody_changed(string sql, string row)
    {
        var databases = await books.Copy();
        var named = (string)(await books.Tamper(databases, row))!;
        await books.Tamper(databases, sql);

        var results = await StoredBooks.Verify(databases);
        Assert.Contains(results, r => r.FirstBad?.Contains(named, StringComparison.Ordinal) == true);
        await books.Drop(databases);
    }

    [Fact]
    public async Task The_app_cannot_do_any_of_it()
    {
        var databases = await books.Copy();
        foreach (var (sql, _) in Tamperings.Select(row => row.Data).Where(d => NeedsMoreThanTheApp(d.Item1)))
        {
            var refused = await Record.ExceptionAsync(() => Sql.Scalar(databases.App, AsSystem + sql));
            Assert.True(refused is PostgresException
            {
                SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.CheckViolation,
            }, $"{sql}: {refused?.Message ?? "allowed"}");
        }
        Assert.All(await StoredBooks.Verify(databases), result => Assert.True(result.Holds, result.ToString()));
        await books.Drop(databases);
    }

    [Fact]
    public async Task A_tail_that_nobody_seals_is_told_after_a_minute_and_not_before()
    {
        var databases = await books.Copy();
        await books.Tamper(databases,
            "insert into audit_event (id, code, person_id, organisation_id, recorded_at, reason, facts, canon) "
            + "select gen_random_uuid(), 'x', person_id, organisation_id, recorded_at, reason, facts, canon "
            + "from audit_event limit 1; "
            + "insert into unsealed select 'A', id, seq from audit_event where code = 'x'");
        var waiting = (await StoredBooks.Verify(databases))
            .Single(r => r.Name.StartsWith("every entry and event is sealed", StringComparison.Ordinal));
        Assert.True(waiting.Holds, waiting.ToString());

        await books.Tamper(databases, "update audit_event set inserted_at = inserted_at - interval '61 seconds'; "
            + "update journal_entry set inserted_at = inserted_at - interval '61 seconds'");
        waiting = (await StoredBooks.Verify(databases)).Single(r => r.Name == waiting.Name);
        Assert.Contains("has waited for its seal", waiting.FirstBad, StringComparison.Ordinal);
        await books.Drop(databases);
    }

    [Fact]
    public async Task The_verb_writes_a_line_a_check_and_says_how_many_failed()
    {
        var databases = await books.Copy();
        var said = new StringWriter();
        Assert.Equal(0, await VerifyVerb.Run(databases.Verifier!, said, TestContext.Current.CancellationToken));
        Assert.Equal(VerifyBooks.Checks.Count + 2, said.ToString().Trim().Split('\n').Length);

        await books.Tamper(databases, "delete from seal where seal_no = 2");
        Assert.Equal(
            1, await VerifyVerb.Run(
                databases.Verifier!, said = new StringWriter(), TestContext.Current.CancellationToken));
        Assert.Contains("FAIL  seals are one chain", said.ToString(), StringComparison.Ordinal);
        await books.Drop(databases);
    }

    private const string AsSystem = "select set_config('app.org', '00000000-0000-7000-8000-000000000001', false), "
        + "set_config('app.person', '00000000-0000-7000-8000-000000000001', false); ";

    private const string Sealed = "; " + AsSystem + "select seal_pending(10)";

    // Cancelling a document is the app's to do; it is told by an event.
    private static bool NeedsMoreThanTheApp(string sql) => !sql.Contains("standing", StringComparison.Ordinal)
        && new[] { "balance", "document", "file", "seal", "journal_entry", "journal_line", "audit_event" }
        .Any(table => sql.Contains(" " + table + " ", StringComparison.Ordinal)
            || sql.EndsWith(" " + table, StringComparison.Ordinal));

    private static string Copied(string table, string seq, string at) => table == "journal_entry"
        ? "insert into journal_entry (id, seq, key, inserted_at, kind, edition_id, effective_on, fiscal_year, month, "
            + "recorded_at, person_id, organisation_id, reason, canon) overriding system value "
            + $"select '00000000-0000-7000-8000-00000000c0de', {seq}, 'x', {at}, kind, edition_id, effective_on, "
            + "fiscal_year, month, recorded_at, person_id, organisation_id, reason, canon from journal_entry limit 1; "
        : "insert into audit_event (id, seq, inserted_at, code, person_id, organisation_id, recorded_at, reason, "
            + "facts, canon) overriding system value "
            + $"select '00000000-0000-7000-8000-00000000c0de', {seq}, {at}, code, person_id, organisation_id, "
            + "recorded_at, reason, facts, canon from audit_event limit 1; ";

    private static string Queued(string kind, string seq) =>
        $"insert into unsealed values ('{kind}', '00000000-0000-7000-8000-00000000c0de', {seq})";

    private static string Inserted(string table) => $"select '{table} 00000000-0000-7000-8000-00000000c0de'";
}
