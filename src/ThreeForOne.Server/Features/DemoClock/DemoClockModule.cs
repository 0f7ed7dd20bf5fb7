using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.DemoClock;

/// <summary>Which clock the registry goes by, and the one that never stands still.</summary>
public static class DemoClockModule
{
    public static IServiceCollection AddDemoClock(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings.Clock);
        services.AddSingleton(new RealTime(settings.RealClock));
        if (settings.Clock is StoredClock stored) services.AddSingleton(stored);
        return services;
    }
}
