using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.DemoClock;

namespace ThreeForOne.Server.Tests.Operations;

public sealed class StoredClockTests(TestCluster cluster) : IAsyncLifetime
{
    private Databases _databases = null!;

    public async ValueTask InitializeAsync() => _databases = await cluster.Clone();

    public async ValueTask DisposeAsync() => await cluster.Drop(_databases);

    [Fact]
    public async Task Begins_on_15_january_at_nine_in_Mexico_City_and_stands_there()
    {
        var clock = await Open();

        var zone = TimeZoneInfo.FindSystemTimeZoneById("America/Mexico_City");
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);

        Assert.Equal((1, 15, 9, 0, 0), (now.Month, now.Day, now.Hour, now.Minute, now.Second));
        Assert.Equal(TimeProvider.System.GetUtcNow().Year, now.Year);
    }

    [Fact]
    public async Task Two_readings_keep_their_order_in_microseconds()
    {
        var clock = await Open();

        var readings = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(clock.GetUtcNow)));

        Assert.Equal(50, readings.Distinct().Count());
        Assert.All(readings, r => Assert.Equal(0, r.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    [Fact]
    public async Task Moves_forward_only_and_remembers()
    {
        var clock = await Open();
        var later = clock.GetUtcNow().AddDays(10);

        Assert.True(await clock.Move(later, CancellationToken.None));
        Assert.False(await clock.Move(later.AddDays(-1), CancellationToken.None));
        Assert.False(await clock.Move(later, CancellationToken.None));
        Assert.True(clock.GetUtcNow() > later);

        Assert.True((await Open()).GetUtcNow() > clock.GetUtcNow());
    }

    private Task<StoredClock> Open() => StoredClock.Open(_databases.App, TimeProvider.System, CancellationToken.None);
}
