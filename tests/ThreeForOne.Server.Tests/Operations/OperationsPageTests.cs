using System.Net;
using Hangfire;
using Hangfire.Common;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Tests.Operations;

public sealed class OperationsPageTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task The_administrator_sees_what_waits_what_failed_and_how_late_the_seals_are()
    {
        await Sql.Scalar(site.Databases.Owner!, """
            insert into outbox (id, kind, subject_id, created_at, attempts, problem) values
                (gen_random_uuid(), 'mail.send', gen_random_uuid(), now(), 3, 'the mail server does not answer'),
                (gen_random_uuid(), 'mail.send', gen_random_uuid(), now(), 0, null)
            """);
        await Sql.Scalar(site.Databases.App, """
            select set_config('app.org', '00000000-0000-7000-8000-000000000001', false);
            insert into incident (id, source, problem, raised_at)
            values (gen_random_uuid(), 'timer:agreement', 'budget.short', now())
            """);
        using var administrator = await site.As(DemoPeople.Administrator);

        var answer = await administrator.Get("/operations");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("timer:agreement budget.short", answer.Text, StringComparison.Ordinal);
        Assert.Contains("mail.send 2 1 the mail server does not answer", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Registros sellados 0", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Registros por sellar 0", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_job_that_recurs_is_called_by_plain_words()
    {
        var jobs = new JobsTold();

        await new Schedules(jobs).StartAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(jobs.Ids);
        Assert.All(jobs.Ids, id => Assert.NotEqual(new(id, id), OperationsWords.Job(id)));
    }

    private sealed class JobsTold : IRecurringJobManager
    {
        public List<string> Ids { get; } = [];

        public void AddOrUpdate(string recurringJobId, Job job, string cronExpression, RecurringJobOptions options) =>
            Ids.Add(recurringJobId);

        public void Trigger(string recurringJobId) => throw new NotSupportedException();

        public void RemoveIfExists(string recurringJobId) => throw new NotSupportedException();
    }
}
