using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Agreements;
using ThreeForOne.Server.Features.Works;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Tasks;

/// <summary>Progress is a whole percentage.</summary>
public sealed record NotAPercentage() : Refusal("progress.not_a_percentage")
{
    public override Bilingual Say => new(
        "Escriba el avance físico con un número entero, de 0 a 100.",
        "Enter the physical progress as a whole number, from 0 to 100.");
}

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

    public Task<IActionResult> OnPostAccount([FromServices] RegisterAccount register)
    {
        Read(nameof(Clabe), Domain.Clabe.Parse(Clabe));
        Need((nameof(Bank), Bank), (nameof(Holder), Holder), (nameof(Reference), Reference), (nameof(Reason), Reason));
        var account = new AccountEntry(Clabe, Bank, Holder, Reference);
        return Answer(() => register.Handle(Id, account, Reason ?? "", Me, Stop));
    }

    public Task<IActionResult> OnPostWorks([FromServices] StartWorks start)
    {
        var contract = Read(nameof(Contract), MoneyText.Parse(Contract, Currency.Mxn));
        var advance = Read(nameof(Advance), MoneyText.Parse(Advance, Currency.Mxn));
        var formed = Read(nameof(CommitteeFormed), CommitteeFormed.Read());
        Need((nameof(Contractor), Contractor), (nameof(Reason), Reason));
        return Answer(
            () => start.Handle(Id, new WorksEntry(Contractor, contract, advance, formed), Reason ?? "", Me, Stop));
    }

    public Task<IActionResult> OnPostProgress([FromServices] ReportProgress report)
    {
        var isPercent = int.TryParse(Percent, NumberStyles.None, CultureInfo.InvariantCulture, out var percent);
        if (!isPercent || percent > 100) Say(new NotAPercentage(), nameof(Percent));
        Need((nameof(Narrative), Narrative));
        return Answer(() => report.Handle(Id, percent, Narrative, Me, Stop));
    }

    /// <summary>Says each of the fields that was left empty.</summary>
    private void Need(params (string Field, string? Typed)[] fields)
    {
        foreach (var (field, typed) in fields) Read(field, RequiredText.Of(typed));
    }

    /// <summary>A field's value, or its problem said at the field.</summary>
    private T? Read<T>(string field, Result<T> typed)
    {
        if (typed.TryGet(out var value, out var refusal)) return value;
        Say(refusal, field);
        return default;
    }
}
