using ThreeForOne.Domain;

namespace ThreeForOne.Server.Web;

/// <summary>The four parties in the order in which their money is always shown, and what people call them.</summary>
public static class PartyLabels
{
    /// <summary>Left to right in every bar, table and plot.</summary>
    public static IReadOnlyList<string> Order { get; } = ["club", "municipal", "state", "federal"];

    private static readonly Dictionary<string, Bilingual> Names = new()
    {
        ["club"] = new("Club", "Club"),
        ["municipal"] = new("Municipio", "Municipality"),
        ["state"] = new("Estado", "State"),
        ["federal"] = new("Federación", "Federal"),
    };

    /// <summary>An unknown party is a bug in a pack or a page and throws.</summary>
    public static Bilingual Of(string party) => Names[party];

    /// <summary>Places parties in their order; one that is not known comes last.</summary>
    public static int Rank(string party) => Order.Contains(party) ? Order.ToList().IndexOf(party) : Order.Count;
}
