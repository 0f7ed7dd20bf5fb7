using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Operations;

namespace ThreeForOne.Server.Features.People;

/// <summary>`invite`: prints a link with which the first administrator of a new installation gets in.</summary>
public static class InviteVerb
{
    private const string Office = "Oficina del programa Tres por Uno";

    private static readonly Option<string> s_role = new("--role")
    {
        Description = "administrator: everybody else is invited on the page /people.",
        HelpName = "ROLE",
        Required = true,
        Validators =
        {
            result =>
            {
                var role = result.GetValueOrDefault<string>();
                if (role != InvitePerson.Role)
                    result.AddError(RolePlaces.Roles.Contains(role ?? "")
                        ? $"--role takes administrator only; a {role} is invited on the page /people."
                        : $"--role takes administrator, not '{role}'.");
            },
        },
    };

    private static readonly Option<string> s_email = new("--email")
    {
        Description = "The e-mail with which that person will sign in.",
        HelpName = "ADDRESS",
        Required = true,
        Validators =
        {
            result =>
            {
                if (EmailAddress.Read(result.GetValueOrDefault<string>()).IsRefusal)
                    result.AddError("--email takes an address such as name@example.org.");
            },
        },
    };

    private static readonly Option<string?> s_name = new("--name")
    {
        Description = "The person's name; without it they write it themselves.",
        HelpName = "NAME",
    };

    public static Command Command()
    {
        var command = new Command("invite",
            "Print a link, good once within 7 days, with which an administrator gets in. Reads THREEFORONE_DATABASE.")
        {
            s_role,
            s_email,
            s_name,
            ChosenDatabase.DataOption,
        };
        command.SetAction(async (arguments, stop) =>
        {
            await using var chosen = await ChosenDatabase.Open(arguments.GetValue(ChosenDatabase.DataOption), stop);
            Migrate.RequireCurrent(chosen.Databases.App);
            var settings = new HostSettings(chosen.Databases, TimeProvider.System)
            {
                Addresses = ["http://127.0.0.1:5080"],
            };
            await using var app = WebHost.Build(settings);
            await using var scope = app.Services.CreateAsyncScope();
            var email = arguments.GetValue(s_email)!.Trim();
            var invited = await Invite(
                scope.ServiceProvider, email, arguments.GetValue(s_name) ?? email.Split('@')[0], stop);
            if (invited.IsRefusal) throw new OperatorError(invited.Refusal.Say.English);
            Console.WriteLine(settings.BaseUrl + invited.Value.Path);
            Console.Error.WriteLine(FormattableString.Invariant(
                $"It works once, until {invited.Value.ExpiresAt:yyyy-MM-dd HH:mm} UTC, and is not shown again.")
                + (invited.Value.EndsEarlier ? " The earlier link no longer works." : ""));
            return 0;
        });
        return command;
    }

    /// <summary>The link itself; the programme's office is set up with its first administrator.</summary>
    public static async Task<Result<Invitation>> Invite(
        IServiceProvider found, string email, string name, CancellationToken stop)
    {
        var db = found.GetRequiredService<Database>();
        var invite = found.GetRequiredService<InvitePerson>();
        return await db.InTransaction<Invitation>(Actor.System, "Invitación desde la consola", async act =>
        {
            var office = await db.Organisations.Where(o => o.Kind == "programme").OrderBy(o => o.Id)
                .FirstOrDefaultAsync(stop);
            if (office is null)
            {
                office = new Organisation { Id = db.NewId(), Kind = "programme", Name = Office, Sees = "all" };
                db.Organisations.Add(office);
                await db.Record("organisation.created", act, null, office.Id, new() { ["kind"] = office.Kind }, stop);
            }
            return await invite.Add(
                new(email, name, office.Id, InvitePerson.Role, null, MexicoCity.Day(act.At), null), act, stop);
        }, stop);
    }
}
