using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Exports;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Audit;

/// <summary>One opening of an identity paper.</summary>
public sealed record IdentityView(
    long Seq, DateTimeOffset At, string Person, string Office, Guid ProjectId, string? Folio, string Title);

/// <summary>Who opened whose identity papers, and when; the papers themselves are not shown.</summary>
public sealed class IdentityPapersPage(Database db) : ListPage<IdentityView>
{
    private const int RowsMax = 100;

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public IReadOnlyList<IdentityView> Views { get; private set; } = [];

    public Pager Pager => new(null, Views.Count < RowsMax ? null : $"/audit/identity-papers?before={Views[^1].Seq}");

    public Task OnGet() => db.Reading(Me, async () =>
    {
        Views = await Openings().Take(RowsMax).ToListAsync(Stop);
        return true;
    }, Stop);

    protected override ListFile<IdentityView> AsFile(Texts text) =>
        new ListFile<IdentityView>(text["identificaciones-abiertas", "identity-papers-opened"], text)
            .Text(new("Folio", "Folio"), view => view.Folio)
            .Text(new("Proyecto", "Project"), view => view.Title)
            .Text(new("Quién", "Who"), view => view.Person)
            .Text(new("Oficina", "Office"), view => view.Office)
            .Moment(new("Cuándo", "When"), view => view.At);

    protected override IAsyncEnumerable<IdentityView> AllRows() => Openings().AsAsyncEnumerable();

    private IQueryable<IdentityView> Openings() =>
        from e in db.AuditEvents.AsNoTracking()
        join p in db.Projects on e.ProjectId equals p.Id
        where e.Code == "identity_paper.opened" && (Before == null || e.Seq < Before)
        orderby e.Seq descending
        select new IdentityView(
            e.Seq, e.RecordedAt, db.People.Where(x => x.Id == e.PersonId).Select(x => x.Name).First(),
            db.Organisations.Where(o => o.Id == e.OrganisationId).Select(o => o.Name).First(),
            p.Id, p.Folio, p.Title);
}
