using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>Where a person chooses language, time zone and when letters come.</summary>
public sealed class PreferencesPage(Database db, ChoosePreferences choose) : SignedInPage
{
    [BindProperty]
    public string? Language { get; set; }

    [BindProperty]
    public string? Zone { get; set; }

    [BindProperty]
    public List<string?> Timings { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public async Task OnGet()
    {
        var now = await db.Reading(Me, () => choose.Of(Me, Stop), Stop);
        (Language, Zone) = (now.Language, now.TimeZone);
        Timings = [.. MailGroups.Chosen.Select(g => now.Timings[g.Group].ToString())];
    }

    public async Task<IActionResult> OnPost()
    {
        if (Read() is not { } chosen) return Refused();
        var done = await choose.Handle(chosen, Me, Stop);
        return done.IsRefusal ? Refused() : Redirect("/preferences?saved=true");
    }

    // Null when something is missing that the page offers.
    private ReaderChoice? Read()
    {
        var timings = new Dictionary<MailGroup, MailTiming>();
        foreach (var ((group, _), text) in MailGroups.Chosen.Zip(Timings))
        {
            if (!Enum.TryParse<MailTiming>(text, out var timing) || !Enum.IsDefined(timing)) return null;
            timings[group] = timing;
        }
        return timings.Count == MailGroups.Chosen.Count ? new(Language ?? "", Zone ?? "", timings) : null;
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refused()
    {
        Say(new PreferenceNotOffered(), ZonedTime.IsOffered(Zone ?? "") ? nameof(Language) : nameof(Zone));
        return Page();
    }
}
