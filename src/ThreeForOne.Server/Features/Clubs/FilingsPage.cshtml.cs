using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Features.Exports;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>The delegation's list of clubs' papers, the oldest first.</summary>
public sealed class FilingsPage(ReadFilings read, TimeProvider clock) : ListPage<FoundFiling>
{
    [BindProperty(SupportsGet = true)]
    public bool Decided { get; set; }

    public IReadOnlyList<FoundFiling> Found { get; private set; } = [];

    public async Task OnGet() => Found = await read.Handle(!Decided, null, Me, Stop);

    public override string ListFilter => Decided ? "decided=true" : "";

    protected override ListFile<FoundFiling> AsFile(Texts text)
    {
        var file = new ListFile<FoundFiling>(text["papeles-de-clubes", "clubs-papers"], text)
            .Text(new("Club", "Club"), filing => filing.ClubName)
            .Text(new("Qué", "What"), filing => text[FilingLabels.Of(filing.Kind, filing.Role)])
            .Moment(new("Entregado", "Handed in"), filing => filing.FiledAt);
        return Decided
            ? file.Text(new("Decisión", "Decision"), filing => text[FilingLabels.Status(filing.Status)])
                .Moment(new("Decidido", "Decided"), filing => filing.DecidedAt)
                .Text(new("Motivo", "Reason"), filing => filing.Reason)
            : file.Count(new("Espera, días", "Waits, days"), filing => DaysOf(filing));
    }

    protected override IAsyncEnumerable<FoundFiling> AllRows() => read.All(!Decided);

    /// <summary>For how many whole days it waits.</summary>
    public int DaysOf(FoundFiling filing) => Math.Max(0, (clock.GetUtcNow() - filing.FiledAt).Days);
}
