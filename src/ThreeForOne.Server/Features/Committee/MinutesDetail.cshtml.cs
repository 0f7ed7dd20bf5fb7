using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Papers;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>A session's minutes: the PDF, the scan of the signed paper, and their corrections.</summary>
[UploadLimit]
[RequestSizeLimit(UploadLimitAttribute.RequestBytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = UploadLimitAttribute.RequestBytesMax)]
public sealed class MinutesDetailPage(
    Database db, SessionReader sessions, KeepFile keep, SignMinutes sign, CorrectMinutes correct, TimeProvider clock)
    : SignedInPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid Document { get; set; }

    [BindProperty]
    public IFormFile? Scan { get; set; }

    [BindProperty]
    public string? Correction { get; set; }

    public SessionView View { get; private set; } = null!;

    public bool IsSecretary => Me.Roles.Contains(OpenSession.Secretary);

    public async Task<IActionResult> OnGet()
    {
        FormKey = NewFormKey(clock);
        return await Load();
    }

    public async Task<IActionResult> OnPostSigned()
    {
        FormKey = NewFormKey(clock);
        byte[]? hash = null;
        if (Scan is not null && !(await keep.Handle(Scan, Me, Stop)).TryGet(out hash, out var unfit))
        {
            Say(unfit, nameof(Scan));
            return await Load();
        }
        var signed = await sign.Handle(Id, Document, hash, Me, Stop);
        if (!signed.IsRefusal) return Redirect($"/sessions/{Id}/minutes");
        Say(signed.Refusal, signed.Refusal is SignedScanMissing ? nameof(Scan) : "");
        return await Load();
    }

    public async Task<IActionResult> OnPostCorrection()
    {
        var corrected = await correct.Handle(Id, Correction, FormKey ?? "", Me, Stop);
        if (!corrected.IsRefusal) return Redirect($"/sessions/{Id}/minutes");
        Say(corrected.Refusal, corrected.Refusal is CorrectionMissing ? nameof(Correction) : "");
        return await Load();
    }

    private async Task<IActionResult> Load()
    {
        var view = await db.Reading(Me, () => sessions.Of(Id, clock.GetUtcNow(), Stop), Stop);
        if (view is null || view.Minutes.Count == 0) return NotFound();
        View = view;
        return Page();
    }
}
