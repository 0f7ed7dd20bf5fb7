using System.Net;
using Npgsql;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Talking;
using ThreeForOne.Server.Tests.Proposals;

namespace ThreeForOne.Server.Tests.Talking;

/// <summary>
/// Who sees what is written: another club nothing, a club never a note, a federation or works committee neither. Held
/// by the pages and, with the program left out, by PostgreSQL.
/// </summary>
public sealed class TalkingSidesTests(TalkedSite site) : IClassFixture<TalkedSite>
{
    private static readonly string[] s_tables = ["question", "question_message", "project_note"];

    [Fact]
    public async Task Rows_are_there_for_their_sides_alone()
    {
        var (durazno, delegation) = (DemoOffices.ElDurazno, DemoOffices.Delegation);
        Assert.Equal("1 1 0", await Seen(durazno));
        Assert.Equal("0 0 0", await Seen(DemoOffices.JalpaUnido));
        Assert.Equal("0 0 0", await Seen(DemoOffices.Federation));
        Assert.Equal("0 0 0", await Seen(DemoOffices.WorksCommittee));
        foreach (var office in
            new[] { delegation, DemoOffices.Municipality, DemoOffices.Treasury, DemoOffices.Auditor })
            Assert.Equal("1 1 1", await Seen(office));
        Assert.Equal("0 0 0", await Seen((Guid?)null));
        // Offices of another place: the same municipality's key, another state's office.
        await Sql.Scalar(site.Databases.Owner!, """
            insert into state (code, name, folio_prefix) values ('14', 'Jalisco', 'JAL') on conflict do nothing;
            insert into organisation (id, kind, name, sees, state_code, municipality_code)
            values ('00000000-0000-7000-8000-00000000aa01', 'municipality', 'Otro municipio', 'place', '32', '020'),
                   ('00000000-0000-7000-8000-00000000aa02', 'delegation', 'Otra delegación', 'place', '14', null)
            on conflict do nothing
            """);
        foreach (var other in new[] { 1, 2 })
            Assert.Equal("0 0 0", await Seen(Guid.Parse($"00000000-0000-7000-8000-00000000aa0{other}")));
    }

    [Fact]
    public async Task Nothing_is_changed_deleted_or_written_for_another()
    {
        var (club, delegation) = (DemoOffices.ElDurazno.Id, DemoOffices.Delegation.Id);
        foreach (var change in new[]
        {
            "update question set subject = 'otra'", "update question_message set body = 'otra'",
            "update project_note set body = 'otra'", "delete from question", "delete from question_message",
            "delete from project_note",
        })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Fails(delegation, change)).SqlState);

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Fails(club, $"""
            insert into project_note (id, project_id, number, body, organisation_id, written_by, written_at)
            values (uuidv7(), '{site.Project}', 9, 'x', '{club}', '{DemoPeople.ClubPresident.Id}', now())
            """)).SqlState);
        // As another organisation, as the wrong side, and into what is closed.
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege,
            (await Fails(club, Message(delegation, "question"))).SqlState);
        Assert.Equal("message_is_of_its_side", (await Fails(club, Message(club, "question"))).ConstraintName);
        Assert.Equal("message_is_of_its_side", (await Fails(delegation, Message(delegation, "answer"))).ConstraintName);
        Assert.Equal("question_stands", (await Fails(delegation,
            "update question set status = 'closed'; update question set status = 'open'")).ConstraintName);
    }

    [Fact]
    public async Task The_pages_show_a_club_the_answers_and_no_trace_of_a_note()
    {
        using var president = await site.As(DemoPeople.ClubPresident);
        using var other = await site.As(DemoPeople.OtherClubPresident);
        using var technician = await site.As(DemoPeople.Technician);
        using var auditor = await site.As(DemoPeople.Auditor);
        var at = $"/projects/{site.Project}";

        Assert.Contains("¿Cuántos litros?", (await president.Get(at + "/questions/1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await president.Get(at + "/notes")).Status);
        foreach (var page in new[] { at, at + "/history", at + "/questions", at + "/questions/1", "/messages" })
        {
            var body = (await president.Get(page)).Body;
            Assert.DoesNotContain("Nota interna", body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("dueño", body, StringComparison.Ordinal);
            Assert.DoesNotContain("/notes", body, StringComparison.Ordinal);
        }
        foreach (var page in new[] { at + "/questions", at + "/questions/1" })
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(page)).Status);
        Assert.DoesNotContain("litros", (await other.Get("/messages")).Body, StringComparison.Ordinal);
        Assert.Contains("dueño", (await technician.Get(at + "/notes")).Text, StringComparison.Ordinal);
        var read = await auditor.Get(at + "/notes");
        Assert.Contains("dueño", read.Text, StringComparison.Ordinal);
        Assert.Null(read.Page.QuerySelector("main textarea"));
        Assert.Equal(HttpStatusCode.NotFound, (await technician.Get(at + "/questions/9")).Status);
    }

    [Fact]
    public async Task The_head_counts_what_is_unread_until_it_is_marked_read_and_a_get_marks_nothing()
    {
        using var treasurer = await site.As(DemoPeople.ClubTreasurer);
        var at = $"/projects/{site.Project}/questions/1";

        Assert.Equal("Mensajes (1)", await Head(treasurer));
        Assert.Contains("Sin leer", (await treasurer.Get($"/projects/{site.Project}/questions")).Text,
            StringComparison.Ordinal);
        Assert.Contains("¿Caudal?", (await treasurer.Get("/messages")).Text, StringComparison.Ordinal);
        await treasurer.Get(at);
        Assert.Equal("Mensajes (1)", await Head(treasurer));
        Assert.Equal(at, (await treasurer.Submit(at, at + "?handler=Read")).Location);
        Assert.Equal("Mensajes", await Head(treasurer));
        Assert.Contains("Ha leído todo.", (await treasurer.Get("/messages")).Text, StringComparison.Ordinal);
        // The question still waits for the club.
        Assert.Contains("espera su respuesta", (await treasurer.Get("/messages")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_keeps_what_was_typed_and_asks_in_the_readers_words()
    {
        using var technician = await site.As(DemoPeople.Technician);
        var at = $"/projects/{site.Project}/questions";

        var without = await technician.Submit(at, at, ("Subject", ""), ("Body", "Un texto <b>largo</b>"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains(new QuestionSubjectMissing().Say.Spanish, without.Text, StringComparison.Ordinal);
        Assert.Contains("Un texto <b>largo</b>", without.Page.QuerySelector("textarea")!.TextContent,
            StringComparison.Ordinal);
        var note = await technician.Submit(
            $"/projects/{site.Project}/notes", $"/projects/{site.Project}/notes", ("Body", "  "));
        Assert.Contains(new MessageMissing().Say.Spanish, note.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Head(Visitor visitor) =>
        (await visitor.Get("/preferences")).Page.QuerySelector("header a[href='/messages']")!.TextContent.Trim();

    private string Message(Guid organisation, string kind) => $"""
        insert into question_message (id, question_id, project_id, number, kind, body, organisation_id, written_by, written_at)
        select uuidv7(), id, project_id, 9, '{kind}', 'x', '{organisation}', asked_by, now() from question
         where project_id = '{site.Project}'
        """;

    private Task<PostgresException> Fails(Guid organisation, string sql) =>
        Assert.ThrowsAsync<PostgresException>(() => Sql.Scalar(site.Databases.App,
            $"select set_config('app.org', '{organisation}', false); {sql}"));

    private Task<string> Seen(DemoOffice office) => Seen(office.Id);

    private async Task<string> Seen(Guid? office)
    {
        var connection = new NpgsqlConnectionStringBuilder(site.Databases.App)
        {
            Options = $"-c app.org={office}", Pooling = false,
        };
        var counts = new List<long>();
        foreach (var table in s_tables)
            counts.Add((long)(await Sql.Scalar(connection.ConnectionString,
                $"select count(*) from {table} where project_id = '{site.Project}'"))!);
        return string.Join(' ', counts);
    }
}

/// <summary>A demonstration with one project on which an office asked and noted something.</summary>
public sealed class TalkedSite(TestCluster cluster) : DemoSite(cluster)
{
    public Guid Project { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var club = new Drafting(this);
        Project = await club.Complete();
        Assert.Null((await club.Submit(Project)).Refusal);
        Assert.Null((await this.In<AskQuestion, Result<int>>(use => use.Handle(Project, "¿Caudal?", "¿Cuántos litros?",
            Drafting.NewKey(), DemoPeople.Technician.Actor, CancellationToken.None))).Refusal);
        Assert.Null((await this.In<AddNote, Result<Guid>>(use => use.Handle(Project, "Falta saber quién es el dueño.",
            null, Drafting.NewKey(), DemoPeople.Technician.Actor, CancellationToken.None))).Refusal);
    }
}
