using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>A notice and whom it did not reach.</summary>
public sealed record FailureLine(
    Guid Id, string Subject, string Reader, string? Organisation, Guid? Project, DateTimeOffset RaisedAt,
    string Problem)
{
    public Bilingual Cause => Problem switch
    {
        "address" => new("La dirección de correo no existe o está mal escrita",
            "The mail address does not exist or is misspelt"),
        _ => new("El correo no se pudo entregar en tres días", "The mail could not be handed over in three days"),
    };
}

/// <summary>The legal notices that did not arrive, the oldest first: each is somebody's work.</summary>
public sealed class UndeliveredPage(Database db, SettleNotice settle) : ListPage<FailureLine>
{
    public const int RowsMax = 50;

    [BindProperty]
    public string? Notice { get; set; }

    [BindProperty]
    public string? How { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Settled { get; set; }

    public IReadOnlyList<FailureLine> Lines { get; private set; } = [];

    public async Task OnGet() =>
        Lines = await db.Reading(Me, () => Waiting().Take(RowsMax).ToListAsync(Stop), Stop);

    protected override ListFile<FailureLine> AsFile(Texts text) =>
        new ListFile<FailureLine>(text["avisos-sin-entregar", "undelivered-notices"], text)
            .Text(new("Aviso", "Notice"), line => line.Subject)
            .Text(new("Para", "To"), line => line.Reader)
            .Text(new("Organización", "Organisation"), line => line.Organisation)
            .Moment(new("Desde", "Since"), line => line.RaisedAt)
            .Text(new("Problema", "Problem"), line => text[line.Cause]);

    protected override IAsyncEnumerable<FailureLine> AllRows() => Waiting().AsAsyncEnumerable();

    private IQueryable<FailureLine> Waiting() => db.MailFailures.AsNoTracking()
        .Where(f => f.SettledAt == null).OrderBy(f => f.RaisedAt).ThenBy(f => f.Id)
        .Select(f => new FailureLine(f.Id, f.Subject,
            db.People.Where(p => p.Id == f.PersonId).Select(p => p.Name).First(),
            db.Projects.Where(p => p.Id == f.ProjectId)
                .Select(p => db.Organisations.First(o => o.Id == p.ClubId).Name).FirstOrDefault(),
            f.ProjectId, f.RaisedAt, f.Problem));

    public async Task<IActionResult> OnPost()
    {
        var id = Guid.TryParse(Notice, out var notice) ? notice : Guid.Empty;
        var done = await settle.Handle(id, How, Me, Stop);
        if (!done.IsRefusal) return Redirect("/undelivered?settled=true");
        Say(done.Refusal, done.Refusal is NoSuchNotice ? nameof(Notice) : nameof(How));
        await OnGet();
        return Page();
    }
}
