namespace ThreeForOne.Server.Tests.Verification;

/// <summary>A demonstration that serves pages about the stored project.</summary>
public sealed class FilledSite(TestCluster cluster) : DemoSite(cluster)
{
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await StoredBooks.Fill(this);
    }
}
