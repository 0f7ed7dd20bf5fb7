using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Budgets;

/// <summary>The municipality's signer certifies its part in one project.</summary>
public sealed class CertificationTaskPage(
    Database db, ReadCertifications certifications, CertifyContribution certify, KeepFile keep, TimeProvider clock)
    : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public IFormFile? Paper { get; set; }

    public CertificationRow Row { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        FormKey = NewFormKey(clock);
        if (!await Load()) return NotFound();
        Amount = MoneyText.Format(Money.Mxn(Row.Certified ?? Row.Share));
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!MoneyText.Parse(Amount).TryGet(out var amount, out var wrong)) Say(wrong, nameof(Amount));
        byte[]? paper = null;
        if (Paper is not null && ModelState.IsValid
            && !(await keep.Handle(Paper, Me, Stop)).TryGet(out paper, out var unfit)) Say(unfit, nameof(Paper));
        if (ModelState.IsValid)
        {
            var done = await certify.Handle(new(Id, amount, paper, Reason ?? ""), FormKey ?? "", Me, Stop);
            if (!done.IsRefusal) return Redirect("/certifications");
            Say(done.Refusal, done.Refusal switch
            {
                ReasonMissing => nameof(Reason),
                CertificationNegative => nameof(Amount),
                _ => "",
            });
        }
        return await Load() ? Page() : NotFound();
    }

    private Task<bool> Load() => db.Reading(Me, async () =>
    {
        if ((await certifications.Of(Id, Stop)).FirstOrDefault() is not { } row) return false;
        Row = row;
        return true;
    }, Stop);
}
