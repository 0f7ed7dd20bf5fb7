using System.Net;
using System.Text;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Tests.Papers;

namespace ThreeForOne.Server.Tests.Funding;

/// <summary>The pages of deposits over HTTP: what is typed wrong is told at its field, in both languages.</summary>
public sealed class DepositPagesTests(ApprovedSite site) : IClassFixture<ApprovedSite>
{
    private readonly MoneyStage _stage = new(site);

    // AmountIsZero, CurrencyUnknown, FeeNotBelowSent and their neighbours, by their words.
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { "Received", "-5", "es negativo", "is negative" },
        { "Received", "0", "mayor que cero", "above zero" },
        { "Received", "1.234", "más de dos decimales", "more than two decimals" },
        { "Received", "90000000000000.01", "demasiado grande", "too large" },
        { "Rate", "0", "tipo de cambio", "rate" },
        { "Rate", "18,45", "tipo de cambio", "rate" },
        { "Currency", "EUR", "pesos (MXN) o dólares", "pesos (MXN) or dollars" },
        { "Fee", "4,000.00", "menor que lo enviado", "less than what was sent" },
        { "Fee", "4,000.01", "menor que lo enviado", "less than what was sent" },
        { "Sent", "0", "mayor que cero", "above zero" },
        { "ValueDate.Year", "2099", "fecha del depósito debe estar", "date must be between" },
        { "ValueDate.Year", "2020", "fecha del depósito debe estar", "date must be between" },
        { "Payer", "Municipio de Jalpa", "no puede venir de un gobierno", "cannot come from a government" },
        { "Payer", "", "Falta este dato", "This is missing" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_typed_wrong_is_told_at_its_field(
        string field, string typed, string spanish, string english)
    {
        var project = await Project();
        using var clerk = await site.As(DemoPeople.TreasuryClerk);
        foreach (var (language, words) in new[] { ("es", spanish), ("en", english) })
        {
            await clerk.Post("/language", ("to", language), ("return", "/"));
            var answer = await Send(clerk, project, Good((field, typed)));

            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            var name = field.StartsWith("ValueDate", StringComparison.Ordinal) ? "ValueDate" : field;
            Assert.Contains(answer.Page.QuerySelectorAll(".usa-error-message"),
                e => e.TextContent.Contains(words, StringComparison.Ordinal));
            Assert.NotNull(answer.Page.QuerySelector($".usa-form-group--error [name^='Deposit.{name}']"));
        }
    }

    [Fact]
    public async Task A_paper_that_hides_a_program_is_told_at_its_field_and_what_was_typed_stays()
    {
        using var clerk = await site.As(DemoPeople.TreasuryClerk);

        var answer = await Send(clerk, await Project(), Good(("BankReference", "PROGRAM-1")), SamplePapers.Program);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(new FileIsProgram().Say.Spanish,
            answer.Page.QuerySelector("#Evidence-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("PROGRAM-1",
            answer.Page.QuerySelector("[name='Deposit.BankReference']")!.GetAttribute("value"));
        Assert.Equal(0L, await Sql.Scalar(
            site.Databases.Verifier!, "select count(*) from deposit where bank_reference = 'PROGRAM-1'"));
    }

    [Fact]
    public async Task The_same_paper_twice_warns_who_records_and_who_confirms()
    {
        var project = await _stage.Agreed();
        using var clerk = await site.As(DemoPeople.TreasuryClerk);
        await Send(clerk, project, Good(("BankReference", "PAPER-1")), evidence: PlainPdf.Of("paper"));
        var again = await Send(clerk, project, Good(("BankReference", "PAPER-2")), evidence: PlainPdf.Of("paper"));

        Assert.Contains("PAPER-1", (await clerk.Get(again.Location!)).Text, StringComparison.Ordinal);
        using var reconciler = await site.As(DemoPeople.Reconciler);
        var task = await Sql.Scalar(site.Databases.Verifier!, $"""
            select t.id from task t join process_instance i on i.id = t.instance_id join deposit d on d.id = i.subject_id
             where d.bank_reference = 'PAPER-2'
            """);
        Assert.Contains("PAPER-1", (await reconciler.Get($"/tasks/{task}")).Text, StringComparison.Ordinal);
        Assert.Equal(PlainPdf.Of("paper"),
            await reconciler.Bytes(again.Location!.Split('?')[0] + "/evidence"));
    }

    [Fact]
    public async Task A_credit_waits_with_its_age_until_it_is_divided_and_returned_over_the_pages()
    {
        var project = await _stage.Agreed();
        var folio = (string)(await Sql.Scalar(
            site.Databases.Verifier!, $"select folio from project where id = '{project}'"))!;
        using var clerk = await site.As(DemoPeople.TreasuryClerk);
        var recorded = await clerk.Submit("/bank-lines", "/bank-lines", [
            ("Line.Clabe", MoneyStage.Clabe), .. Date("Line.ValueDate"), ("Line.Received", "1,000.00"),
            ("Line.BankReference", "PAGE-1"), ("Line.Payer", "Familia Robles")]);
        var line = recorded.Location!;
        Assert.Contains("PAGE-1", (await clerk.Get("/bank-lines")).Text, StringComparison.Ordinal);

        var wrong = await clerk.Submit(line, line + "?handler=Divide", ("Division[0].Folio", folio),
            ("Division[0].Party", "club"), ("Division[0].Amount", "1,000.01"), ("Reason", "Aviso"));
        Assert.Contains("quedan 1,000.00", wrong.Text, StringComparison.Ordinal);
        await clerk.Submit(line, line + "?handler=Divide", ("Division[0].Folio", folio),
            ("Division[0].Party", "club"), ("Division[0].Amount", "900.00"), ("Reason", "Aviso"));
        await clerk.Submit(line, line + "?handler=Return", ("Kind", "returned"), ("Amount", "100.00"),
            ("BankReference", "DEV-1"), ("ReturnReason", "Nadie lo reconoce"));
        using var reconciler = await site.As(DemoPeople.Reconciler);
        Assert.Contains("100.00", (await reconciler.Get("/bank-lines")).Text, StringComparison.Ordinal);
        await reconciler.Submit(line, line + "?handler=Decide", ("Outcome", "confirm"), ("Reason", "Cotejado"));

        Assert.DoesNotContain("PAGE-1", (await reconciler.Get("/bank-lines")).Text, StringComparison.Ordinal);
        using var club = await site.As(DemoPeople.ClubPresident);
        Assert.Equal(HttpStatusCode.Forbidden, (await club.Get("/bank-lines")).Status);
    }

    /// <summary>The totals of the table of fees: dollars, and pesos at each deposit's rate.</summary>
    private static (decimal Fee, decimal Pesos) Taken(Answer fees)
    {
        var cells = fees.Page.QuerySelectorAll("main tfoot td").Select(cell => decimal.Parse(
            cell.TextContent.Trim(), System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return cells.Count == 0 ? (0, 0) : (cells[1], cells[2]);
    }

    [Fact]
    public async Task The_fee_s_harm_is_told_before_sending_and_summed_up_after()
    {
        var project = await _stage.Agreed();
        using var club = await site.As(DemoPeople.ClubTreasurer);
        // Other tests of the class pay fees too: what this deposit adds is looked at.
        var before = Taken(await club.Get("/fees"));
        await Send(await site.As(DemoPeople.TreasuryClerk), project, Good(("BankReference", "HARM-1")));
        MoneyStage.Holds(await _stage.Decide(project, "confirm_deposit", "confirm", DemoPeople.Reconciler));

        var told = await club.Get("/fees?Sent=1000&Fee=25&Rate=1");
        Assert.Contains("1,000.00", told.Page.QuerySelector("#harm")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3,000.00", told.Page.QuerySelector("#harm")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((before.Fee + 5.00m, before.Pesos + 92.26m), Taken(told));
        foreach (var size in new[] { "wide", "narrow" })
            Assert.StartsWith("<", Encoding.UTF8.GetString(await club.Bytes($"/fees/plot-{size}.es.svg")),
                StringComparison.Ordinal);

        var wrong = await club.Get("/fees?Sent=1000&Fee=100&Rate=1");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains(new FeeNotAPercentage().Say.Spanish, wrong.Text, StringComparison.Ordinal);
        using var other = await site.As(DemoPeople.OtherClubPresident);
        Assert.DoesNotContain("92.26", (await other.Get("/fees")).Text, StringComparison.Ordinal);
    }

    private static Guid? _project;

    private async Task<Guid> Project() => _project ??= await _stage.Agreed();

    private (string, string)[] Date(string name) =>
        [($"{name}.Day", $"{_stage.Today.Day}"), ($"{name}.Month", $"{_stage.Today.Month}"),
            ($"{name}.Year", $"{_stage.Today.Year}")];

    private (string Name, string Value)[] Good(params (string Field, string Typed)[] instead)
    {
        var fields = new Dictionary<string, string>
        {
            ["Deposit.Party"] = "club", ["Deposit.Received"] = "73,716.94", ["Deposit.Sent"] = "4,000.00",
            ["Deposit.Fee"] = "5.00", ["Deposit.Rate"] = "18.4523", ["Deposit.BankReference"] = "W-1",
            ["Deposit.Payer"] = "Envíos Güero, Inc.",
        };
        foreach (var (name, value) in Date("Deposit.ValueDate")) fields[name] = value;
        foreach (var (field, typed) in instead) fields["Deposit." + field] = typed;
        return [.. fields.Select(f => (f.Key, f.Value))];
    }

    private static async Task<Answer> Send(
        Visitor clerk, Guid project, (string Name, string Value)[] fields, byte[]? evidence = null)
    {
        var page = await clerk.Get($"/projects/{project}/money");
        var form = page.Page.QuerySelector("form:has([name='Deposit.Received'])")!;
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(hidden.GetAttribute("value") ?? ""), hidden.GetAttribute("name")!);
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        if (evidence is not null)
        {
            var paper = new ByteArrayContent(evidence);
            paper.Headers.ContentType = new("application/pdf");
            content.Add(paper, "Evidence", "comprobante.pdf");
        }
        return await clerk.Send($"/projects/{project}/money?handler=Deposit", content);
    }
}
