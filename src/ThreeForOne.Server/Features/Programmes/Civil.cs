using System.Globalization;

namespace ThreeForOne.Server.Features.Programmes;

/// <summary>Civil dates as records write them: <c>2026-01-15</c>.</summary>
public static class Civil
{
    public static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
