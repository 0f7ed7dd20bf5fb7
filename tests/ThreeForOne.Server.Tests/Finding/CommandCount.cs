using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using ThreeForOne.Server.Data;

namespace ThreeForOne.Server.Tests.Finding;

/// <summary>Counts the commands that EF sends to one database, whatever other tests do meanwhile.</summary>
public sealed class CommandCount : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly string _database;
    private readonly IDisposable _all;
    private readonly List<IDisposable> _subscriptions = [];
    private int _number;

    public CommandCount(Databases databases)
    {
        _database = new NpgsqlConnectionStringBuilder(databases.App).Database!;
        _all = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public int Number => Volatile.Read(ref _number);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory) _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData { Command.Connection.Database: var name } && name == _database)
            Interlocked.Increment(ref _number);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        _all.Dispose();
        foreach (var subscription in _subscriptions) subscription.Dispose();
    }

    private const string DbLoggerCategory = Microsoft.EntityFrameworkCore.DbLoggerCategory.Name;
}
