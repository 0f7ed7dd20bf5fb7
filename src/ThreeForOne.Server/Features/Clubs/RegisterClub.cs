using System.Net;
using System.Text.Json.Nodes;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.People;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// Anybody registers a club with its Toma de Nota. The first officer gets a link; opening it confirms the address, and
/// the club drafts at once. The delegation of the first town's state looks at the paper before anything is submitted.
/// </summary>
public sealed class RegisterClub(Database db, InvitePerson invite, FindClubs find, RealTime real)
{
    private const int Free = 10;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public Task<Result<Guid>> Handle(ClubEntry entry, byte[] paper, IPAddress? from, CancellationToken stop) =>
        db.InTransaction<Guid>(Actor.System, "Registro de un club", async act =>
        {
            var today = MexicoCity.Day(act.At);
            var wrong = entry.Problems().Concat(entry.Registration.Problems(today)).Concat(entry.Officer.Problems());
            if (wrong.Select(p => p.Problem).FirstOrDefault() is { } problem) return problem;
            if (await Places(entry, stop) is not { } places) return new TownMissing();
            if (!entry.IsAnother && await find.Like(Guid.Empty, entry.Name!, entry.Registration.Number, places, stop)
                is { Count: > 0 } like) return new ClubMayBeThere(like);
            if (await IsTooMuch(from, stop)) return new TooManyRegistrations();

            var club = await Add(entry, places, stop);
            var officer = await invite.Add(new(entry.Officer.Email!.Trim(), entry.Officer.Name!, club.Id,
                entry.Officer.Role!, null, today, null) { Reason = act.Reason }, act, stop);
            if (officer.IsRefusal)
                return officer.Refusal is AccountIsBlocked ? new OfficerAddressNotTaken() : officer.Refusal;
            var filing = new ClubFiling
            {
                Id = db.NewId(), ClubId = club.Id, Kind = "registration", StateCode = places[0].State,
                RegistrationNumber = club.RegistrationNumber, Consulate = club.Consulate,
                RegisteredOn = club.RegisteredOn, ExpiresOn = club.ExpiresOn, PaperSha256 = paper,
                FiledBy = officer.Value.Person, FiledAt = act.At,
            };
            db.ClubFilings.Add(filing);
            db.Enqueue(TellDelegation.OutboxKind, filing.Id, act);   // an unknown address has to be confirmed first
            await db.Record("club.registered", act, null, club.Id,
                new JsonObject { ["state"] = places[0].State }, stop);
            return club.Id;
        }, stop);

    private async Task<Club> Add(
        ClubEntry entry, IReadOnlyList<(string State, string Town)> places, CancellationToken stop)
    {
        var organisation = new Organisation
        {
            Id = db.NewId(), Kind = "club", Name = entry.Name!.Trim(), Sees = "own",
        };
        var federation = await db.Federations.Where(f => f.Id == entry.Federation).Select(f => (int?)f.Id)
            .SingleOrDefaultAsync(stop);
        var club = new Club
        {
            Id = organisation.Id, FederationId = federation, RegistrationNumber = entry.Registration.Number!.Trim(),
            Consulate = entry.Registration.Consulate!.Trim(), RegisteredOn = entry.Registration.RegisteredOn!.Value,
            ExpiresOn = entry.Registration.ExpiresOn!.Value,
        };
        db.Organisations.Add(organisation);
        db.Clubs.Add(club);
        foreach (var (index, town) in entry.NamedTowns.Index())
            db.ClubTowns.Add(new ClubTown
            {
                ClubId = club.Id, Ordinal = index + 1, StateCode = places[index].State,
                MunicipalityCode = places[index].Town, Locality = town.Locality!.Trim(),
            });
        await db.SaveChangesAsync(stop);
        return club;
    }

    // Null when one of them is no municipality of ours.
    private async Task<IReadOnlyList<(string State, string Town)>?> Places(ClubEntry entry, CancellationToken stop)
    {
        var places = new List<(string State, string Town)>();
        foreach (var town in entry.NamedTowns)
        {
            if (town.Municipality!.Split('-') is not [var state, var code]
                || !await db.Municipalities.AnyAsync(m => m.StateCode == state && m.Code == code, stop)) return null;
            places.Add((state, code));
        }
        return places;
    }

    // Counted by a hash of where it comes from: no address is kept.
    private async Task<bool> IsTooMuch(IPAddress? from, CancellationToken stop)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"club.registered {from}"));
        var opens = await db.Database.SqlQuery<DateTimeOffset?>(
            $"""
            select count_sign_in_try({key}, {Free}, {FirstDelay}, {Longest}, {real.Clock.GetUtcNow()}) as "Value"
            """).ToListAsync(stop);
        return opens[0] is not null;
    }
}
