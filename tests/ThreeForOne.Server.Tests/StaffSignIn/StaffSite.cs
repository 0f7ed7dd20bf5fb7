using ThreeForOne.Server.Features.StaffSignIn;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.StaffSignIn;

/// <summary>
/// An installation whose staff sign in by a provider on this machine, which is not there yet at the start.
/// </summary>
public sealed class StaffSite(TestCluster cluster) : OfficeSite(cluster)
{
    public const string Name = "Gobierno de Zacatecas";

    public LocalProvider Provider { get; } = new();

    protected override async Task<HostSettings> Adjust(HostSettings settings)
    {
        // A port of its own: the provider takes it, leaves it, and comes back to it.
        await Provider.Start();
        var port = Provider.Port;
        await Provider.Stop();
        Port = port;
        return Settings = settings with
        {
            Staff = new StaffProvider(new($"http://127.0.0.1:{port}/"), LocalProvider.Client, LocalProvider.Secret,
                Name, CountsSecondFactor: true),
        };
    }

    public int Port { get; private set; }

    /// <summary>What this installation runs on; another node starts with the same.</summary>
    public HostSettings Settings { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Provider.Start(Port);
    }

    public override async ValueTask DisposeAsync()
    {
        await Provider.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>
    /// Presses the button, goes to the provider as that person, and comes back to the page that asked.
    /// </summary>
    public async Task<Answer> Vouched(Visitor visitor, ProviderUser? user, string start = StaffPage.Path)
    {
        Provider.User = user;
        var sent = await visitor.Get(start);
        Assert.StartsWith($"http://127.0.0.1:{Port}/authorize?", sent.Location, StringComparison.Ordinal);
        using var there = new Visitor(new Uri($"http://127.0.0.1:{Port}/"));
        var back = await there.Get(sent.Location!);
        Assert.StartsWith(Address + "sign-in/staff/callback?", back.Location, StringComparison.Ordinal);
        return await visitor.Get((await visitor.Get(back.Location!)).Location!);
    }

    /// <summary>Signs in by the provider, as far as the page that follows.</summary>
    public async Task<Answer> SignInWith(Visitor visitor, ProviderUser user)
    {
        await Vouched(visitor, user);
        return await visitor.SubmitShown(StaffReturnPage.Path);
    }
}
