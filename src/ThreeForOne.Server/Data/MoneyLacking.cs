using System.Globalization;
using Npgsql;

namespace ThreeForOne.Server.Data;

/// <summary>
/// What an entry was refused for when money was not enough: the envelope that lacks most, and what it had left. Nothing
/// is locked to find it out beforehand; post_entry tells it in the hint of its refusal.
/// </summary>
public sealed record MoneyLacking(Guid Scope, Money Left)
{
    /// <summary>Null when the database refused for another reason.</summary>
    public static MoneyLacking? Of(PostgresException problem) =>
        problem is { ConstraintName: "balance_on_natural_side", Hint: { } hint }
            && hint.Split(' ') is [var scope, var left]
            ? new(Guid.Parse(scope), Money.Mxn(long.Parse(left, CultureInfo.InvariantCulture)))
            : null;
}
