using System.Net;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Tests.Verification;

namespace ThreeForOne.Server.Tests.Finding;

public sealed class QueueTests(FilledSite site) : IClassFixture<FilledSite>
{
    private const string InDays = "(select clock_at from installation) + n * interval '1 day'";

    [Fact]
    public async Task Pages_go_both_ways_and_hold_each_task_once_while_rows_change()
    {
        var who = DemoPeople.Reconciler;
        await site.Tasks(who, 60, due: InDays);
        await site.Tasks(who, 60);
        using var visitor = await site.As(who);

        var first = await visitor.Get("/queue");
        Assert.Null(first.Page.QuerySelector("a[rel=prev]"));
        var one = Tasks(first);
        // The task at which the page ended is decided, and another comes in before it.
        await site.Owner($"update task set status = 'cancelled' where id = '{one[^1]}'");
        await site.Tasks(who, 1, due: InDays);
        var second = await visitor.Get(Href(first, "next")!);
        var two = Tasks(second);
        var third = await visitor.Get(Href(second, "next")!);
        var three = Tasks(third);

        Assert.Equal(50, one.Count);
        Assert.Equal(50, two.Count);
        Assert.Equal(120, one.Concat(two).Concat(three).Distinct().Count());
        Assert.Null(Href(third, "next"));
        Assert.Equal(two, Tasks(await visitor.Get(Href(third, "prev")!)));
        var back = await visitor.Get(Href(second, "prev")!);
        Assert.Equal(50, Tasks(back).Count);
        Assert.Equal(one[..^1], Tasks(back).Where(one.Contains));
        Assert.NotNull(Href(back, "next"));
    }

    [Fact]
    public async Task Filters_stay_in_the_address_and_the_page_and_what_is_none_of_them_is_no_filter()
    {
        var who = DemoPeople.PaymentOrderer;
        var elsewhere = await site.Project("ZAC-2026-4001", new { municipality_code = "020", title = "Camino" });
        await site.Tasks(who, 52, "order_payment", InDays);
        await site.Tasks(who, 2, "approve_payment", "(select clock_at from installation) - n * interval '1 hour'");
        await site.Tasks(who, 1, "approve_payment", project: elsewhere);
        using var visitor = await site.As(who);

        Assert.Equal(3, Tasks(await visitor.Get("/queue?step=approve_payment")).Count);
        Assert.Equal(2, Tasks(await visitor.Get("/queue?due=overdue")).Count);
        var soon = Tasks(await visitor.Get("/queue?due=today")).Concat(Tasks(await visitor.Get("/queue?due=week")));
        Assert.Equal(7, soon.Count());
        Assert.Single(Tasks(await visitor.Get("/queue?place=32020")));
        Assert.Single(Tasks(await visitor.Get("/queue?place=32020&step=approve_payment&due=later&claim=free")));
        Assert.Empty(Tasks(await visitor.Get("/queue?claim=mine")));
        Assert.Equal(50, Tasks(await visitor.Get("/queue?step=%27%20or&place=1&due=never&claim=x&after=1-2")).Count);
        var page = await visitor.Get("/queue?step=order_payment");
        Assert.Contains("step=order_payment", Href(page, "next")!, StringComparison.Ordinal);
        Assert.Equal(
            "order_payment", page.Page.QuerySelector("select[name=step] option[selected]")!.GetAttribute("value"));
        Assert.Equal(2, Tasks(await visitor.Get(Href(page, "next")!)).Count);
    }

    [Fact]
    public async Task Counts_are_of_the_whole_group_and_end_at_two_hundred()
    {
        var who = DemoPeople.Executor;
        await site.Tasks(who, 200, due: "(select clock_at from installation) - n * interval '1 minute'");
        using var visitor = await site.As(who);

        Assert.Contains("Vencidas (200)", (await visitor.Get("/queue")).Text, StringComparison.Ordinal);
        await site.Tasks(who, 1, due: "(select clock_at from installation) - interval '1 day'");
        Assert.Contains("Vencidas (200+)", (await visitor.Get("/queue")).Text, StringComparison.Ordinal);
        Assert.Contains("Vencidas (200+)", (await visitor.Get("/queue?step=review")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_queries_for_sixty_rows_as_for_three()
    {
        var who = DemoPeople.WorksCommittee;
        using var visitor = await site.As(who);
        using var commands = new CommandCount(site.Databases);
        await site.Tasks(who, 3, due: InDays);
        var (queue, few) = (await Of("/queue"), await Of("/projects?q=glorieta"));
        var found = await Of("/projects?q=pozo");
        await site.Tasks(who, 57, due: InDays);
        for (var i = 0; i < 60; i++) await site.Project($"ZAC-2026-3{i:000}", new { title = "Glorieta del pozo" });

        Assert.Equal(50, Tasks(await visitor.Get("/queue")).Count);
        Assert.Equal(queue, await Of("/queue"));
        Assert.Equal(found, await Of("/projects?q=pozo"));
        Assert.Equal(found, await Of("/projects?q=glorieta"));
        Assert.InRange(few, found, found + 2);
        Assert.InRange(Math.Max(queue, found), 3, 12);

        async Task<int> Of(string path)
        {
            var before = commands.Number;
            Assert.Equal(HttpStatusCode.OK, (await visitor.Get(path)).Status);
            return commands.Number - before;
        }
    }

    private static List<string> Tasks(Answer answer) =>
        [.. answer.Page.QuerySelectorAll("main tbody th a").Select(a => a.GetAttribute("href")!["/tasks/".Length..])];

    private static string? Href(Answer answer, string way) =>
        answer.Page.QuerySelector($"a[rel={way}]")?.GetAttribute("href");
}
