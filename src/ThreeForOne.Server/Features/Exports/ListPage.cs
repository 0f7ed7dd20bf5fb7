using Microsoft.AspNetCore.Mvc;

namespace ThreeForOne.Server.Features.Exports;

/// <summary>
/// A page with a list that can be taken away whole, as CSV or XLSX. The address, the filters in it and who may ask are
/// the page's own (<c>?handler=Csv</c>), and so are the rows that there are for the reader.
/// </summary>
public abstract class ListPage<T> : SignedInPage
{
    /// <summary>The filters as they stand in the page's address, without the page of the list.</summary>
    public virtual string ListFilter => "";

    /// <summary>Name and columns of the file.</summary>
    protected abstract ListFile<T> AsFile(Texts text);

    /// <summary>All rows as the list is filtered, as far as the reader sees them, in the order of the screen.</summary>
    protected abstract IAsyncEnumerable<T> AllRows();

    public Task<IActionResult> OnGetCsv() => Send(SendList.Csv);

    public Task<IActionResult> OnGetXlsx() => Send(SendList.Xlsx);

    private Task<IActionResult> Send(string format) => Send(format, AsFile, AllRows);

    /// <summary>For a page that shows a second list beside its own.</summary>
    protected async Task<IActionResult> Send<TRow>(
        string format, Func<Texts, ListFile<TRow>> file, Func<IAsyncEnumerable<TRow>> rows)
    {
        var texts = HttpContext.RequestServices.GetRequiredService<Texts>();
        var db = HttpContext.RequestServices.GetRequiredService<Database>();
        await db.Reading(Me, async () =>
        {
            await SendList.To(HttpContext, format, file(texts), rows(), Stop);
            return true;
        }, Stop);
        return new EmptyResult();
    }
}
