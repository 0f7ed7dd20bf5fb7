using System.Text.RegularExpressions;

namespace ThreeForOne.Server.Tests.Tidy;

/// <summary>A clone builds from whatever sources its machine is set to: no file says where parts come from.</summary>
public sealed partial class PublicTextTests
{
    private static IEnumerable<string> LockFiles =>
        House.Files("").Where(f => Path.GetFileName(f) is "packages.lock.json" or "package-lock.json");

    [Fact]
    public void A_lock_file_holds_no_download_address()
    {
        Assert.True(LockFiles.Count() >= 4);
        House.None(LockFiles.SelectMany(Lines.Of)
            .Where(l => l.Text.Contains("://", StringComparison.Ordinal) && !Thanks().IsMatch(l.Text))
            .Select(l => l.Place));
    }

    [Fact]
    public void No_file_names_a_registry() => House.None(House.Files("")
        .Where(f => Path.GetExtension(f) is not (".png" or ".pdf" or ".ttf" or ".woff2"))
        .SelectMany(Lines.Of).Where(l => Registry().IsMatch(l.Text)).Select(l => l.Place));

    [Fact]
    public void No_configuration_names_a_source() => House.None(House.Files("")
        .Where(f => Path.GetFileName(
            f) is ".npmrc" or "nuget.config" or "NuGet.Config" or "NuGet.config" or "Directory.Build.props")
        .Where(f => File.ReadAllText(f) is var text
            && (text.Contains("://", StringComparison.Ordinal)
                || text.Contains("packageSources", StringComparison.Ordinal)))
        .Select(House.Short));

    // The "funding" note that npm copies from a package: where to thank its authors.
    [GeneratedRegex("""^\s+"(url|funding)": "https://[^"]*"(?<!\.tgz"),?$""")]
    private static partial Regex Thanks();

    // Written apart, so that this file does not find itself.
    [GeneratedRegex("registry" + @"\.(npmjs|yarnpkg)|api\." + @"nuget\.org|pkgs\." + @"dev\.azure|ppa\." + "launchpad")]
    private static partial Regex Registry();
}
