using System.Globalization;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Browser.Tests;

/// <summary>What a phone on a poor line must fetch to see a club's page for the first time.</summary>
public class WeightTests(DemoSite site)
{
    private const long KilobytesMax = 100;

    [Theory]
    [InlineData("/")]
    [InlineData("/proposals")]
    [InlineData("/proposals/new")]
    public async Task A_first_view_is_below_100_kB_compressed(string path)
    {
        await site.Visit(Screen.Phone, DemoPeople.ClubPresident, async phone =>
        {
            // Everything is fetched anew, and counted as it came over the line, headers included.
            var line = await phone.Page.Context.NewCDPSessionAsync(phone.Page);
            await line.SendAsync("Network.enable");
            await line.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
            double bytes = 0;
            var fetched = new List<string>();
            line.Event("Network.loadingFinished").OnEvent += (_, e) =>
            {
                var size = e!.Value.GetProperty("encodedDataLength").GetDouble();
                lock (fetched)
                {
                    bytes += size;
                    fetched.Add(size.ToString(CultureInfo.InvariantCulture));
                }
            };
            await phone.Go(path);
            await phone.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
            Assert.True(fetched.Count >= 4, $"{path} fetched only {fetched.Count} files: the measure is wrong");
            Assert.True(bytes < KilobytesMax * 1000,
                $"{path} weighs {bytes / 1000:0.0} kB: {string.Join(" + ", fetched)}");
        });
    }
}
