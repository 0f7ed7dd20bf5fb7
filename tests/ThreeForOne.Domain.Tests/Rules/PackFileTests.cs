using System.Globalization;
using System.Text.RegularExpressions;
using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Domain.Tests;

public sealed class PackFileTests : IDisposable
{
    private const string File2014 = "workflows/three-for-one/rules/2014.yaml";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tfo-packs-");

    [Fact]
    public void Every_pack_of_the_repository_is_valid_and_only_the_illustrative_one_is_open()
    {
        Assert.Equal([1986, 1996, 1999, 2009, 2014, 2019, 2026], Packs.All.Select(p => p.Year));
        Assert.All(Packs.All, pack => Assert.Equal(pack.Illustrative, !pack.Closed));
        Assert.All(Packs.All, pack => Assert.All(pack.Terms.Sources(), s => Assert.NotEmpty(s.Source)));
        Assert.All(Packs.Illustrative.Terms.Sources(), s => Assert.False(s.Verified));
        Assert.DoesNotContain("municipal", Packs.TwoForOne1996.Parties);
        Assert.Equal(["state", "club"], Packs.OneForOne1986.Parties);
        Assert.Equal(["municipal", "state", "club"], Packs.TwoForOne2019.Parties);
        Assert.Equal(Pesos.P("100,000,000"), Packs.TwoForOne2019.EnvelopeOf("state").Most);
        Assert.All(Packs.All, pack => Assert.Equal(PostingMatrix.All.Count, pack.Terms.Postings.Count));
        Assert.Equal(["municipal", "club", "state", "federal"], Packs.Illustrative.DepositOrder);
    }

    [Fact]
    public void Every_pack_has_each_deadline_that_the_process_names()
    {
        var process = File.ReadAllText(Path.Combine(Packs.Folder, "three-for-one", "process.bpmn"));
        var named = Regex.Matches(process, "(?:due|timer)=\"([a-z_]+)\"").Select(m => m.Groups[1].Value).ToHashSet();

        Assert.Contains("cure", named);
        Assert.All(Packs.All, pack => Assert.All(named, name => Assert.NotNull(pack.Deadline(name))));
    }

    [Theory]
    [InlineData("weight: 50, joint", "weigth: 50, joint", "groups[2].weight: missing key")]
    [InlineData("year: 2014", "year: 2014\nyaer: 2014", "yaer: unknown key")]
    [InlineData("technical_file: true", "technical_file: true\n    technical_fle: true", "technical_fle: unknown key")]
    [InlineData("weight: 50, joint", "weight: half, joint", "groups[2].weight: expected a whole number")]
    [InlineData("weight: 50, joint", "weight: \"50\", joint", "groups[2].weight: expected a whole number")]
    [InlineData("closed: true", "closed: yes", "closed: expected true or false")]
    [InlineData("\"1,000,000.00\"", "\"1,000,000.001\"", "types[0].maxima[0].amount: The amount")]
    [InlineData("value: cost", "value: price", "matching_base.value: “price” is none of deposit, cost")]
    [InlineData("kind: working", "kind: hábiles", "deadlines[1].kind: “hábiles” is none of working, calendar")]
    [InlineData("state, federal, club]", "state, federal, clubs]", "tie_order: “clubs” is not a party")]
    [InlineData("federal: 50, club: 50", "federal: 50, clb: 50", "types[3].weights: “clb” is not a group")]
    [InlineData("federal: 50, club: 50", "federal: 0, club: 0", "types[3].weights: All weights are zero")]
    [InlineData("opens: \"01-01\"", "opens: \"02-29\"", "reception.opens: expected a day of the year")]
    [InlineData("[rescope, others_absorb", "[rescope, others_absrob", "choices.value: “others_absrob” is none of")]
    [InlineData("parties: [federal]", "parties: federal", "groups[0].parties: expected a list")]
    [InlineData("measure: people_helped", "measure: people", "criteria[1].measure: “people” is none of scored")]
    [InlineData("weight: 40", "weight: 41", "criteria: The weights of the criteria add up to 101")]
    [InlineData("weight: 40, measure", "measure", "criteria[0].weight: missing key")]
    [InlineData("quorum: 3", "quorum: 5", "committee.quorum: The quorum must be from 1 to 4")]
    [InlineData("quorum: 3, selection: skip", "quorum: 3, selection: jump", "committee.selection: “jump_and_continue”")]
    [InlineData("quorum: 3, sel", "quorum: 3, quota: 2, sel", "committee.quota: unknown key")]
    [InlineData("value: [], ", "value: [{ of: state, by: [moon] }], ", "envelopes.value[0].by: “moon” is none of")]
    [InlineData("value: [], ", "value: [{ of: state, by: [type, type] }], ", "envelopes.value[0].by: the same word")]
    [InlineData("value: [], ", "value: [{ of: state, by: [], most: \"1,5\" }], ", "envelopes.value[0].most: ")]
    [InlineData("value: [], ", "value: [{ of: moon, by: [] }], ", "envelopes.value[0].of: “moon” is not a party")]
    [InlineData("required: false", "required: no", "certification.required: expected true or false")]
    [InlineData("value: latest_first", "value: newest_first", "cut_order.value: “newest_first” is none of latest")]
    [InlineData("debit: P.GASTO", "debit: P.GASTOS", "].debit: “P.GASTOS” is none of 8.2.0")]
    [InlineData("moment: yield", "moment: yeld", "].moment: “yeld” is none of publish")]
    [InlineData("moment: cut, scope: line", "moment: cut, scope: project", "postings[2].scope: “project” is none of")]
    [InlineData("debit: P.GASTO", "debit: P.BANCO", "]: The books know no posting")]
    [InlineData("year: 2014", "year: 2014\nyear: 2015", "Duplicate key year")]
    [InlineData("year: 2014", "year: [2014", "this is not YAML")]
    [InlineData("year: 2014", "year: @2014", "this is not YAML")]
    public void A_typo_names_file_line_key_and_reason(string correct, string typo, string reason)
    {
        var text = Packs.Text("three-for-one", 2014);
        var at = text.IndexOf(correct, StringComparison.Ordinal);
        var line = text[..at].Count(c => c == '\n') + 1;
        var spoiled = string.Concat(text.AsSpan(0, at), typo, text.AsSpan(at + correct.Length));

        var error = Assert.Throws<ProgrammeFileException>(() => RulePackYaml.Read(File2014, spoiled)).Message;

        Assert.StartsWith(File2014 + ":", error, StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
        var told = int.Parse(error[(File2014.Length + 1)..].Split(':')[0], CultureInfo.InvariantCulture);
        Assert.Matches(" / [^/]*[a-záéíóúñ]", error);   // and the same in Spanish
        Assert.InRange(told, line - 1, line + 2);   // a flow mapping that lacks a key is named by where it starts
    }

    [Theory]
    [InlineData("(weight|federal|club|state_municipal): [0-9]+", "$1: 0",
        "groups: All weights are zero.", "Todos los pesos son cero.")]
    [InlineData("amount: \"1,000,000.00\"", "amount: \"0.24\"",
        "types[0].maxima[0].amount: The maximum", "El máximo de")]
    [InlineData("code: federal, name", "code: state, name", "parties: The party “state”", "La parte «state» está dos")]
    [InlineData("joint: true,", "joint: true, jiont: true,", "groups[2].jiont: unknown key", "clave desconocida")]
    [InlineData("weight: 30", "weight: 31", "criteria: The weights of the criteria add up to 102", "suman 102")]
    [InlineData("value: \\[\\],", "value: [{ of: state, by: [] }, { of: state, by: [type] }],",
        "envelopes: The party “state” is there twice", "La parte «state» está dos veces")]
    [InlineData("debit: P.BANCO, credit: P.POR_RECIBIR", "debit: 1102, credit: P.POR_RECIBIR",
        "postings[25].debit: “1102” is none of 8.2.0", "«1102» no es ninguno de 8.2.0")]
    [InlineData("measure: people_helped", "measure: votes", "criteria[1].measure: “votes” is none", "«votes» no es")]
    public void What_makes_no_sense_is_told_in_both_languages_by_file_and_line(
        string pattern, string wrong, string english, string spanish)
    {
        var text = Packs.Text("three-for-one", 2014);
        var spoiled = Regex.Replace(text, pattern, wrong);
        Assert.NotEqual(text, spoiled);
        // The value's own line, or that of the list it is in.
        var name = Regex.Match(english, @"^[a-z_]+").Value;
        var line = spoiled[..spoiled.IndexOf($"\n{name}:", StringComparison.Ordinal)].Count(c => c == '\n') + 2;

        var error = Assert.Throws<ProgrammeFileException>(() => RulePackYaml.Read(File2014, spoiled)).Message;

        var parts = Regex.Match(error, $"^{Regex.Escape(File2014)}:([0-9]+): (.*) / (.*)$");
        Assert.True(parts.Success, error);
        Assert.StartsWith(english, parts.Groups[2].Value, StringComparison.Ordinal);
        Assert.Contains(spanish, parts.Groups[3].Value, StringComparison.Ordinal);
        Assert.InRange(int.Parse(parts.Groups[1].Value, CultureInfo.InvariantCulture), line, line + 60);
    }

    [Fact]
    public void A_pack_from_before_a_key_existed_says_what_was_done_then()
    {
        var text = Packs.Text("three-for-one", 2014);
        var old = text[..text.IndexOf("\ncommittee:", StringComparison.Ordinal)];
        old = Regex.Replace(old, "weight: [0-9]+, measure: [a-z_]+,", "");

        var pack = RulePackYaml.Read(File2014, old);

        Assert.Equal([34, 33, 33], pack.Criteria.Select(c => c.Weight));
        Assert.All(pack.Criteria, c => Assert.Equal(CriterionMeasure.Scored, c.Measure));
        Assert.Equal(new CommitteeRules(3, SelectionRule.SkipAndContinue), pack.Committee);
        Assert.Equal(new EnvelopeRule("state", false, false, null), pack.EnvelopeOf("state"));
        Assert.Equal((false, CutOrder.LatestFirst, 0), (pack.CertifiesFirst, pack.Cuts, pack.Terms.Postings.Count));
    }

    [Fact]
    public void A_moment_without_a_posting_stops_the_boot_but_not_a_pack_that_was_frozen_before_it_existed()
    {
        var old = Regex.Replace(Packs.Text("three-for-one", 2014), @"  - \{ moment: yield.*\n.*\n", "");

        var error = Assert.Throws<ProgrammeFileException>(() => RulePackYaml.Read(File2014, old)).Message;

        Assert.Matches(@"2014\.yaml:\d+: postings: The posting “Yield share: .* / Falta el asiento", error);
        Assert.DoesNotContain(RulePackYaml.Read(File2014, old, isFrozen: true).Terms.Postings,
            p => p.Moment == EntryKind.Yield);
    }

    [Fact]
    public void The_workflows_folder_loads_with_the_hash_of_each_packs_bytes()
    {
        Copy();

        var set = ProgrammeFiles.Load(folder.FullName);

        Assert.Equal(["one-for-one", "three-for-one", "two-for-one"], set.Programmes.Select(p => p.Code));
        Assert.Equal([1999, 2009, 2014, 2026], set.Programmes[1].Packs.Select(p => p.Pack.Year));
        Assert.Equal(set.Programmes[0].ProcessPath, set.Programmes[1].ProcessPath);
        Assert.Equal(12, set.Holidays.Count);
        var pack = set.Programmes[0].Packs[0];
        Assert.Matches("^[0-9a-f]{64}$", pack.Sha256);
        Assert.Equal(pack.Sha256, ProgrammeFiles.Pack(pack.Path, pack.Content.ToArray()).Sha256);
        var changed = ProgrammeFiles.Pack(pack.Path, [.. pack.Content.ToArray(), (byte)'\n']);
        Assert.NotEqual(pack.Sha256, changed.Sha256);
    }

    [Theory]
    [InlineData("three-for-one/programme.yaml", "2014.yaml", "2041.yaml", ":5: packs: there is no file “rules/2041")]
    [InlineData("three-for-one/programme.yaml", "process.bpmn", "proces.bpmn", ":4: process: there is no file")]
    [InlineData("three-for-one/programme.yaml", "2014.yaml", "2009.yaml", ":5: packs: two packs are for 2009")]
    [InlineData("two-for-one/programme.yaml", "code: two", "code: three", "programme: expected “three-for-one”")]
    [InlineData("holidays.yaml", "nth_monday: 1", "nth_monday: 5", ":8: holidays[1].nth_monday: expected 1 to 4")]
    [InlineData("holidays.yaml", "every_years: 6", "each_years: 6", "holidays[7].each_years: unknown key")]
    public void A_wrong_programme_file_stops_the_boot(string file, string correct, string wrong, string reason)
    {
        Copy();
        var path = Path.Combine(folder.FullName, file);
        var text = File.ReadAllText(path);
        Assert.Contains(correct, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(correct, wrong, StringComparison.Ordinal));

        var error = Assert.Throws<ProgrammeFileException>(() => ProgrammeFiles.Load(folder.FullName)).Message;

        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.Contains(folder.Name + "/", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_programmes_stops_the_boot()
    {
        Assert.Throws<ProgrammeFileException>(() => ProgrammeFiles.Load(folder.FullName));
        Assert.Throws<ProgrammeFileException>(() => ProgrammeFiles.Load(Path.Combine(folder.FullName, "nowhere")));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private void Copy()
    {
        foreach (var file in Directory.EnumerateFiles(Packs.Folder, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(Packs.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
