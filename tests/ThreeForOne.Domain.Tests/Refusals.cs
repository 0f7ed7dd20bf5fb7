namespace ThreeForOne.Domain.Tests;

/// <summary>What every refusal owes its reader.</summary>
internal static class Refusals
{
    public static void SpeakBoth(Refusal? refusal)
    {
        Assert.NotNull(refusal);
        Assert.Matches("^[a-z]+\\.[a-z_]+$", refusal.Code);
        Assert.EndsWith(".", refusal.Say.Spanish, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Say.English, StringComparison.Ordinal);
        Assert.NotEqual(refusal.Say.Spanish, refusal.Say.English);
    }
}
