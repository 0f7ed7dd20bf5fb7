namespace ThreeForOne.Server.Tests;

/// <summary>Whether the long proofs run in full: THREEFORONE_LONG=1, as the README tells.</summary>
public static class Long
{
    public static bool Is { get; } = Environment.GetEnvironmentVariable("THREEFORONE_LONG") == "1";
}
