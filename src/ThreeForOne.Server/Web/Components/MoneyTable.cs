using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web.Components;

/// <summary>
/// A row of amounts; a cell without an amount says a dash, which is not a zero. <paramref name="AmountHrefs"/>: where
/// each figure leads, such as to the entries that make it.
/// </summary>
public sealed record MoneyRow(
    string Label, IReadOnlyList<Money?> Amounts, string? Href = null, string? Party = null,
    IReadOnlyList<string?>? AmountHrefs = null);

/// <summary>A table of money in one currency, said once in its caption; each column adds up in the last row.</summary>
/// <param name="Columns">Headings of the amounts; the first heading, of the labels, is apart.</param>
/// <param name="Stacks">True where a phone has no room for the columns and none may be out of sight.</param>
/// <param name="HideCaption">True where a visible caption of the same words stands just above.</param>
/// <param name="Dense">True where nine columns of millions stand side by side on a desk's screen.</param>
public sealed record MoneyTable(
    string Caption,
    string LabelHeading,
    Currency Currency,
    IReadOnlyList<string> Columns,
    IReadOnlyList<MoneyRow> Rows,
    bool WithTotal = true,
    bool HideCaption = false,
    bool Stacks = false,
    bool Dense = false)
{
    public Money TotalOf(int column) =>
        Money.Sum(Rows.Select(row => row.Amounts[column] ?? Money.Zero(Currency)), Currency);
}

/// <summary>The table that stands under a four-party bar.</summary>
public static class BarTable
{
    public static MoneyTable ToTable(this FourPartyBar bar, Texts text)
    {
        var kinds = bar.Kinds;
        string[] columns = [.. kinds.Select(kind => text[bar.Label(kind)])];
        var rows = bar.Ordered.Select(party => new MoneyRow(
            text[PartyLabels.Of(party.Party)],
            [.. kinds.Select(kind => (Money?)FourPartyBar.Of(party, kind)), .. Sum(party, kinds.Count)],
            Party: party.Party));
        return new MoneyTable(
            bar.Caption,
            text["Parte", "Party"],
            bar.Currency,
            kinds.Count > 1 ? [.. columns, text["Total", "Total"]] : columns,
            [.. rows],
            HideCaption: true,
            Stacks: kinds.Count > 1);
    }

    private static Money?[] Sum(PartyMoney party, int kinds) => kinds > 1 ? [party.Total] : [];
}
