using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.Verification;

namespace ThreeForOne.Server.Features.SelfTest;

/// <summary>
/// `demo --check`: a demonstration on a temporary folder and free port, the whole story over HTTP, every PDF written
/// out, the books verified. Operators run it as a self-test.
/// </summary>
public static class CheckDemo
{
    public static async Task<int> Run(string outFolder, Steps steps, CancellationToken stop)
    {
        Directory.CreateDirectory(outFolder);
        var data = Directory.CreateTempSubdirectory("three-for-one-check-");
        try
        {
            await using var demo =
                await DemoHost.Start(Path.Combine(data.FullName, "data"), 0, reset: false, steps, stop);
            using var cast = new Cast(new Uri(demo.Address));
            var story = new Story(cast, () => MexicoCity.Day(demo.Clock.GetUtcNow()));
            await story.Play((name, play) => steps.Do(name, play), stop);
            var saved = await steps.Do("PDFs", () => story.SaveDocuments(outFolder, stop));
            steps.Say($"{saved} PDFs of {story.Folio} in {Path.GetFullPath(outFolder)}");
            await Sealer.SealAll(demo.App.Services.GetRequiredService<IServiceScopeFactory>(), stop);
            if (await VerifyVerb.Run(demo.Postgres.Databases.Verifier!, Console.Out, stop) != 0)
                throw new SelfTestFailed("verify found what is written above.");
            return 0;
        }
        catch (SelfTestFailed failed)
        {
            throw new OperatorError("the self-test failed: " + failed.Message, failed);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
