using ThreeForOne.Server.Features.Demo;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Server.Features.SelfTest;

/// <summary>The committee's part: called with its notice, held with four sectors, closed by its secretary.</summary>
public sealed class CommitteeActs(Cast cast, Uri address, Func<DateOnly> today)
{
    private string session = "";

    public async Task Call(CancellationToken stop)
    {
        var secretary = await cast.As(Secretary, stop);
        await secretary.Open("/sessions/new", stop);
        throw new SelfTestFailed($"not yet {session} {address} {today()}");
    }

    public Task Rule(CancellationToken stop) => Task.FromException(new SelfTestFailed("not yet"));
}
