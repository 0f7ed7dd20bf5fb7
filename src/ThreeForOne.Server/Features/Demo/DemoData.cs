using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.History;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Demo;

/// <summary>
/// Fills a database for a demonstration: people who can sign in, open accounting periods and the illustrative edition
/// with its envelopes. Loading again adds what is missing and changes nothing else.
/// </summary>
public sealed class DemoData(
    Database db, UserManager<SignInAccount> accounts, DemoEditions editions, LoadDefinitions definitions,
    ImportHistory history, TimeProvider clock)
{
    private static readonly DateOnly AppointedOn = new(2020, 1, 1);

    /// <summary>Loads everything, in a scope of its own.</summary>
    public static async Task Load(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoData>().Load(stop);
    }

    public async Task Load(CancellationToken stop)
    {
        await definitions.StartAsync(stop);
        if (await IsLoaded(stop)) return;

        var year = MexicoCity.At(clock.GetUtcNow()).Year;
        await Do(async act =>
        {
            await db.Database.ExecuteSqlAsync($"update installation set is_demo = true where not is_demo", stop);
            await People(act, year, stop);
            await Periods(year, stop);
        }, stop);
        await Accounts(stop);
        await editions.Open(year, stop);
        var table6 = await history.Handle(ImportVerb.Read(ImportHistory.Table6), Actor.System, stop);
        if (table6.IsRefusal) throw new InvariantBrokenException(table6.Refusal.Say.English);

        // Projects at later stages come here: each is played through the use cases by the people above.
    }

    private static IEnumerable<DemoPerson> Everybody => DemoPeople.All.Concat(DemoPeople.WithoutAccount);

    // A second start asks one question instead of looking at every row.
    private async Task<bool> IsLoaded(CancellationToken stop) => (await db.Database.SqlQuery<bool>($"""
        select is_demo and (select count(*) from account) >= {DemoPeople.All.Count}
            and exists (select from edition) and exists (select from historical_total) as "Value" from installation
        """).ToListAsync(stop))[0];

    private async Task People(Act act, int year, CancellationToken stop)
    {
        var offices = await db.Organisations.Select(o => o.Id).ToListAsync(stop);
        foreach (var office in DemoOffices.All.Where(o => !offices.Contains(o.Id)))
            db.Organisations.Add(new Organisation
            {
                Id = office.Id, Kind = office.Kind, Name = office.Name, Sees = office.Sees, StateCode = office.State,
                MunicipalityCode = office.Municipality,
            });

        var people = await db.People.Select(p => p.Id).ToListAsync(stop);
        foreach (var person in Everybody.Where(p => !people.Contains(p.Id)))
            db.People.Add(new Person { Id = person.Id, Name = person.Name });
        await db.SaveChangesAsync(stop);

        var appointed = await db.Appointments.Select(a => a.PersonId).ToListAsync(stop);
        foreach (var person in Everybody.Where(p => !appointed.Contains(p.Id)))
            db.Appointments.Add(new Appointment
            {
                Id = db.NewId(), PersonId = person.Id, OrganisationId = person.Office.Id, Role = person.Role,
                Sector = person.Sector, ValidFrom = AppointedOn,
            });

        await db.Federations.Where(f => f.Name == DemoOffices.Federation.Name && f.OrganisationId == null)
            .ExecuteUpdateAsync(f => f.SetProperty(r => r.OrganisationId, DemoOffices.Federation.Id), stop);

        var clubs = await db.Clubs.Select(c => c.Id).ToListAsync(stop);
        foreach (var club in DemoOffices.Clubs.Where(c => !clubs.Contains(c.Office.Id)))
            db.Clubs.Add(new Club
            {
                // A Toma de Nota is valid for two years; these began last autumn and outlast the programme's year.
                Id = club.Office.Id, FederationId = await Federation(club, stop),
                RegistrationNumber = club.Registration,
                Consulate = club.Consulate, RegisteredOn = new(year - 1, 11, 3), ExpiresOn = new(year + 1, 11, 3),
                VerifiedBy = DemoPeople.Technician.Id, VerifiedAt = act.At,
            });
    }

    private Task<int> Federation(DemoClub club, CancellationToken stop) =>
        db.Federations.Where(f => f.Name == club.Federation).Select(f => f.Id).SingleAsync(stop);

    // The clock may have been moved into another year since.
    private Task<int> Periods(int year, CancellationToken stop) => db.Database.ExecuteSqlAsync(
        $"""
        insert into accounting_period (fiscal_year, month)
        select y, m from generate_series({year}, {year + 1}) y, generate_series(1, 12) m on conflict do nothing
        """, stop);

    // No account has a password: in a demonstration nobody needs one. Asked in one query, so that a second start is
    // short.
    private async Task Accounts(CancellationToken stop)
    {
        var there = await db.Database.SqlQuery<Guid>($"select id as \"Value\" from account").ToListAsync(stop);
        foreach (var person in DemoPeople.All.Where(p => !there.Contains(p.Id)))
        {
            var made = await accounts.CreateAsync(new SignInAccount
            {
                Id = person.Id, UserName = person.Email, Email = person.Email, EmailConfirmed = true,
            });
            Invariant.Holds(made.Succeeded);
        }
    }

    private async Task Do(Func<Act, Task> work, CancellationToken stop)
    {
        var done = await db.InTransaction<bool>(Actor.System, "Datos de demostración", async act =>
        {
            await work(act);
            return true;
        }, stop);
        if (done.IsRefusal) throw new InvariantBrokenException(done.Refusal.Say.English);
    }
}
