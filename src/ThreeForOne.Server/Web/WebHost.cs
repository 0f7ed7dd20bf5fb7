using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using ThreeForOne.Server.Features.AccountingPeriods;
using ThreeForOne.Server.Features.Agreements;
using ThreeForOne.Server.Features.Audit;
using ThreeForOne.Server.Features.Budgets;
using ThreeForOne.Server.Features.Closing;
using ThreeForOne.Server.Features.Clubs;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Funding;
using ThreeForOne.Server.Features.Heads;
using ThreeForOne.Server.Features.HeldForms;
using ThreeForOne.Server.Features.History;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.MyAccount;
using ThreeForOne.Server.Features.OfficeClosures;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.Organisations;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Passkeys;
using ThreeForOne.Server.Features.Payments;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Projects;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Features.PublicSite;
using ThreeForOne.Server.Features.Reports;
using ThreeForOne.Server.Features.Retention;
using ThreeForOne.Server.Features.SectionOpenings;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Features.StaffSignIn;
using ThreeForOne.Server.Features.Talking;
using ThreeForOne.Server.Features.Tasks;
using ThreeForOne.Server.Features.Views;
using ThreeForOne.Server.Features.Works;

namespace ThreeForOne.Server.Web;

/// <summary>Puts the features together: the table of contents of the program.</summary>
public static class WebHost
{
    private const string Name = "ThreeForOne.Server";

    /// <summary>A server with pages, not yet started.</summary>
    public static WebApplication Build(HostSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Named, because tests and tools start us from a program of their own.
            ApplicationName = Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        // In a clone the assets lie where the build left them; a published server has them in wwwroot.
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        // Watching the files for a developer would send them as large as they are, packed or not.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseUrls([.. settings.Addresses]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        Quiet(builder.Logging, settings);
        Add(builder.Services, settings);
        AddPages(builder.Services, settings);

        var app = builder.Build();
        app.UseSite();
        app.UseAuthentication();
        app.UseHeldForms();
        app.UseAccessTable();
        app.UseAuthorization();
        Map(app);
        app.MapDemo(settings.IsDemo);
        return app;
    }

    /// <summary>Jobs only, without an address.</summary>
    public static IHost BuildWorker(HostSettings settings)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ApplicationName = Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        Quiet(builder.Logging, settings);
        Add(builder.Services, settings);
        return builder.Build();
    }

    /// <summary>Starts to listen; an address that is taken is said in one line.</summary>
    public static async Task Listen(this WebApplication app, CancellationToken stop)
    {
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException cause) when (cause.InnerException is AddressInUseException)
        {
            throw new OperatorError(
                $"{string.Join(", ", app.Urls)} is in use: stop what uses it, or give another address.", cause);
        }
    }

    /// <summary>The port that a started server got.</summary>
    public static int Port(this WebApplication app) =>
        new Uri(app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    private static void Add(IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Databases);
        services.AddSingleton(new SiteAddress(settings.BaseUrl, settings.IsDemo));
        services.AddData(settings.Databases);
        services.AddDemoClock(settings);
        services.AddOperations(settings);
        services.AddProjectProcess();
        services.AddProgrammes();
        services.AddOfficeClosures();
        services.AddAccountingPeriods();
        services.AddProposals();
        services.AddSectionOpenings();
        services.AddCommittee();
        services.AddBudgets();
        services.AddAgreements();
        services.AddFunding();
        services.AddPayments();
        services.AddWorks();
        services.AddPapers();
        services.AddClosing();
        services.AddMail(settings);
        services.AddHeads(settings.HeadsFolder);
        services.AddRetention();
        services.AddHistory();
        services.AddReports();
        services.AddTasks();
        services.AddViews();
        services.AddTalking();
        services.AddProjects();
        services.AddTelemetry();
        if (settings.RunsJobs) services.AddProjectJobs();
    }

    private static void AddPages(IServiceCollection services, HostSettings settings)
    {
        services.AddSite(settings.IsDemo);
        services.AddSignIn();
        services.AddStaffSignIn(settings.Staff);
        services.AddPasskeys();
        services.AddPeople();
        services.AddMyAccount();
        services.AddHeldForms();
        services.AddOrganisations();
        services.AddClubs();
        services.AddDemo(settings.IsDemo);
    }

    private static void Map(WebApplication app)
    {
        app.MapSite();
        app.MapPublicSite();
        app.MapSignIn();
        app.MapClubs();
        app.MapProposals();
        app.MapCommittee();
        app.MapDocuments();
        app.MapFunding();
        app.MapAudit();
        app.MapOperations();
    }

    private static void Quiet(ILoggingBuilder logging, HostSettings settings)
    {
        if (Environment.GetEnvironmentVariable(Settings.Log) == "json")
        {
            // One JSON object a line, for whatever collects logs; ids only, as in text.
            logging.ClearProviders();
            logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "O";
            });
        }
        logging.SetMinimumLevel(settings.IsDemo ? LogLevel.Warning : LogLevel.Information);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        // It warns that the keys are not encrypted at rest; they lie in the database, where one backup holds all.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // A constraint that refuses is an answer, not an error; whatever is not is thrown and logged where it surfaces.
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Critical);
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        logging.AddFilter("Hangfire", LogLevel.Warning);
    }
}
