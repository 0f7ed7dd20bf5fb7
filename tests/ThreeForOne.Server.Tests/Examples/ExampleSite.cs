using ThreeForOne.Server.Tests.Programmes;

namespace ThreeForOne.Server.Tests.Examples;

/// <summary>
/// Test editions of the historical packs: each the shipped file, opened this year under a programme of its own. Only
/// <c>closed</c> and the programme's code differ, so the rules are the shipped ones.
/// </summary>
public sealed class ExampleSite(TestCluster cluster) : DemoSite(cluster)
{
    private static readonly (string Programme, int Year)[] Packs =
    [
        ("one-for-one", 1986), ("two-for-one", 1996), ("three-for-one", 1999), ("three-for-one", 2009),
        ("three-for-one", 2014), ("two-for-one", 2019),
    ];

    private readonly WorkflowsFolder folder = Open();

    protected override string Workflows => folder.Path;

    /// <summary>The programme that runs on the rules of a year.</summary>
    public static string Programme(int year) => $"example-{year}";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static WorkflowsFolder Open()
    {
        var folder = new WorkflowsFolder();
        foreach (var (programme, year) in Packs)
        {
            var (code, file) = (Programme(year), $"{Programme(year)}/rules/{year}.yaml");
            folder.Write($"{code}/programme.yaml", $$"""
                code: {{code}}
                name: { es: "Ejemplo {{year}}", en: "Example {{year}}" }
                process: ../three-for-one/process.bpmn
                packs: [rules/{{year}}.yaml]
                """);
            folder.Write(file, folder.Read($"{programme}/rules/{year}.yaml"));
            folder.Change(file, $"programme: {programme}\n", $"programme: {code}\n");
            folder.Change(file, "closed: true\n", "closed: false\n");
        }
        return folder;
    }
}
