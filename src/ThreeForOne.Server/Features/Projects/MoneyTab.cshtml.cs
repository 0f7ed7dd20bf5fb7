using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Audit;
using ThreeForOne.Server.Features.Closing;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Payments;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>A project's money: each party, its deposits and orders, payments; and the forms to record them.</summary>
[UploadLimit]
[RequestSizeLimit(UploadLimitAttribute.RequestBytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.RequestBytesMax)]
public sealed class MoneyTab(Database db, MatchOfDeposit match, TimeProvider clock) : ProjectPage
{
    private const int RowsMax = 500;

    [BindProperty]
    public DepositFields Deposit { get; set; } = new();

    /// <summary>The bank's paper, or a picture of it.</summary>
    [BindProperty]
    public IFormFile? Evidence { get; set; }

    [BindProperty]
    public PaymentFields Payment { get; set; } = new();

    [BindProperty]
    public YieldFields Yield { get; set; } = new();

    [BindProperty]
    public IFormFile? YieldEvidence { get; set; }

    /// <summary>How the shares follow the club's deposit, where the rules match it.</summary>
    public DepositStory? Match { get; private set; }

    public IReadOnlyList<ProjectYield> Yields { get; private set; } = [];

    public IReadOnlyList<Deposit> Deposits { get; private set; } = [];

    public long SurplusReturned => ProjectMoney.SurplusReturned(Deposits, Head.Money.Sum(p => p.Surplus));

    public IReadOnlyList<Ministration> Ministrations { get; private set; } = [];

    public IReadOnlyList<Payment> Payments { get; private set; } = [];

    public string NewKey => FormKey ?? NewFormKey(clock);

    public bool MayRecordDeposit =>
        Can("treasury_clerk") && Head.Project.State is "CONVENIDA" or "FONDEADA" or "EN_EJECUCION";

    public bool MayRecordYield => Can("treasury_clerk") && RecordYield.MayEarn(Head.Project.State);

    public bool MayOrderPayment => Can("payment_orderer") && Head.Project.State is "EN_EJECUCION" or "TERMINADA";

    /// <summary>Where each figure of a party leads, for whoever follows figures to their entries.</summary>
    public IReadOnlyList<string?>? FigureHrefs(Guid share) => !Can("auditor", "programme_director") ? null
        : [null, .. BookFigure.OfShare.Select(f => f.Href(share))];

    public Task<IActionResult> OnGet(bool huge = false)
    {
        if (huge) Say(new FileTooLarge(), nameof(Evidence));
        return Shown();
    }

    public async Task<IActionResult> OnPostDeposit([FromServices] RecordDeposit record, [FromServices] KeepFile keep)
    {
        if (Deposit.Read(Say, null) is not { } entry) return await Shown();
        if (Evidence is not null)
        {
            var kept = await keep.Handle(Evidence, Me, Stop);
            if (kept.IsRefusal) return await Again(kept.Refusal, nameof(Evidence));
            entry = entry with { Evidence = kept.Value };
        }
        var result = await record.Handle(Id, entry, FormKey ?? "", "Registro del estado de cuenta", Me, Stop);
        return result.IsRefusal
            ? await Again(result.Refusal, CreditFields.FieldOf(nameof(Deposit), result.Refusal))
            : Redirect($"/projects/{Id}/deposits/{result.Value}?recorded=true");
    }

    public async Task<IActionResult> OnPostPayment([FromServices] OrderPayment order)
    {
        if (Payment.Read(Say) is not { } entry) return await Shown();
        var result = await order.Handle(Id, entry, FormKey ?? "", Payment.Concept ?? "", Me, Stop);
        return result.IsRefusal ? await Again(result.Refusal) : Redirect($"/projects/{Id}/money");
    }

    public async Task<IActionResult> OnPostYield([FromServices] RecordYield record, [FromServices] KeepFile keep)
    {
        if (Yield.Read(Say) is not { } entry) return await Shown();
        if (YieldEvidence is not null)
        {
            var kept = await keep.Handle(YieldEvidence, Me, Stop);
            if (kept.IsRefusal) return await Again(kept.Refusal, nameof(YieldEvidence));
            entry = entry with { Evidence = kept.Value };
        }
        var result = await record.Handle(Id, entry, FormKey ?? "", "Registro del estado de cuenta", Me, Stop);
        return result.IsRefusal
            ? await Again(result.Refusal, YieldFields.FieldOf(result.Refusal))
            : Redirect($"/projects/{Id}/money#yields");
    }

    private async Task<IActionResult> Again(Refusal refusal, string field = "")
    {
        Say(refusal, field);
        return await Shown();
    }

    private async Task<IActionResult> Shown() => await LoadTab() ? Page() : NotFound();

    private Task<bool> LoadTab() => Load(async () =>
    {
        Deposits = await db.Deposits.AsNoTracking().Where(d => d.ProjectId == Id).OrderBy(d => d.RecordedAt)
            .Take(RowsMax).ToListAsync(Stop);
        Ministrations = await db.Ministrations.AsNoTracking().Where(m => m.ProjectId == Id).ToListAsync(Stop);
        Payments = await db.Payments.AsNoTracking().Where(p => p.ProjectId == Id).OrderBy(p => p.OrderedAt)
            .Take(RowsMax).ToListAsync(Stop);
        Yields = await db.ProjectYields.AsNoTracking().Where(y => y.ProjectId == Id).OrderBy(y => y.RecordedAt)
            .Take(RowsMax).ToListAsync(Stop);
        Match = await match.Of(Head.Project, Head.Money, Stop);
    });
}

/// <summary>The deposit form as typed: the credit, and whose contribution it is.</summary>
public sealed record DepositFields : CreditFields
{
    public string? Party { get; init; }

    /// <summary>Null when a problem was said at a field.</summary>
    public DepositEntry? Read(Action<Refusal, string> say, byte[]? evidence)
    {
        var fields = new FieldReader("Deposit", say);
        fields.Of(nameof(Party), RequiredText.Of(Party));
        if (Party == "club") fields.Of(nameof(Payer), RequiredText.Of(Payer));
        return Read("", fields, evidence) is { } credit
            ? new DepositEntry(
                Party ?? "", credit.Received, credit.Sent, credit.Fee, credit.Rate, credit.BankReference,
                credit.ValueDate, evidence, string.IsNullOrWhiteSpace(Payer) ? null : Payer)
            : null;
    }
}

/// <summary>The payment form as typed.</summary>
public sealed record PaymentFields
{
    public string? Amount { get; init; }
    public string? Payee { get; init; }
    public string? PayeeClabe { get; init; }
    public string? Concept { get; init; }

    public PaymentEntry? Read(Action<Refusal, string> say)
    {
        var fields = new FieldReader("Payment", say);
        var amount = fields.Of(nameof(Amount), MoneyText.Parse(Amount));
        fields.Of(nameof(Payee), RequiredText.Of(Payee));
        fields.Of(nameof(PayeeClabe), Clabe.Parse(PayeeClabe));
        fields.Of(nameof(Concept), RequiredText.Of(Concept));
        return fields.Broken ? null : new PaymentEntry(amount, Payee, PayeeClabe, Concept);
    }
}

/// <summary>Reads typed fields and says each problem at its own.</summary>
public sealed class FieldReader(string form, Action<Refusal, string> say)
{
    public bool Broken { get; private set; }

    public T? Of<T>(string field, Result<T> typed)
    {
        if (typed.TryGet(out var value, out var refusal)) return value;
        Broken = true;
        say(refusal, form.Length == 0 ? field : $"{form}.{field}");
        return default;
    }
}
