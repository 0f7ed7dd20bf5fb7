using ThreeForOne.Server.Features.Verification;

namespace ThreeForOne.Benchmarks.Pages;

/// <summary>Whether what was generated is as consistent as what people would have made.</summary>
public static class Verification
{
    public static Task Tell(PagesStage stage, CancellationToken stop) =>
        new VerifyBooks(stage.Cluster.Databases.Verifier!).Handle(
            check => Console.Error.WriteLine($"verify: {(check.FirstBad ?? "ok")}: {check.Name}"), stop);
}
