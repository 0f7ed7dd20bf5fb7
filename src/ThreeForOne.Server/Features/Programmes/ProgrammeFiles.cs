using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ThreeForOne.Domain;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>A rule pack as it was loaded: the bytes of its file and their SHA-256 are what a project freezes.</summary>
public sealed record PackFile(string Path, RulePack Pack, ReadOnlyMemory<byte> Content, string Sha256);

/// <summary>A programme: its name, the process it runs on and its packs, oldest first.</summary>
public sealed record Programme(string Code, Bilingual Name, string ProcessPath, IReadOnlyList<PackFile> Packs);

/// <summary>Everything the workflows folder holds.</summary>
public sealed record ProgrammeSet(IReadOnlyList<Programme> Programmes, IReadOnlyList<HolidayRule> Holidays)
{
    public WorkingCalendar Calendar { get; } = new(Holidays);
}

/// <summary>Loads <c>workflows/*/programme.yaml</c>, the packs they name and <c>workflows/holidays.yaml</c>.</summary>
public static class ProgrammeFiles
{
    /// <param name="folder">The workflows folder.</param>
    /// <exception cref="ProgrammeFileException">A file is missing or wrong, by file, line and key.</exception>
    public static ProgrammeSet Load(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
            throw new ProgrammeFileException(folder, 1, "", new("no existe esa carpeta", "there is no such folder"));

        var programmes = Directory.EnumerateFiles(root, "programme.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(file => Programme(root, file)).ToArray();
        if (programmes.Length == 0)
            throw new ProgrammeFileException(folder, 1, "",
                new("ninguna carpeta tiene programme.yaml", "no programme.yaml in any folder here"));

        var twice = programmes.GroupBy(p => p.Code).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
            throw new ProgrammeFileException(folder, 1, "code",
                new($"dos programas son «{twice.Key}»", $"two programmes are “{twice.Key}”"));
        var holidays = Path.Combine(root, "holidays.yaml");
        return new ProgrammeSet(programmes, Holidays(holidays, Short(root, holidays)));
    }

    /// <summary>A pack from the bytes of its file, as stored with the projects that froze it.</summary>
    public static PackFile Pack(string name, byte[] content, bool isFrozen = false) => new(
        name, RulePackYaml.Read(name, Encoding.UTF8.GetString(content), isFrozen), content,
        Convert.ToHexStringLower(SHA256.HashData(content)));

    private static Programme Programme(string root, string path)
    {
        var file = Short(root, path);
        var fields = YamlFields.Root(file, File.ReadAllText(path));
        var programme = new Programme(
            fields.Text("code"),
            ProgrammeName.Read(fields, "name"),
            Existing(fields, "process", path, fields.Text("process")),
            [
                .. fields.Texts("packs").Select(pack => Existing(fields, "packs", path, pack))
                    .Select(pack => Pack(Short(root, pack), File.ReadAllBytes(pack)))
                    .OrderBy(pack => pack.Pack.Year),
            ]);
        fields.Done();

        foreach (var pack in programme.Packs)
            if (pack.Pack.Programme != programme.Code)
                throw new ProgrammeFileException(pack.Path, 1, "programme",
                    new($"se esperaba «{programme.Code}» de {file}", $"expected “{programme.Code}” of {file}"));
        var twice = programme.Packs.GroupBy(p => p.Pack.Year).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? programme : throw fields.Wrong("packs",
            new($"dos paquetes son de {twice.Key}", $"two packs are for {twice.Key}"));
    }

    /// <param name="path">Where the statutory holidays are.</param>
    /// <param name="file">The file's name, as errors print it.</param>
    public static IReadOnlyList<HolidayRule> Holidays(string path, string file)
    {
        if (!File.Exists(path))
            throw new ProgrammeFileException(file, 1, "", new("no existe ese archivo", "there is no such file"));

        var fields = YamlFields.Root(file, File.ReadAllText(path));
        var rules = fields.Maps("holidays").Select(Holiday).ToArray();
        fields.Done();
        return rules;
    }

    private static HolidayRule Holiday(YamlFields fields)
    {
        var (code, name) = (fields.Text("code"), ProgrammeName.Read(fields, "name"));
        _ = (fields.Text("source"), fields.Flag("verified"));
        HolidayRule rule;
        if (fields.Has("day"))
        {
            var day = ProgrammeDay.Read(fields, "day");
            rule = HolidayRule.Date(code, name, day.Month, day.Day);
        }
        else
        {
            var (month, nth) = (fields.Number("month"), fields.Number("nth_monday"));
            if (month is < 1 or > 12) throw fields.Wrong("month", new("se esperaba de 1 a 12", "expected 1 to 12"));
            if (nth is < 1 or > 4) throw fields.Wrong("nth_monday", new("se esperaba de 1 a 4", "expected 1 to 4"));
            rule = HolidayRule.NthWeekday(code, name, (int)month, (int)nth, DayOfWeek.Monday);
        }

        if (fields.Has("every_years"))
        {
            var every = fields.Number("every_years");
            if (every is < 1 or > 100)
                throw fields.Wrong("every_years", new("se esperaba de 1 a 100", "expected 1 to 100"));
            rule = rule with { EveryYears = (int)every, FirstYear = Year(fields, "first_year") };
        }
        else if (fields.Has("first_year"))
        {
            rule = rule with { FirstYear = Year(fields, "first_year") };
        }
        if (fields.Has("last_year")) rule = rule with { LastYear = Year(fields, "last_year") };

        fields.Done();
        return rule;
    }

    private static int Year(YamlFields fields, string key) => fields.Number(key) is >= 1 and <= 9999 and var year
        ? (int)year
        : throw fields.Wrong(key, new("se esperaba un año", "expected a year"));

    private static string Existing(YamlFields fields, string key, string programme, string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(programme)!, relative));
        return File.Exists(path) ? path : throw fields.Wrong(key,
            new($"no existe el archivo «{relative}»", $"there is no file “{relative}”"));
    }

    // Errors name a file the way a person sees it: workflows/three-for-one/rules/2014.yaml.
    private static string Short(string root, string path) =>
        Path.GetRelativePath(Path.GetDirectoryName(root) ?? root, path).Replace('\\', '/');
}

/// <summary>A name in both languages: <c>{ es: …, en: … }</c>.</summary>
internal static class ProgrammeName
{
    public static Bilingual Read(YamlFields parent, string key)
    {
        var fields = parent.Map(key);
        var name = new Bilingual(fields.Text("es"), fields.Text("en"));
        fields.Done();
        return name;
    }
}

/// <summary>A day of every year: <c>"01-15"</c>. The 29th of February is not one.</summary>
internal static class ProgrammeDay
{
    public static DateOnly Read(YamlFields fields, string key) => DateOnly.TryParseExact(
        "2001-" + fields.Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw fields.Wrong(key,
            new("se esperaba un día del año como «MM-DD»", "expected a day of the year as “MM-DD”"));
}
