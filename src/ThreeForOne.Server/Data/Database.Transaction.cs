using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ThreeForOne.Server.Data;

/// <summary>Whoever acts: a person, for one organisation, in the roles that the appointment gives.</summary>
public sealed record Actor(Guid Person, Guid Organisation, IReadOnlySet<string> Roles)
{
    /// <summary>What a clock or a message sets off is done by the system, which sees everything.</summary>
    public static Actor System { get; } = new(SystemId, SystemId, new HashSet<string>());

    private static Guid SystemId => Guid.Parse("00000000-0000-7000-8000-000000000001");
}

public sealed partial class Database
{
    private const int AttemptsMax = 3;

    /// <summary>Between two attempts after the connection was lost: a server that restarts needs a moment.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);

    /// <summary>A reason is read in a queue and printed in a letter.</summary>
    private const int ReasonMax = 4000;

    /// <summary>Who acts in the transaction that is under way; asking outside one is a bug.</summary>
    public Actor Actor => actor ?? throw new InvariantBrokenException("No transaction is under way.");

    private Actor? actor;

    /// <summary>
    /// Runs one use case in one transaction: commits what it did, or nothing. A deadlock, a serialisation failure or a
    /// connection that was lost before the commit reruns it; a broken constraint becomes its refusal. Once the commit
    /// is on its way nothing is rerun: it may have happened.
    /// </summary>
    public async Task<Result<T>> InTransaction<T>(
        Actor who, string reason, Func<Act, Task<Result<T>>> work, CancellationToken stop,
        [CallerFilePath] string useCase = "")
    {
        // A use case called by another joins its transaction.
        if (actor is not null) return await work(new Act(who.Person, Now(), reason));

        var begun = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var result = await InOwnTransaction(who, reason, work, stop);
            outcome = result.IsRefusal ? "refused" : "done";
            return result;
        }
        finally
        {
            UseCaseMeter.Record(useCase, outcome, Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }
    }

    private async Task<Result<T>> InOwnTransaction<T>(
        Actor who, string reason, Func<Act, Task<Result<T>>> work, CancellationToken stop)
    {
        if (TextTooLong.Of((reason, ReasonMax, new("Motivo", "Reason"))) is { } tooLong) return tooLong;

        for (var attempt = 1; ; attempt++)
        {
            ChangeTracker.Clear();
            events.Clear();
            var committing = false;
            try
            {
                await using var transaction = await Database.BeginTransactionAsync(stop);
                await ActFor(who, readOnly: false, stop);
                var result = await work(new Act(who.Person, Now(), reason));
                if (result.IsRefusal)
                {
                    // What the refused step changed in memory must not reach a later save.
                    ChangeTracker.Clear();
                    return result;
                }
                await SaveChangesAsync(stop);
                await WriteEvents(stop);
                committing = true;
                await transaction.CommitAsync(stop);
                return result;
            }
            catch (Exception e) when (attempt < AttemptsMax && IsWorthAnotherTry(e))
            {
            }
            catch (Exception e) when (attempt < AttemptsMax && !committing && DatabaseLost.Is(e))
            {
                await Task.Delay(attempt * Breath, stop);
            }
            catch (DbUpdateConcurrencyException)
            {
                return new SomeoneElseChangedIt();
            }
            catch (Exception e) when (RefusalOf(e) is { } refusal)
            {
                return refusal;
            }
            finally
            {
                actor = null;
            }
        }
    }

    /// <summary>
    /// Reads for one person, in a read-only transaction: a GET cannot write. What was lost with its connection is read
    /// again: after a restart of PostgreSQL the first to come would meet a dead one.
    /// </summary>
    public async Task<T> Reading<T>(Actor who, Func<Task<T>> read, CancellationToken stop)
    {
        if (actor is not null) return await read();

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadOnce(who, read, stop);
            }
            catch (Exception e) when (attempt < AttemptsMax && DatabaseLost.Is(e))
            {
                ChangeTracker.Clear();
                await Task.Delay(attempt * Breath, stop);
            }
        }
    }

    private async Task<T> ReadOnce<T>(Actor who, Func<Task<T>> read, CancellationToken stop)
    {
        await using var transaction = await Database.BeginTransactionAsync(stop);
        try
        {
            await ActFor(who, readOnly: true, stop);
            return await read();
        }
        finally
        {
            actor = null;
        }
    }

    /// <summary>Reads what everyone may see, as the public role; a document only by its code.</summary>
    public async Task<T> ReadingAsPublic<T>(string code, Func<Task<T>> read, CancellationToken stop)
    {
        await using var transaction = await Database.BeginTransactionAsync(stop);
        await Database.ExecuteSqlRawAsync("set transaction read only; set local role tfo_public", stop);
        await Database.ExecuteSqlAsync($"select set_config('app.code', {code}, true)", stop);
        return await read();
    }

    /// <summary>The clock's instant, cut to the microseconds that PostgreSQL keeps.</summary>
    public DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return new(now.Ticks - now.Ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    /// <summary>A key that sorts by when it was made.</summary>
    public Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());

    // One way to the server and back: every page pays for it.
    private async Task ActFor(Actor who, bool readOnly, CancellationToken stop)
    {
        await using var batch = Batch();
        if (readOnly) batch.BatchCommands.Add(Command("set transaction read only"));
        batch.BatchCommands.Add(Command(
            "select set_config('app.org', $1, true), set_config('app.person', $2, true)",
            who.Organisation.ToString(), who.Person.ToString()));
        await batch.ExecuteNonQueryAsync(stop);
        actor = who;
    }

    private static bool IsWorthAnotherTry(Exception e) =>
        PostgresProblem(e)?.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private static PostgresException? PostgresProblem(Exception? e) => e switch
    {
        null => null,
        PostgresException problem => problem,
        _ => PostgresProblem(e.InnerException),
    };

    private static Refusal? RefusalOf(Exception e) =>
        PostgresProblem(e) is { ConstraintName: { } constraint }
            && ConstraintRefusals.ByName.TryGetValue(constraint, out var refusal)
            ? refusal
            : null;
}
