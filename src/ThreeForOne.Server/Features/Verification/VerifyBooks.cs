using Npgsql;
using ThreeForOne.Server.Features.Heads;

namespace ThreeForOne.Server.Features.Verification;

/// <summary>
/// Proves what is stored against itself: the books, the frozen rules, the trail and its seals, the documents. Runs as
/// tfo_verifier, which reads everything and writes nothing, on one moment of the database.
/// </summary>
public sealed class VerifyBooks(string verifier)
{
    public static IReadOnlyList<BookCheck> Checks { get; } =
        [
            .. LedgerChecks.All, .. ProjectMoneyChecks.All, .. ContributionChecks.All,
            .. DepositMatchChecks.All, .. PeriodChecks.All, .. TrailChecks.All, .. SealChecks.All,
            .. DocumentChecks.All,
        ];

    public Task<IReadOnlyList<CheckResult>> Handle(Action<CheckResult> told, CancellationToken stop) =>
        Handle(null, told, stop);

    /// <summary>Runs every check, telling each as it is done; one that fails does not stop the next.</summary>
    /// <param name="heads">Heads written outside the database, to be found in its chain; null for none.</param>
    public async Task<IReadOnlyList<CheckResult>> Handle(
        IReadOnlyList<WrittenHead>? heads, Action<CheckResult> told, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(verifier);
        await connection.OpenAsync(stop);
        // All checks see the same moment, so that what commits meanwhile is in none of them or in all.
        await using var transaction =
            await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, stop);
        await Scalar("set transaction read only", connection, stop);
        var results = new List<CheckResult>();
        foreach (var check in Checks)
        {
            await transaction.SaveAsync("before", stop);
            CheckResult result;
            try
            {
                result = await Run(check, connection, stop);
            }
            catch (PostgresException problem)
            {
                // A row so broken that the check cannot read it is a failure of this check, not the end of the others.
                await transaction.RollbackAsync("before", stop);
                result = new CheckResult(check.Name, 0, $"cannot be checked: {problem.MessageText}");
            }
            results.Add(result);
            told(result);
        }
        results.Add(await PackCheck.Run(connection, stop));
        told(results[^1]);
        if (heads is not null)
        {
            results.Add(await HeadCheck.Run(heads, connection, stop));
            told(results[^1]);
        }
        return results;
    }

    private static async Task<CheckResult> Run(BookCheck check, NpgsqlConnection connection, CancellationToken stop)
    {
        var bad = (string?)await Scalar($"select bad from ({check.Bad}) found (bad) limit 1", connection, stop);
        return new CheckResult(check.Name, (long)(await Scalar(check.Count, connection, stop))!, bad);
    }

    private static async Task<object?> Scalar(string sql, NpgsqlConnection connection, CancellationToken stop)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteScalarAsync(stop);
    }
}
