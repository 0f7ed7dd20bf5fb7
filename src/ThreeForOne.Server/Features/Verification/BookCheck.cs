using System.Globalization;

namespace ThreeForOne.Server.Features.Verification;

/// <summary>One thing that must hold of what is stored.</summary>
/// <param name="Name">What must hold, in words.</param>
/// <param name="Count">SQL that counts the rows it looks at.</param>
/// <param name="Bad">SQL that describes each row for which it does not hold, the first one first.</param>
public sealed record BookCheck(string Name, string Count, string Bad);

/// <summary>How a check came out: how many rows it looked at, and the first bad one.</summary>
public sealed record CheckResult(string Name, long Rows, string? FirstBad)
{
    public bool Holds => FirstBad is null;

    public override string ToString() => Holds
        ? string.Create(CultureInfo.InvariantCulture, $"OK    {Name}: {Rows} rows")
        : $"FAIL  {Name}: {FirstBad}";
}
