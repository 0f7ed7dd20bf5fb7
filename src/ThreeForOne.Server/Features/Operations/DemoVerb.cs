using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.SelfTest;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>`demo`: everything on this machine, with a private database and made-up people.</summary>
public static class DemoVerb
{
    private static readonly Option<int> s_port = CommandLine.PortOption(5080);

    private static readonly Option<string?> s_data = new("--data")
    {
        Description = "Folder of the private database (default .data beside the solution, or here).",
        HelpName = "DIR",
    };

    private static readonly Option<bool> s_noBrowser = new("--no-browser") { Description = "Do not open the page." };

    private static readonly Option<bool> s_reset = new("--reset")
    {
        Description = "Delete the private database and begin anew.",
    };

    private static readonly Option<bool> s_empty = new("--empty")
    {
        Description = "Begin a new folder without example projects.",
    };

    private static readonly Option<bool> s_check = new("--check")
    {
        Description =
            "Self-test: on a temporary folder, play one project from draft to closed over HTTP, then verify and stop.",
    };

    private static readonly Option<string> s_out = new("--out")
    {
        Description = "Folder for the PDFs that --check produces.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    };

    public static Command Command()
    {
        var command = new Command("demo",
            "Show everything on this machine: starts a private PostgreSQL, migrates it and opens a page.")
        {
            s_port,
            s_data,
            s_noBrowser,
            s_reset,
            s_empty,
            s_check,
            s_out,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult arguments, CancellationToken stop)
    {
        if (arguments.GetValue(s_check))
            return await CheckDemo.Run(arguments.GetValue(s_out)!, new Steps(Console.Out), stop);
        var data = arguments.GetValue(s_data) ?? Path.Combine(Home(), ".data");
        var steps = new Steps(Console.Out);
        Console.WriteLine($"demonstration in {Path.GetFullPath(data)}");
        await using var demo = await DemoHost.Start(
            data, arguments.GetValue(s_port), arguments.GetValue(s_reset), steps, stop,
            lively: !arguments.GetValue(s_empty));
        Console.WriteLine(FormattableString.Invariant($"ready in {steps.Elapsed.TotalSeconds:0.0} s: {demo.Address}"));
        Console.WriteLine("Sign in without a password as:");
        foreach (var person in DemoPeople.All)
            Console.WriteLine($"  {person.Title.Spanish} ({person.Name}, {person.Office.Name})");
        Console.WriteLine("Ctrl-C stops it; the next start goes on from here.");
        if (!arguments.GetValue(s_noBrowser)) OpenBrowser(demo.Address);
        await demo.App.WaitForShutdownAsync(stop);
        Console.WriteLine("stopping");
        return 0;
    }

    // The repository, when started anywhere inside it.
    private static string Home()
    {
        for (var at = new DirectoryInfo(Environment.CurrentDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "ThreeForOne.sln"))) return at.FullName;
        return Environment.CurrentDirectory;
    }

    private static void OpenBrowser(string address)
    {
        try
        {
            // A Linux machine without a screen has nothing to open it on.
            if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("DISPLAY") is null
                && Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is null) return;
            Process.Start(new ProcessStartInfo(address) { UseShellExecute = true })?.Dispose();
        }
        catch (Win32Exception)
        {
            // The address is on the screen; a person can open it.
        }
    }
}
