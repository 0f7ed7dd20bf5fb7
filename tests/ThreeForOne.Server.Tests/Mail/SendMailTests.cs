using Microsoft.EntityFrameworkCore;
using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Tests.Proposals;

namespace ThreeForOne.Server.Tests.Mail;

/// <summary>
/// A letter is written with the step that it tells of, and reaches its reader once, or somebody is told.
/// </summary>
public sealed class SendMailTests(MailSite site) : IClassFixture<MailSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_officer_is_told_of_a_submission_in_their_own_language_and_once()
    {
        await Speaks(DemoPeople.ClubTreasurer, "en");
        var id = await Submitted();

        await site.Work(Stop);
        await site.Work(Stop);

        var folio = (await club.Project(id)).Folio!;
        var sent = site.Mailer.Taken.Where(m => m.Subject.Contains(folio, StringComparison.Ordinal)).ToList();
        Assert.Equal(2, sent.Count);
        var spanish = sent.Single(m => m.To == DemoPeople.ClubPresident.Email);
        var english = sent.Single(m => m.To == DemoPeople.ClubTreasurer.Email);
        Assert.Contains("Recibimos su propuesta", spanish.Subject, StringComparison.Ordinal);
        Assert.Contains("We received your proposal", english.Subject, StringComparison.Ordinal);
        Assert.Contains($"/projects/{id}/documents", spanish.Text, StringComparison.Ordinal);
        Assert.Contains($"/projects/{id}/documents", spanish.Html, StringComparison.Ordinal);
        Assert.Equal(2L, await Count($"mail where project_id = '{id}' and status = 'sent' and problem is null"));
    }

    [Fact]
    public async Task What_is_refused_writes_no_letter()
    {
        var id = await club.Start();

        Assert.NotNull((await club.Submit(id)).Refusal);

        Assert.Equal(0L, await Count($"mail where project_id = '{id}'"));
    }

    [Fact]
    public async Task A_request_lists_what_is_missing_and_says_until_when()
    {
        var id = await Submitted();
        Assert.Null((await site.In<ReviewProposal, Domain.Result<Guid>>(async use => await use.Handle(
            await club.OpenTask(id, "review"), "missing", "Revisión de la documentación",
            ["Segunda cotización", "Comprobante de <propiedad>"], Drafting.NewKey(), DemoPeople.Technician.Actor,
            Stop))).Refusal);

        await site.Work(Stop);

        var letter = site.Mailer.Taken.Single(m => m.To == DemoPeople.ClubPresident.Email
            && m.Text.Contains($"/proposals/{id}", StringComparison.Ordinal));
        Assert.Contains("- Segunda cotización", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Comprobante de &lt;propiedad&gt;", letter.Html, StringComparison.Ordinal);
        Assert.Contains(", 23:59, hora de Ciudad de México", letter.Text, StringComparison.Ordinal);
        Assert.Contains("la propuesta se desecha", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_is_down_for_a_day_delays_every_letter_and_doubles_none()
    {
        var ids = new[] { await Submitted(), await Submitted() };
        site.Mailer.IsDown = true;
        try
        {
            for (var hour = 0; hour < 24; hour++)
            {
                await site.Work(Stop);
                site.Real.Advance(TimeSpan.FromHours(1));
            }
            foreach (var id in ids)
                Assert.Equal(2L, await Count(
                    $"mail where project_id = '{id}' and status = 'waiting' and attempts > 20"));
        }
        finally
        {
            site.Mailer.IsDown = false;
        }

        await site.Work(Stop);
        await site.Work(Stop);

        foreach (var id in ids)
        {
            Assert.Equal(2L, await Count($"mail where project_id = '{id}' and status = 'sent'"));
            Assert.Equal(2, site.Mailer.Taken.Count(m => m.Text.Contains(id.ToString(), StringComparison.Ordinal)));
        }
        Assert.Equal(0L, await Count("outbox where kind = 'mail.send' and done_at is null"));
        Assert.Equal(0L, await Count("mail_failure where problem = 'server'"));
    }

    [Fact]
    public async Task Two_workers_at_once_send_a_letter_once()
    {
        var id = await Submitted();
        var mail = (Guid)(await Sql.Scalar(site.Databases.Verifier!,
            $"select id from mail where project_id = '{id}' limit 1"))!;
        site.Mailer.Slow = TimeSpan.FromMilliseconds(200);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
                site.In<SendMail, int>(async use => { await use.Handle(mail, Stop); return 0; })));
        }
        finally
        {
            site.Mailer.Slow = TimeSpan.Zero;
        }

        Assert.Single(site.Mailer.Taken, m => m.Id == mail);
    }

    [Fact]
    public async Task A_notice_that_is_refused_or_tried_for_days_becomes_the_delegations_work()
    {
        var id = await Submitted();
        site.Mailer.Unknown.Add(DemoPeople.ClubPresident.Email);
        site.Mailer.IsDown = true;
        await site.Work(Stop);
        site.Real.Advance(SendMail.TryFor);
        site.Mailer.IsDown = false;
        await site.Work(Stop);
        site.Mailer.Unknown.Clear();

        Assert.Equal(1L, await Count($"mail where project_id = '{id}' and status = 'failed'"));
        Assert.Equal(1L, await Count($"mail where project_id = '{id}' and status = 'sent'"));
        Assert.Equal(1L, await Count(
            $"mail_failure where project_id = '{id}' and person_id = '{DemoPeople.ClubPresident.Id}' "
            + $"and organisation_id = '{DemoOffices.Delegation.Id}' and settled_at is null"));
        Assert.Equal(1L, await Count($"audit_event where project_id = '{id}' and code = 'mail.notice_failed'"));
        Assert.Equal(0L, await Count("mail where problem like '%@%'"));
    }

    [Fact]
    public async Task A_letter_stands_as_written_and_others_do_not_read_it()
    {
        var id = await Submitted();
        var problem = await Assert.ThrowsAsync<PostgresException>(() => Sql.Scalar(site.Databases.App, $"""
            select set_config('app.org', '{Actor.System.Organisation}', false);
            update mail set subject = 'otra cosa' where project_id = '{id}'
            """));
        Assert.Equal("mail_is_written_once", problem.ConstraintName);

        Assert.Equal(0, await Seen(id, DemoPeople.OtherClubPresident));
        Assert.Equal(0, await Seen(id, DemoPeople.Technician));
        Assert.Equal(1, await Seen(id, DemoPeople.ClubPresident));
    }

    private Task<int> Seen(Guid id, DemoPerson person) => site.In<Database, int>(db => db.Reading(
        person.Actor, () => db.Mails.CountAsync(
            m => m.ProjectId == id && m.Kind == "proposal.submitted", Stop), Stop));

    private async Task<Guid> Submitted()
    {
        var id = await club.Complete();
        Assert.Null((await club.Submit(id)).Refusal);
        return id;
    }

    private Task<object?> Speaks(DemoPerson person, string language) => Sql.Scalar(
        site.Databases.Owner!, $"update account set language = '{language}' where id = '{person.Id}'");

    private Task<object?> Count(string what) => Sql.Scalar(site.Databases.Verifier!, $"select count(*) from {what}");
}
