using System.Xml.Linq;
using ThreeForOne.Domain;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Errors;

namespace ThreeForOne.Server.Tests.Web;

public sealed class LabelsTests
{
    private static readonly string[] Parties = ["club", "municipal", "state", "federal"];

    [Fact]
    public void Every_state_and_role_of_the_process_has_a_name_in_both_languages()
    {
        var process = XDocument.Load(Parts.Beside("workflows", "three-for-one", "process.bpmn"));
        var states = Values(process, "state");
        var roles = Values(process, "role");

        Assert.Contains("BORRADOR", states);
        Assert.Contains("technician", roles);
        Assert.All(states, state => InBoth(StateLabels.Of(state)));
        Assert.All(roles.Concat(RoleTable.All), role => InBoth(RoleLabels.Of(role)));
    }

    [Fact]
    public void Labels_that_no_process_uses_yet_are_complete_too()
    {
        Assert.All(StateLabels.All, state => InBoth(StateLabels.Of(state)));
        Assert.All(RoleLabels.All, role => InBoth(RoleLabels.Of(role)));
        Assert.All(Navigation.Links, link => InBoth(link.Label));
    }

    [Fact]
    public void No_two_states_are_called_the_same()
    {
        Assert.Distinct(StateLabels.All.Select(state => StateLabels.Of(state).Spanish));
        Assert.Distinct(StateLabels.All.Select(state => StateLabels.Of(state).English));
    }

    [Fact]
    public void Parties_come_in_their_order_with_a_name_and_a_colour()
    {
        Assert.Equal(Parties, PartyLabels.Order);
        Assert.All(Parties, party => InBoth(PartyLabels.Of(party)));
        Assert.Distinct(Parties.Select(PartyColours.Of));
        Assert.Equal(Parties, new[] { "federal", "state", "municipal", "club" }.OrderBy(PartyLabels.Rank));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(413)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void Every_error_says_what_happened_and_what_to_do(int status)
    {
        var (heading, whatToDo) = ErrorTexts.For(status);

        InBoth(heading);
        InBoth(whatToDo);
        Assert.DoesNotContain($"{status}", heading.Spanish + whatToDo.Spanish, StringComparison.Ordinal);
    }

    private static List<string> Values(XDocument process, string attribute) =>
    [
        .. process.Descendants().Attributes()
            .Where(a => a.Name.LocalName == attribute && a.Name.Namespace != XNamespace.None)
            .Select(a => a.Value).Distinct(),
    ];

    private static void InBoth(Bilingual text)
    {
        Assert.False(string.IsNullOrWhiteSpace(text.Spanish));
        Assert.False(string.IsNullOrWhiteSpace(text.English));
    }
}
