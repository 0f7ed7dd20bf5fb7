using System.Text.RegularExpressions;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Tidy;

public sealed partial class OwnReasonTests
{
    [Fact]
    public void Every_reason_that_the_program_writes_itself_reads_in_both_languages()
    {
        var written = House.Files("src", ".cs")
            .SelectMany(f => Reason().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet();

        Assert.True(written.Count > 10);
        House.None(written.Except(OwnReasons.All));
    }

    [GeneratedRegex("""InTransaction(?:<[^(]*>)?\([\w.]+, "([^"]+)",""")]
    private static partial Regex Reason();
}
