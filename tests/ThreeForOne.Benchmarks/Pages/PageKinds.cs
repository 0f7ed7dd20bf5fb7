namespace ThreeForOne.Benchmarks.Pages;

/// <summary>What people ask for, as addresses: the queue, searches, a project's tabs.</summary>
public static class PageKinds
{
    private static readonly string[] Queues =
    [
        "/queue", "/queue?due=overdue", "/queue?due=week", "/queue?step=review", "/queue?place=32019",
        "/queue?claim=free&due=later", "/queue?claim=mine",
    ];

    private static readonly string[] Searches =
    [
        "/projects", "/projects?q=pozo", "/projects?q=durazno", "/projects?q=kiosco+mezquite", "/projects?q=jalpa",
        "/projects?state=CONVENIDA", "/projects?q=plaza&state=INGRESADA", "/projects?q=duranzo", "/projects?q=100123",
        "/projects?q=biblioteca+del+ejido+san+jaral", "/projects?q=no+hay+tal",
    ];

    private static readonly string[] Tabs = ["", "/money", "/documents", "/history", "/progress", "/process"];

    public static string Queue(int n) => Queues[n % Queues.Length];

    public static string Search(int n) => Searches[n % Searches.Length];

    public static string Project(int n, IReadOnlyList<Guid> projects) =>
        $"/projects/{projects[n % projects.Count]}{Tabs[n % Tabs.Length]}";

    /// <summary>Every address once, for what is counted a page.</summary>
    public static IEnumerable<string> All(Guid project, Guid task) =>
        [.. Queues, .. Searches, .. Tabs.Select(t => $"/projects/{project}{t}"), $"/tasks/{task}"];
}
