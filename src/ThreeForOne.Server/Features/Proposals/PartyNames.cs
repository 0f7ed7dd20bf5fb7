using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>What a party, or a joint group of them, is called on a page.</summary>
public static class PartyNames
{
    public static Bilingual Of(RulePack pack, string partyOrGroup)
    {
        if (pack.Parties.Contains(partyOrGroup)) return PartyLabels.Of(partyOrGroup);
        var names = pack.Groups.Single(g => g.Code == partyOrGroup).Parties
            .OrderBy(PartyLabels.Rank).Select(PartyLabels.Of).ToList();
        return new(string.Join(" + ", names.Select(n => n.Spanish)), string.Join(" + ", names.Select(n => n.English)));
    }
}
