using System.Net;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Closing;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Tests.Ledger;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>What an account earns is found by two people before it is divided.</summary>
public sealed class YieldTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly MoneyStage _stage = new(site);

    [Fact]
    public async Task Yields_are_recorded_by_the_treasury_on_an_open_account_with_date_reference_and_amount()
    {
        Assert.IsType<NoAccountEarns>((await _stage.RecordYield(site.Approved(), 100)).Refusal);
        var project = await _stage.Agreed();

        Assert.IsType<NotYourTurn>((await _stage.RecordYield(project, 100, who: DemoPeople.Reconciler)).Refusal);
        Assert.IsType<YieldIncomplete>((await _stage.RecordYield(project, 0)).Refusal);
        Assert.IsType<YieldIncomplete>((await _stage.RecordYield(project, -1)).Refusal);
        Assert.IsType<YieldIncomplete>((await _stage.RecordYield(project, 100, " ")).Refusal);
        Assert.IsType<TextTooLong>((await _stage.RecordYield(project, 100, new string('x', 61))).Refusal);
        Assert.IsType<ValueDateOutside>(
            (await _stage.RecordYield(project, 100, date: _stage.Today.AddDays(1))).Refusal);
        MoneyStage.Holds(await _stage.RecordYield(project, 100, "R-1"));
        Assert.Equal("rule.yield_once", (await _stage.RecordYield(project, 100, "R-1")).Refusal!.Code);
        await _stage.Confirm(project, "club", 500_00);
        var reference = (string)(await Scalar($"select bank_reference from deposit where project_id = '{project}'"))!;
        Assert.Equal("rule.yield_is_no_deposit",
            (await _stage.RecordYield(project, 500_00, reference)).Refusal!.Code);
    }

    [Fact]
    public async Task Whoever_records_yields_never_confirms_them_and_refused_ones_count_for_nothing()
    {
        var project = await _stage.Agreed();
        MoneyStage.Holds(await _stage.RecordYield(project, 3_210_55, "R-2"));

        Assert.Equal("yield_needs_two_people", (await new Attack(site).Run(DemoPeople.TreasuryClerk, $"""
            update project_yield set status = 'confirmed', decided_by = recorded_by, decided_at = now() where project_id = '{project}'
            """)).Constraint);
        MoneyStage.Holds(await _stage.Decide(project, "confirm_yield", "refuse", DemoPeople.Reconciler));

        Assert.Equal("yield_is_kept", (await new Attack(site).Run(DemoPeople.Reconciler,
            $"update project_yield set status = 'confirmed' where project_id = '{project}'")).Constraint);
        Assert.Equal(0L, await Scalar($"select confirmed_yields('{project}')"));
        MoneyStage.Holds(await _stage.RecordYield(project, 3_210_55, "R-2"));
    }

    [Fact]
    public async Task A_project_does_not_close_while_yields_wait_and_nobody_posts_what_was_not_confirmed()
    {
        var project = await _stage.Running();
        MoneyStage.Holds(await _stage.RecordYield(project, 100_00, "R-3"));
        var share = (Guid)(await Scalar(
            $"select id from project_share where project_id = '{project}' and party = 'club'"))!;
        var edition = (Guid)(await Scalar($"select edition_id from project where id = '{project}'"))!;
        var attack = new Attack(site);
        var entry = attack.Entry("yield", edition, project, DemoPeople.Technician,
            ('S', share, "P.BANCO", 100_00), ('S', share, "P.RENDIMIENTO", -100_00));
        entry["subject"] = project.ToString();

        Assert.Equal("yields_are_confirmed", (await attack.Post(DemoPeople.Technician, entry)).Constraint);
        Assert.Equal("yields_are_settled", (await attack.Run(DemoPeople.Technician,
            $"insert into closing_return values ('{project}', 'club', 0, 0, 0, 0)")).Constraint);
        MoneyStage.Holds(await _stage.Decide(project, "confirm_yield", "confirm", DemoPeople.Reconciler));
        Assert.Equal("yields_are_settled", (await attack.Run(DemoPeople.Technician,
            $"insert into closing_return values ('{project}', 'club', 0, 0, 0, 0)")).Constraint);
    }

    [Fact]
    public async Task What_is_typed_wrong_is_told_at_its_field_in_both_languages()
    {
        var project = await _stage.Agreed();
        using var clerk = await site.As(DemoPeople.TreasuryClerk);
        foreach (var (language, words) in new[] { ("es", "mayor que cero"), ("en", "above zero") })
        {
            await clerk.Post("/language", ("to", language), ("return", "/"));
            var answer = await clerk.Submit($"/projects/{project}/money", $"/projects/{project}/money?handler=Yield",
                ("Yield.Amount", "0"), ("Yield.ValueDate.Day", $"{_stage.Today.Day}"),
                ("Yield.ValueDate.Month", $"{_stage.Today.Month}"), ("Yield.ValueDate.Year", $"{_stage.Today.Year}"),
                ("Yield.BankReference", "R-4"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.NotNull(answer.Page.QuerySelector(".usa-form-group--error [name='Yield.Amount']"));
            Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_bank_statement_goes_with_the_yields_to_whoever_confirms_them()
    {
        var project = await _stage.Agreed();
        using var clerk = await site.As(DemoPeople.TreasuryClerk);
        var money = await clerk.Get($"/projects/{project}/money");
        var form = money.Page.QuerySelector("form:has([name='Yield.Amount'])")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        foreach (var (name, value) in new[] { ("Yield.Amount", "12.34"), ("Yield.BankReference", "R-5"),
            ("Yield.ValueDate.Day", $"{_stage.Today.Day}"), ("Yield.ValueDate.Month", $"{_stage.Today.Month}"),
            ("Yield.ValueDate.Year", $"{_stage.Today.Year}") }) content.Add(new StringContent(value), name);
        var paper = new ByteArrayContent(PlainPdf.Of("statement"));
        paper.Headers.ContentType = new("application/pdf");
        content.Add(paper, "YieldEvidence", "estado.pdf");
        Assert.NotNull((await clerk.Send($"/projects/{project}/money?handler=Yield", content)).Location);

        using var reconciler = await site.As(DemoPeople.Reconciler);
        var page = (await reconciler.Get($"/projects/{project}/money")).Page;
        var link = page.QuerySelector("a[href$='/evidence']")!.GetAttribute("href")!;
        Assert.Equal(PlainPdf.Of("statement"), await reconciler.Bytes(link));
    }

    private Task<object?> Scalar(string sql) => Sql.Scalar(site.Databases.Verifier!, sql);
}
