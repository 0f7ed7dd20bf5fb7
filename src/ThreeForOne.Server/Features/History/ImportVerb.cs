using System.CommandLine;
using System.Globalization;
using System.Text;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.History;

/// <summary>`import`: loads a historical table from a CSV file.</summary>
public static class ImportVerb
{
    private const long BytesMax = 1_000_000;

    private static readonly Argument<string> s_file = new("FILE")
    {
        Description = "A CSV file: year,projects,usd, then the rows 'printed total' and 'source' (as data/table6.csv).",
    };

    public static Command Command()
    {
        var command = new Command("import",
            "Load a historical table as printed; importing it again changes nothing. Reads THREEFORONE_DATABASE.")
        {
            s_file,
            ChosenDatabase.DataOption,
        };
        command.SetAction(async (arguments, stop) =>
        {
            var table = Read(arguments.GetValue(s_file)!);   // before a database is started for it
            await using var chosen = await ChosenDatabase.Open(arguments.GetValue(ChosenDatabase.DataOption), stop);
            Migrate.RequireCurrent(chosen.Databases.App);
            var folder = arguments.GetValue(ChosenDatabase.DataOption);
            TimeProvider clock = folder is null
                ? TimeProvider.System
                : await StoredClock.Open(chosen.Databases.App, TimeProvider.System, stop);
            await using var services = new ServiceCollection()
                .AddData(chosen.Databases).AddSingleton(clock).AddScoped<ImportHistory>().BuildServiceProvider();
            await using var scope = services.CreateAsyncScope();
            var imported = await scope.ServiceProvider.GetRequiredService<ImportHistory>()
                .Handle(table, Actor.System, stop);
            if (imported.IsRefusal) throw new OperatorError(imported.Refusal.Say.English);
            Console.WriteLine(imported.Value.NewRows == 0
                ? "nothing to import: everything was there already"
                : $"{imported.Value.NewRows} rows imported");
            if (!table.AddsUp) Console.WriteLine(Warning(table));
            return 0;
        });
        return command;
    }

    /// <summary>Reads a file; what is wrong with it is one line that names the line and the column.</summary>
    public static PrintedTable Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > BytesMax })
                throw new OperatorError($"{path} is larger than 1 MB.", 2);
            return HistoryCsv.Read(File.ReadAllText(path, new UTF8Encoding(false, throwOnInvalidBytes: true)), path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new OperatorError($"cannot read {path}: {cause.Message}", 2);
        }
        catch (DecoderFallbackException)
        {
            throw new OperatorError($"{path} is not UTF-8 text: save it as CSV UTF-8.", 2);
        }
    }

    /// <summary>The rows less the printed total, which is kept as printed.</summary>
    public static string Warning(PrintedTable table)
    {
        var difference = Money.Usd(table.AddedUsdCents - table.PrintedUsdCents);
        return string.Create(CultureInfo.InvariantCulture,
            $"warning: the rows add up to {table.AddedProjects} projects and US$ {MoneyText.Format(Money.Usd(table.AddedUsdCents))}; "
            + $"the printed total is {table.PrintedProjects} and "
            + $"US$ {MoneyText.Format(Money.Usd(table.PrintedUsdCents))} "
            + $"(difference US$ {MoneyText.Format(difference)}). What was printed is kept.");
    }
}
