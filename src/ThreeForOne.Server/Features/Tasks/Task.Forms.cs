using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Agreements;
using ThreeForOne.Server.Features.Closing;
using ThreeForOne.Server.Features.Works;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>
/// The forms of steps that need more than a decision. Fields are text, so that nothing typed is ever lost.
/// </summary>
public sealed partial class TaskPage
{
    [BindProperty]
    public string? Clabe { get; set; }

    [BindProperty]
    public string? Bank { get; set; }

    [BindProperty]
    public string? Holder { get; set; }

    [BindProperty]
    public string? Reference { get; set; }

    [BindProperty]
    public string? Contractor { get; set; }

    [BindProperty]
    public string? Contract { get; set; }

    [BindProperty]
    public string? Advance { get; set; }

    [BindProperty]
    public DateParts CommitteeFormed { get; set; } = new();

    [BindProperty]
    public string? Percent { get; set; }

    [BindProperty]
    public string? Narrative { get; set; }

    [BindProperty]
    public string? Yields { get; set; }

    public Task<IActionResult> OnPostAccount([FromServices] RegisterAccount register) =>
        Answer(() => register.Handle(Id, new AccountEntry(Clabe, Bank, Holder, Reference), Reason ?? "", Me, Stop));

    public Task<IActionResult> OnPostWorks([FromServices] StartWorks start)
    {
        var contract = Read(nameof(Contract), MoneyText.Parse(Contract, Currency.Mxn));
        var advance = Read(nameof(Advance), MoneyText.Parse(Advance, Currency.Mxn));
        var formed = Read(nameof(CommitteeFormed), CommitteeFormed.Read());
        return Answer(
            () => start.Handle(Id, new WorksEntry(Contractor, contract, advance, formed), Reason ?? "", Me, Stop));
    }

    public Task<IActionResult> OnPostProgress([FromServices] ReportProgress report) =>
        Answer(() => report.Handle(Id, int.TryParse(Percent, out var percent) ? percent : -1, Narrative, Me, Stop));

    public Task<IActionResult> OnPostClose([FromServices] CloseProject close)
    {
        var yields = Read(nameof(Yields), MoneyText.Parse(Yields, Currency.Mxn));
        return Answer(() => close.Handle(Id, yields, Reason ?? "", Me, Stop));
    }

    /// <summary>A field's value, or its problem said at the field.</summary>
    private T? Read<T>(string field, Result<T> typed)
    {
        if (typed.TryGet(out var value, out var refusal)) return value;
        Say(refusal, field);
        return default;
    }
}
