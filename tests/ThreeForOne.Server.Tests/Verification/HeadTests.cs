using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Heads;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.Verification;

namespace ThreeForOne.Server.Tests.Verification;

/// <summary>
/// What the owner of the database does to the chain with every trigger off, so well that `verify` alone finds nothing;
/// the heads that were written outside find it.
/// </summary>
public sealed class HeadTests(StoredBooks books) : IClassFixture<StoredBooks>, IDisposable
{
    private const string AsSystem = "select set_config('app.org', '00000000-0000-7000-8000-000000000001', false), "
        + "set_config('app.person', '00000000-0000-7000-8000-000000000001', false); ";

    // An event that nothing else tells of, as the tail of the chain.
    private const string AddEvent = AsSystem + """
        select record_event(convert_to('{"v":1,"id":"00000000-0000-7000-8000-00000000feed","code":"x","project":null,'
          || '"subject":null,"recorded_at":"2026-01-15T15:00:00.000000Z","by":"00000000-0000-7000-8000-000000000001",'
          || '"org":"00000000-0000-7000-8000-000000000001","reason":"prueba","facts":{}}', 'UTF8'));
        select seal_pending(10)
        """;

    private const string DeleteTail = """
        delete from seal where seal_no = (select max(seal_no) from seal);
        delete from audit_event where id = '00000000-0000-7000-8000-00000000feed'
        """;

    private const string Recompute = """
        update audit_event set reason = 'otra', canon = convert_to(replace(convert_from(canon, 'UTF8'), '"prueba"', '"otra"'), 'UTF8')
         where code = 'proposal.submitted';
        do $$
        declare s record; before bytea := sha256('Three-For-One');
        begin
            for s in select * from seal order by seal_no loop
                update seal set previous_hash = before, item_sha256 = i.sha256,
                       hash = seal_hash(s.seal_no, before, s.item_kind, s.item_id, i.sha256, s.sealed_at)
                  from sealable i where i.item_kind = s.item_kind and i.id = s.item_id and seal.seal_no = s.seal_no
                returning hash into before;
            end loop;
        end $$
        """;

    private readonly string _folder = Scratch.New();

    public void Dispose() => Scratch.Delete(_folder);

    [Theory]
    [InlineData("the chain was cut, it ends at seal", DeleteTail)]
    [InlineData("the chain was computed anew", DeleteTail + ";" + AddEvent)]
    [InlineData("the chain was computed anew", Recompute)]
    public async Task What_the_owner_cuts_or_computes_anew_is_found_by_the_head_alone(string told, string tampering)
    {
        var databases = await books.Copy();
        await books.Tamper(databases, AddEvent);
        Assert.NotNull(await Write(databases));
        var (exit, said) = await Verify(databases);
        Assert.True(exit == 0, said);
        Assert.Contains($"OK    {HeadCheck.Name}: 1 rows", said, StringComparison.Ordinal);

        await books.Tamper(databases, tampering);

        Assert.All(await StoredBooks.Verify(databases), result => Assert.True(result.Holds, result.ToString()));
        (exit, said) = await Verify(databases);
        Assert.Equal(1, exit);
        Assert.Contains($"FAIL  {HeadCheck.Name}: line 1: seal ", said, StringComparison.Ordinal);
        Assert.Contains(told, said, StringComparison.Ordinal);
        await books.Drop(databases);
    }

    [Fact]
    public async Task A_line_is_added_for_a_new_head_only_and_earlier_lines_stay()
    {
        var databases = await books.Copy();
        var first = await Write(databases);
        Assert.Null(await Write(databases));
        await books.Tamper(databases, AddEvent);
        var second = await Write(databases);

        Assert.Equal([first!, second!], HeadFile.Read(HeadFile.In(_folder)));
        Assert.Equal(first!.SealNo + 1, second!.SealNo);
        Assert.Equal(second.SealNo, second.Count);
        Assert.EndsWith("\n", await File.ReadAllTextAsync(HeadFile.In(_folder), Stop), StringComparison.Ordinal);
        Assert.Equal(0, (await Verify(databases)).Exit);
        await books.Drop(databases);
    }

    [Theory]
    [InlineData("", "holds no head")]
    [InlineData("12 abc 2026-01-15T15:00:00.000000Z 12", "line 1 of")]
    [InlineData(null, "cannot read the heads")]
    public void A_file_that_holds_no_heads_is_refused_and_never_passed_over(string? content, string told)
    {
        var path = HeadFile.In(_folder);
        if (content is not null) File.WriteAllText(path, content);

        var refused = Assert.Throws<OperatorError>(() => HeadFile.Read(path));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<WrittenHead?> Write(Databases databases)
    {
        await using var services = new ServiceCollection().AddLogging().AddData(databases)
            .AddSingleton(TimeProvider.System).AddHeads(_folder).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WriteHead>().Run(Stop);
    }

    private async Task<(int Exit, string Said)> Verify(Databases databases)
    {
        var said = new StringWriter();
        var exit = await VerifyVerb.Run(databases.Verifier!, HeadFile.Read(HeadFile.In(_folder)), said, Stop);
        return (exit, said.ToString());
    }
}
