using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Reports;
using ThreeForOne.Server.Tests.Verification;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Tests.Reports;

public sealed class AnnualReportTests(FilledSite site) : IClassFixture<FilledSite>
{
    [Fact]
    public async Task It_continues_table_6_and_keeps_the_difference()
    {
        var id = (await Issue("a", DemoPeople.Director)).Value;
        var document = await Document(id);
        using var record = JsonDocument.Parse(document.Record);
        var root = record.RootElement;

        Assert.Equal(8, root.GetProperty("history").GetArrayLength());
        Assert.Equal(-1_00, root.GetProperty("difference").GetProperty("cents").GetInt64());
        var edition = Assert.Single(root.GetProperty("editions").EnumerateArray());
        Assert.Equal(1, edition.GetProperty("projects").GetInt32());
        Assert.Equal(250_000_00, edition.GetProperty("federal").GetInt64());
        Assert.StartsWith("<svg", root.GetProperty("plot").GetString(), StringComparison.Ordinal);
        var url = root.GetProperty("head").GetProperty("verification_url").GetString();
        Assert.EndsWith(document.VerificationCode, url, StringComparison.Ordinal);

        await Render(id);
        Assert.NotNull((await Document(id)).PdfSha256);
        using var auditor = await site.As(DemoPeople.Auditor);
        var page = await auditor.Get($"/editions/{document.EditionId}/report");
        var link = page.Page.QuerySelector($"a.download[href='/documents/{id}/pdf']")!;
        Assert.Contains(document.Folio, link.TextContent, StringComparison.Ordinal);
        Assert.Contains("16,823,669", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_twice_it_is_one_report_and_another_is_numbered_on()
    {
        var first = await Issue("b", DemoPeople.Auditor);
        Assert.Equal(first.Value, (await Issue("b", DemoPeople.Auditor)).Value);
        var second = await Issue("c", DemoPeople.Auditor);

        var (one, two) = ((await Document(first.Value)).Ordinal, (await Document(second.Value)).Ordinal);
        Assert.Equal(one + 1, two);
    }

    [Fact]
    public async Task Others_do_not_issue_it()
    {
        Assert.IsType<NotYourTurn>((await Issue("d", DemoPeople.Technician)).Refusal);
        var none = await site.In((IssueAnnualReport issue) =>
            issue.Handle(Guid.CreateVersion7(), AsKnown.Now, "e", DemoPeople.Director.Actor, Stop));
        Assert.IsType<NoSuchEdition>(none.Refusal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<ThreeForOne.Domain.Result<Guid>> Issue(string key, DemoPerson who)
    {
        var edition = await Sql.Scalar(
            site.Databases.App, "select id from edition where programme_id = 'three-for-one'");
        return await site.In(
            (IssueAnnualReport issue) => issue.Handle((Guid)edition!, AsKnown.Now, key, who.Actor, Stop));
    }

    private Task<Document> Document(Guid id) => site.In((Database db) =>
        db.Reading(Actor.System, () => db.Documents.AsNoTracking().SingleAsync(d => d.Id == id, Stop), Stop));

    private async Task Render(Guid id)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<RenderDocument>(scope.ServiceProvider).Handle(id, Stop);
    }
}
