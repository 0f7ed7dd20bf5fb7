using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Talking;
using ThreeForOne.Server.Tests.Proposals;

namespace ThreeForOne.Server.Tests.Talking;

/// <summary>A question goes to the other side, comes back answered and stays; its two sides write in it.</summary>
public sealed class TalkingTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static Actor Technician => DemoPeople.Technician.Actor;

    private static Actor President => DemoPeople.ClubPresident.Actor;

    [Fact]
    public async Task An_offices_question_is_answered_by_the_club_asked_on_and_closed_by_the_office()
    {
        var id = await Submitted();
        var number = (await Ask(id, Technician, "¿Caudal del pozo?", "¿Cuántos litros por segundo?")).Value;
        Assert.Equal(1, number);
        Assert.Equal(["open", "question"], [await Status(id, 1), await Kinds(id, 1)]);
        Assert.Equal(
            new[] { DemoPeople.ClubPresident, DemoPeople.ClubTreasurer }.Select(p => p.Id.ToString()).Order(),
            await Unread(id));

        Assert.Null((await Write(id, 1, President, "Seis, según el aforo.")).Refusal);
        Assert.Equal("answered", await Status(id, 1));
        // Who answered has read it; her treasurer has not, nor has who asked.
        Assert.Equal(
            new[] { DemoPeople.ClubTreasurer, DemoPeople.Technician }.Select(p => p.Id.ToString()).Order(),
            await Unread(id));
        Assert.Null((await Write(id, 1, Technician, "¿De qué fecha es el aforo?")).Refusal);
        Assert.Equal("open", await Status(id, 1));
        Assert.IsType<QuestionClosedByAsker>((await Close(id, 1, President, "Listo")).Refusal);
        Assert.IsType<MessageMissing>((await Close(id, 1, Technician, " ")).Refusal);
        Assert.Null((await Close(id, 1, Technician, "El aforo es de marzo")).Refusal);

        Assert.Equal("closed", await Status(id, 1));
        Assert.Equal("question answer more closing", await Kinds(id, 1));
        Assert.IsType<QuestionIsClosed>((await Write(id, 1, President, "Algo más")).Refusal);
        Assert.IsType<QuestionIsClosed>((await Close(id, 1, Technician, "Otra vez")).Refusal);
        Assert.Equal(
            ["question.answered", "question.asked", "question.asked_on", "question.closed"],
            await Sql.List(site.Databases.Verifier!,
                $"select code from audit_event where project_id = '{id}' and code like 'question.%' order by code"));
        Assert.Equal(
            [
                "question.answered", "question.asked", "question.asked", "question.asked", "question.asked",
                "question.closed", "question.closed",
            ],
            await Sql.List(site.Databases.Verifier!,
                $"select kind from mail where project_id = '{id}' and kind like 'question.%' order by kind"));
    }

    [Fact]
    public async Task A_club_asks_the_delegation_and_another_office_or_club_does_not_write_in_it()
    {
        var id = await Submitted();
        Assert.Equal(1, (await Ask(id, President, "¿Cuándo se revisa?", "Quisiéramos saber.")).Value);
        Assert.Equal([DemoPeople.Technician.Id.ToString()], await Unread(id));

        Assert.IsType<QuestionOfOthers>((await Write(id, 1, DemoPeople.StateSigner.Actor, "Pronto")).Refusal);
        Assert.IsType<NoSuchQuestion>((await Write(id, 1, DemoPeople.OtherClubPresident.Actor, "Yo")).Refusal);
        Assert.IsType<NoSuchQuestion>((await Write(id, 2, President, "¿Otra?")).Refusal);
        Assert.IsType<TalkingNotYours>((await Write(id, 1, DemoPeople.Auditor.Actor, "Yo")).Refusal);
        Assert.IsType<TalkingNotYours>((await Ask(id, DemoPeople.MigrantVoter.Actor, "Yo", "Yo")).Refusal);
        Assert.IsType<NoSuchProject>((await Ask(id, DemoPeople.OtherClubPresident.Actor, "Yo", "Yo")).Refusal);
        Assert.Null((await Write(id, 1, Technician, "Esta semana.")).Refusal);
        // Another office asks its own.
        Assert.Equal(2, (await Ask(id, DemoPeople.StateSigner.Actor, "¿Convenio?", "¿Ya lo leyeron?")).Value);
    }

    [Fact]
    public async Task A_question_needs_a_submitted_project_a_subject_and_a_text_that_fit()
    {
        var draft = await club.Start();
        Assert.IsType<QuestionBeforeSubmission>((await Ask(draft, President, "¿?", "¿?")).Refusal);
        Assert.IsType<NoSuchProject>((await Ask(draft, Technician, "¿?", "¿?")).Refusal);
        var id = await Submitted();
        Assert.IsType<QuestionSubjectMissing>((await Ask(id, Technician, " \n\u202E ", "¿?")).Refusal);
        Assert.IsType<MessageMissing>((await Ask(id, Technician, "¿?", "\u2066 \u2069")).Refusal);
        Assert.IsType<TextTooLong>((await Ask(id, Technician, new string('a', TalkText.SubjectMax + 1), "¿?")).Refusal);
        Assert.IsType<TextTooLong>((await Ask(id, Technician, "¿?", new string('a', TalkText.BodyMax + 1))).Refusal);

        var emoji = string.Concat(Enumerable.Repeat("💧", TalkText.BodyMax / 2));
        Assert.Null((await Ask(id, Technician, new string('ñ', TalkText.SubjectMax), emoji)).Refusal);
        Assert.Null((await Ask(id, Technician, "Uno\r\ndos \u202Etres", "Renglón\r\notro \u202Emás\u202C")).Refusal);
        Assert.Equal("Uno dos tres", await Sql.Scalar(site.Databases.Verifier!,
            $"select subject from question where project_id = '{id}' and number = 2"));
        Assert.Equal("Renglón\notro más", await Sql.Scalar(site.Databases.Verifier!,
            $"""
            select body from question_message m join question q on q.id = m.question_id
             where q.project_id = '{id}' and q.number = 2
            """));
    }

    [Fact]
    public async Task As_many_wait_and_are_written_as_may_and_no_more()
    {
        var id = await Submitted();
        Assert.Equal(1, (await Ask(id, Technician, "Primera", "¿?")).Value);
        await Many($"""
            insert into question (id, project_id, number, subject, organisation_id, asked_by, asked_at, to_id, status_at)
            select uuidv7(), '{id}', n, 'x', '{DemoOffices.Delegation.Id}', '{DemoPeople.Technician.Id}', now(),
                   '{DemoOffices.ElDurazno.Id}', now() from generate_series(2, {AskQuestion.OpenMax - 1}) n
            """);
        Assert.Equal(AskQuestion.OpenMax, (await Ask(id, President, "La última", "¿?")).Value);
        Assert.IsType<TooManyQuestions>((await Ask(id, President, "Una más", "¿?")).Refusal);
        Assert.Null((await Close(id, AskQuestion.OpenMax, President, "Ya")).Refusal);
        Assert.Equal(AskQuestion.OpenMax + 1, (await Ask(id, President, "Ahora sí", "¿?")).Value);

        await Many($"""
            insert into question_message (id, question_id, project_id, number, kind, body, organisation_id, written_by, written_at)
            select uuidv7(), q.id, '{id}', n, 'more', 'x', '{DemoOffices.Delegation.Id}', '{DemoPeople.Technician.Id}',
                   now() from question q, generate_series(2, {WriteMessage.MessagesMax - 1}) n
             where q.project_id = '{id}' and q.number = 1
            """);
        Assert.Null((await Write(id, 1, President, "La número doscientos")).Refusal);
        Assert.IsType<TooManyMessages>((await Write(id, 1, President, "Una más")).Refusal);
    }

    [Fact]
    public async Task The_same_form_twice_is_one_question_and_two_at_once_get_two_numbers()
    {
        var id = await Submitted();
        var key = Drafting.NewKey();
        var twice = await Task.WhenAll(
            Ask(id, Technician, "Una", "¿?", key), Ask(id, Technician, "Una", "¿?", key));
        Assert.All(twice, one => Assert.Equal(1, one.Value));

        var both = await Task.WhenAll(Ask(id, Technician, "Dos", "¿?"), Ask(id, President, "Tres", "¿?"));
        Assert.Equal([2, 3], both.Select(one => one.Value).Order());
    }

    [Fact]
    public async Task A_correction_is_another_message_of_the_same_office_in_the_same_place()
    {
        var id = await Submitted();
        await Ask(id, Technician, "Caudal", "¿?");
        var wrong = (await Write(id, 1, President, "Seis litros")).Value;
        Assert.IsType<NothingToCorrect>((await Write(id, 1, Technician, "No", wrong)).Refusal);
        Assert.Null((await Write(id, 1, DemoPeople.ClubTreasurer.Actor, "Ocho litros", wrong)).Refusal);

        using var technician = await site.As(DemoPeople.Technician);
        var page = (await technician.Get($"/projects/{id}/questions/1")).Text;
        Assert.Contains("Se corrigió Seis litros", page, StringComparison.Ordinal);
        Assert.Contains("Corrige otro mensaje Ocho litros", page, StringComparison.Ordinal);

        var note = (await Note(id, Technician, "Terreno ejidal")).Value;
        Assert.IsType<NothingToCorrect>((await Note(id, DemoPeople.StateSigner.Actor, "No", note)).Refusal);
        Assert.Null((await Note(id, Technician, "Terreno municipal", note)).Refusal);
        Assert.IsType<TalkingNotYours>((await Note(id, President, "Yo también")).Refusal);
        Assert.IsType<MessageMissing>((await Note(id, Technician, "")).Refusal);
        Assert.IsType<NoSuchProject>((await Note(Guid.CreateVersion7(), Technician, "Nada")).Refusal);
    }

    private async Task<Guid> Submitted()
    {
        var id = await club.Complete();
        Assert.Null((await club.Submit(id)).Refusal);
        return id;
    }

    private Task<Result<int>> Ask(Guid id, Actor who, string subject, string body, string? key = null) =>
        site.In<AskQuestion, Result<int>>(use => use.Handle(id, subject, body, key ?? Drafting.NewKey(), who, Stop));

    private Task<Result<Guid>> Write(Guid id, int number, Actor who, string body, Guid? corrects = null) =>
        site.In<WriteMessage, Result<Guid>>(use =>
            use.Handle(id, number, body, corrects, Drafting.NewKey(), who, Stop));

    private Task<Result<bool>> Close(Guid id, int number, Actor who, string why) =>
        site.In<CloseQuestion, Result<bool>>(use => use.Handle(id, number, why, who, Stop));

    private Task<Result<Guid>> Note(Guid id, Actor who, string body, Guid? corrects = null) =>
        site.In<AddNote, Result<Guid>>(use => use.Handle(id, body, corrects, Drafting.NewKey(), who, Stop));

    private async Task<string> Status(Guid id, int number) => (string)(await Sql.Scalar(site.Databases.Verifier!,
        $"select status from question where project_id = '{id}' and number = {number}"))!;

    private async Task<string> Kinds(Guid id, int number) => (string)(await Sql.Scalar(site.Databases.Verifier!, $"""
        select string_agg(m.kind, ' ' order by m.number) from question_message m join question q on q.id = m.question_id
         where q.project_id = '{id}' and q.number = {number}
        """))!;

    private Task<IReadOnlyList<string>> Unread(Guid id) => Sql.List(site.Databases.Verifier!,
        $"select person_id::text from unread where project_id = '{id}' order by 1");

    private Task<object?> Many(string insert) => Sql.Scalar(site.Databases.Owner!,
        $"select set_config('app.org', '{DemoOffices.Delegation.Id}', false); {insert}");
}
