using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Features.Tasks;

namespace ThreeForOne.Server.Features.Views;

/// <summary>A view is kept under a name.</summary>
public sealed record ViewNameMissing() : Refusal("view.name_missing")
{
    public override Bilingual Say => new(
        $"Escriba un nombre de hasta {SavedViews.NameMax} letras.",
        $"Write a name of up to {SavedViews.NameMax} letters.");
}

/// <summary>More would not be found again.</summary>
public sealed record TooManyViews(int Most) : Refusal("view.too_many")
{
    public override Bilingual Say => new(
        $"Ya tiene {Most} vistas guardadas de esta lista. Quite una para guardar otra.",
        $"You already have {Most} saved views of this list. Remove one to save another.");
}

/// <summary>The view was removed, or is somebody else's.</summary>
public sealed record NoSuchView() : Refusal("view.none")
{
    public override Bilingual Say => new("No encontramos esa vista guardada.", "We could not find that saved view.");
}

/// <summary>The lists of which people keep views.</summary>
public static class ViewPlace
{
    public const string Queue = "queue";
    public const string Projects = "projects";

    /// <summary>Only filters that the list knows are kept, as it writes them; null for no such list.</summary>
    public static string? Filter(string? place, string? typed)
    {
        var query = QueryHelpers.ParseQuery(typed ?? "");
        return place switch
        {
            Queue => new QueueFilter(One("step"), One("place"), One("due"), One("claim")).Address,
            Projects => new ProjectQuery(
                One("q"), One("state"), int.TryParse(One("year"), out var year) ? year : null).Filter,
            _ => null,
        };

        string? One(string key) => query.TryGetValue(key, out var values) ? PlainText.Of(values.ToString()) : null;
    }

    public static string Href(string place, string filter) =>
        $"/{place}{(filter.Length > 0 ? "?" + filter : "")}";
}

/// <summary>What stands above a list: its reader's views, and the filter that is shown now.</summary>
public sealed record ViewShelf(string Place, string Filter, IReadOnlyList<SavedView> Views);

/// <summary>
/// A person keeps the filters of a list under a name, renames and removes them. They are the reader's own convenience
/// and not the registry's business, so the trail does not hold them.
/// </summary>
public sealed class SavedViews(Database db)
{
    public const int NameMax = 60;
    public const int ViewsMax = 20;

    /// <summary>The reader's views of a list, or of all; row-level security holds back everybody else's.</summary>
    public Task<List<SavedView>> Of(string? place, CancellationToken stop) => db.SavedViews.AsNoTracking()
        .Where(v => place == null || v.Place == place).OrderBy(v => v.Place).ThenBy(v => v.Name)
        .Take(2 * ViewsMax).ToListAsync(stop);

    public Task<Result<string>> Save(
        string? place, string? filter, string? name, Actor who, CancellationToken stop) =>
        db.InTransaction<string>(who, "Vista guardada", async act =>
        {
            if (ViewPlace.Filter(place, filter) is not { } kept) return new NoSuchView();
            if (Named(name) is not { } called) return new ViewNameMissing();
            // Two tabs at once: the second counts what the first has saved.
            await db.Database.ExecuteSqlAsync(
                $"select pg_advisory_xact_lock(hashtextextended({act.By.ToString()}, 26))", stop);
            if (await db.SavedViews.CountAsync(v => v.Place == place, stop) >= ViewsMax)
                return new TooManyViews(ViewsMax);
            db.SavedViews.Add(new SavedView
            {
                Id = db.NewId(), PersonId = act.By, Place = place!, Name = called, Filter = kept, MadeAt = act.At,
            });
            return ViewPlace.Href(place!, kept);
        }, stop);

    public Task<Result<bool>> Rename(Guid id, string? name, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, "Vista guardada", async _ =>
        {
            if (await db.SavedViews.SingleOrDefaultAsync(v => v.Id == id, stop) is not { } view)
                return new NoSuchView();
            if (Named(name) is not { } called) return new ViewNameMissing();
            view.Name = called;
            return true;
        }, stop);

    public Task<Result<bool>> Remove(Guid id, Actor who, CancellationToken stop) =>
        db.InTransaction<bool>(who, "Vista guardada", async _ =>
            await db.SavedViews.Where(v => v.Id == id).ExecuteDeleteAsync(stop) == 1 ? true : new NoSuchView(), stop);

    private static string? Named(string? name) =>
        name?.Trim() is { Length: > 0 and <= NameMax } called ? called : null;
}
