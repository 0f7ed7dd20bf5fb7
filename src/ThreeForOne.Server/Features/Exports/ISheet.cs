namespace ThreeForOne.Server.Features.Exports;

/// <summary>
/// A file that is written row by row. Only one that was finished is whole: without it a workbook does not open.
/// </summary>
public interface ISheet
{
    Task Begin(IReadOnlyList<(string Heading, CellKind Kind)> columns, CancellationToken stop);

    Task Row(IReadOnlyList<Cell> cells, CancellationToken stop);

    /// <summary>The totals, and the end of the file.</summary>
    Task Finish(IReadOnlyList<Cell> totals, CancellationToken stop);
}
