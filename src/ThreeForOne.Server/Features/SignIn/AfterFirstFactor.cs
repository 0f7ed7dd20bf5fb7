namespace ThreeForOne.Server.Features.SignIn;

/// <summary>What a first factor that was right leads to.</summary>
public enum AfterFirstFactor
{
    SignedIn,
    SecondStep,
}

/// <summary>Where it leads.</summary>
internal static class AfterFirstFactorPages
{
    /// <summary>The page that was asked for, or the one for the second step, which goes on to it.</summary>
    public static string Page(this AfterFirstFactor after, string? to) => after switch
    {
        AfterFirstFactor.SignedIn => to ?? "/home",
        AfterFirstFactor.SecondStep =>
            "/sign-in/second-step" + (to is null ? "" : "?to=" + Uri.EscapeDataString(to)),
    };
}
