using System.Text.RegularExpressions;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Tests.Tidy;

namespace ThreeForOne.Server.Tests.Operations;

/// <summary>Every setting is documented, and a value that cannot be meant is refused before anything starts.</summary>
public sealed partial class SettingsTests
{
    [Theory]
    [InlineData("THREEFORONE_DATABASE", "Password=secret;Colour=red", "is not a connection string")]
    [InlineData("THREEFORONE_DATABASE_OWNER", "secret", "is not a connection string")]
    [InlineData("THREEFORONE_DATABASE_VERIFIER", "Username=tfo_verifier", "is not a connection string")]
    [InlineData("THREEFORONE_URL", "tresporuno.example", "takes an address such as")]
    [InlineData("THREEFORONE_HEADS", "heads", "takes the full path of a folder")]
    [InlineData("THREEFORONE_NODE", "/no/such/node", "names no program")]
    [InlineData("THREEFORONE_LOG", "xml", "takes text or json, not 'xml'")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "takes an address such as")]
    [InlineData("THREEFORONE_KEEP_DRAFTS", "a year", "takes a number of days from 180 to 36500")]
    [InlineData("THREEFORONE_KEEP_PEOPLE", "30", "takes a number of days from 365 to 36500")]
    [InlineData("THREEFORONE_KEEP_FILES", "0", "takes a number of days from 30 to 36500")]
    [InlineData("THREEFORONE_KEEP_WORK", "-1", "takes a number of days from 7 to 36500")]
    [InlineData("THREEFORONE_SMTP_HOST", "smtp.example:25", "takes the name of a host")]
    [InlineData("THREEFORONE_SMTP_PORT", "0", "takes a port from 1 to 65535, not '0'")]
    [InlineData("THREEFORONE_SMTP_SECURITY", "ssl", "takes starttls or tls or none, not 'ssl'")]
    [InlineData("THREEFORONE_SMTP_USER", "a\nb", "takes one line")]
    [InlineData("THREEFORONE_SMTP_PASSWORD", "secret\n", "takes one line")]
    [InlineData("THREEFORONE_SMTP_FROM", "Tres por Uno", "takes a mail address")]
    [InlineData("THREEFORONE_KEEP_MAIL", "3", "takes a number of days from 30 to 36500")]
    [InlineData("THREEFORONE_KEEP_UNCONFIRMED", "1", "takes a number of days from 7 to 36500")]
    [InlineData("THREEFORONE_KEEP_UPLOADS", "0", "takes a number of days from 1 to 36500")]
    [InlineData("THREEFORONE_SCANNER", "clamd", "takes a host and its port, such as clamd:3310, not 'clamd'")]
    [InlineData("THREEFORONE_SCANNER", "clamd:0", "takes a host and its port")]
    [InlineData("THREEFORONE_KEEP_SIGN_INS", "6", "takes a number of days from 7 to 36500")]
    [InlineData("THREEFORONE_KEEP_FORMS", "soon", "takes a number of days from 7 to 36500")]
    [InlineData("THREEFORONE_STAFF_AUTHORITY", "http://login.gobierno.example", "takes an https address")]
    [InlineData("THREEFORONE_STAFF_AUTHORITY", "https://a:secret@login.gobierno.example", "takes an https address")]
    [InlineData("THREEFORONE_STAFF_CLIENT", "a\nb", "takes one line")]
    [InlineData("THREEFORONE_STAFF_SECRET", "secret\n", "takes one line")]
    [InlineData("THREEFORONE_STAFF_NAME", "Secretaría de la Función Pública del Estado de Zacatecas de Ocampo",
        "takes at most 60")]
    [InlineData("THREEFORONE_STAFF_SECOND_FACTOR", "totp", "takes yes or no, not 'totp'")]
    [InlineData("THREEFORONE_PROXIES", "lb.example", "takes IP addresses")]
    [InlineData("THREEFORONE_KEEP_INCIDENTS", "99999", "takes a number of days from 30 to 36500")]
    public void A_wrong_value_is_refused_by_its_name(string name, string value, string says)
    {
        var error = Assert.Throws<OperatorError>(() => Settings.Check(asked => asked == name ? value : null));

        Assert.StartsWith(name + " ", error.Message, StringComparison.Ordinal);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, error.ExitCode);
    }

    [Theory]
    [InlineData("THREEFORONE_STAFF_CLIENT", "tresporuno", "THREEFORONE_STAFF_AUTHORITY")]
    [InlineData("THREEFORONE_STAFF_AUTHORITY", "https://login.gobierno.example", "THREEFORONE_STAFF_CLIENT")]
    public void A_value_that_needs_another_is_refused_without_it(string name, string value, string missing)
    {
        var error = Assert.Throws<OperatorError>(() => Settings.Check(asked => asked == name ? value : null));

        Assert.Equal($"{missing} is missing: {name} needs it.", error.Message);
    }

    [Fact]
    public void Every_setting_has_a_wrong_value_above_and_an_example_that_is_right()
    {
        var tried = GetType().GetMethod(nameof(A_wrong_value_is_refused_by_its_name))!
            .GetCustomAttributesData().Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (string)((IReadOnlyCollection<System.Reflection.CustomAttributeTypedArgument>)
                a.ConstructorArguments[0].Value!).First().Value!);
        House.None(Settings.All.Select(s => s.Name).Except(tried));
        House.None(Settings.All.Where(s => s.Name != "THREEFORONE_NODE" && s.Wrong(s.Example) is not null)
            .Select(s => s.Name));
        Settings.Check(_ => null);
    }

    [Fact]
    public async Task The_program_says_it_in_one_line()
    {
        var (exitCode, output, errors) = await ServerProgram.Run(
            ["serve"], new Dictionary<string, string> { ["THREEFORONE_LOG"] = "xml" });

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Equal("three-for-one: THREEFORONE_LOG takes text or json, not 'xml'.", errors.Trim());
    }

    [Fact]
    public void The_table_of_the_manual_is_the_one_of_the_program()
    {
        var manual = File.ReadAllText(Path.Combine(House.Root, "docs", "operating.md"));

        // A line that is missing here is to be copied into docs/operating.md.
        House.None(Settings.All.Select(s => $"| `{s.Name}` | {s.Meaning} | {s.Standard} | `{s.Example}` |")
            .Where(line => !manual.Contains(line, StringComparison.Ordinal)));
    }

    [Fact]
    public void Whatever_the_program_reads_is_in_the_table() => House.None(
        House.Files("src", ".cs").SelectMany(f => Name().Matches(File.ReadAllText(f)).Select(m => m.Value))
            .Distinct().Except(Settings.All.Select(s => s.Name)).Select(
                name => $"{name}: add it to Settings.All and its line to docs/operating.md"));

    [GeneratedRegex("THREEFORONE_[A-Z_]*[A-Z]")]
    private static partial Regex Name();
}
