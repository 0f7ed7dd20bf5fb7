namespace ThreeForOne.Server.Web;

/// <summary>The four colours, for pictures that a stylesheet does not reach; as in Web/styles/_tokens.scss.</summary>
public static class PartyColours
{
    private static readonly Dictionary<string, string> Colours = new()
    {
        ["club"] = "#b3491a",
        ["municipal"] = "#8a6a00",
        ["state"] = "#1f4e79",
        ["federal"] = "#1b5e3b",
    };

    public static string Of(string party) => Colours[party];
}
