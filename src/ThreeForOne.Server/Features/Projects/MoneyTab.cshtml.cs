using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Audit;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Payments;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Projects;

/// <summary>A project's money: each party, its deposits and orders, payments; and the forms to record them.</summary>
public sealed class MoneyTab(Database db, TimeProvider clock) : ProjectPage
{
    private const int RowsMax = 500;

    [BindProperty]
    public DepositFields Deposit { get; set; } = new();

    [BindProperty]
    public PaymentFields Payment { get; set; } = new();

    public IReadOnlyList<Deposit> Deposits { get; private set; } = [];

    public IReadOnlyList<Ministration> Ministrations { get; private set; } = [];

    public IReadOnlyList<Payment> Payments { get; private set; } = [];

    public string NewKey => FormKey ?? NewFormKey(clock);

    public bool MayRecordDeposit =>
        Can("treasury_clerk") && Head.Project.State is "CONVENIDA" or "FONDEADA" or "EN_EJECUCION";

    public bool MayOrderPayment => Can("payment_orderer") && Head.Project.State is "EN_EJECUCION" or "TERMINADA";

    /// <summary>Where each figure of a party leads, for whoever follows figures to their entries.</summary>
    public IReadOnlyList<string?>? FigureHrefs(Guid share) => !Can("auditor", "programme_director") ? null
        : [null, .. BookFigure.OfShare.Select(f => f.Href(share))];

    public Task<IActionResult> OnGet() => Shown();

    public async Task<IActionResult> OnPostDeposit([FromServices] RecordDeposit record)
    {
        if (Deposit.Read(Say) is not { } entry) return await Shown();
        var result = await record.Handle(Id, entry, FormKey ?? "", "Registro del estado de cuenta", Me, Stop);
        return result.IsRefusal ? await Again(result.Refusal) : Redirect($"/projects/{Id}/money");
    }

    public async Task<IActionResult> OnPostPayment([FromServices] OrderPayment order)
    {
        if (Payment.Read(Say) is not { } entry) return await Shown();
        var result = await order.Handle(Id, entry, FormKey ?? "", Payment.Concept ?? "", Me, Stop);
        return result.IsRefusal ? await Again(result.Refusal) : Redirect($"/projects/{Id}/money");
    }

    private async Task<IActionResult> Again(Refusal refusal)
    {
        Say(refusal);
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
    });
}

/// <summary>The deposit form as typed; read, it is null when a problem was said at a field.</summary>
public sealed record DepositFields
{
    public string? Party { get; init; }
    public string? Received { get; init; }
    public string? Sent { get; init; }
    public string? Fee { get; init; }
    public string? Rate { get; init; }
    public string? BankReference { get; init; }
    public DateParts ValueDate { get; init; } = new();

    public DepositEntry? Read(Action<Refusal, string> say)
    {
        var fields = new FieldReader("Deposit", say);
        var received = fields.Of(nameof(Received), MoneyText.Parse(Received));
        var date = fields.Of(nameof(ValueDate), ValueDate.Read());
        fields.Of(nameof(Party), RequiredText.Of(Party));
        fields.Of(nameof(BankReference), RequiredText.Of(BankReference));
        var dollars = !string.IsNullOrWhiteSpace(Sent + Fee + Rate);
        Money? sent = dollars ? fields.Of(nameof(Sent), MoneyText.Parse(Sent, Currency.Usd)) : null;
        Money? fee = dollars ? fields.Of(nameof(Fee), MoneyText.Parse(Fee, Currency.Usd)) : null;
        Rate? rate = dollars ? fields.Of(nameof(Rate), Domain.Rate.Parse(Rate)) : null;
        return fields.Broken ? null
            : new DepositEntry(Party ?? "", received, sent, fee, rate, BankReference ?? "", date, null);
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
