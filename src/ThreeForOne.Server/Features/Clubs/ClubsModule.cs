using ThreeForOne.Server.Features.Clubs.Letters;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.Retention;

namespace ThreeForOne.Server.Features.Clubs;

/// <summary>
/// Clubs: registered by themselves, verified by a delegation, reminded to renew; federations see theirs.
/// </summary>
public static class ClubsModule
{
    public static IServiceCollection AddClubs(this IServiceCollection services) => services
        .AddScoped<FindClubs>()
        .AddScoped<TellDelegation>()
        .AddSingleton(new OutboxKind(TellDelegation.OutboxKind,
            (found, filing, stop) => found.GetRequiredService<TellDelegation>().Handle(filing, stop)))
        .AddSingleton(new OutboxKind(AcceptInvitation.Confirmed,
            (found, person, stop) => found.GetRequiredService<TellDelegation>().HandleOf(person, stop)))
        .AddScoped<RegisterClub>()
        .AddScoped<Filings>()
        .AddScoped<HandInRegistration>()
        .AddScoped<HandInOfficer>()
        .AddScoped<HandInName>()
        .AddScoped<DecideFiling>()
        .AddScoped<ReadFilings>()
        .AddScoped<ReadClub>()
        .AddScoped<ReadFederation>()
        .AddSingleton<RemindClubs>()
        .AddMailKind(FilingDecided.Known)
        .AddMailKind(FilingToVerify.Known)
        .AddMailKind(RenewalDue.Known)
        .AddSingleton(new RetentionRule("unconfirmed_clubs",
            new("Clubes cuyo correo nadie confirmó", "Clubs whose address nobody confirmed"),
            "THREEFORONE_KEEP_UNCONFIRMED", ByRealTime: false, (db, before, stop) =>
                RetentionModule.Count(db, $"select erase_unconfirmed_clubs({before}) as \"Value\"", stop)));

    public static void MapClubs(this IEndpointRouteBuilder app) =>
        app.MapMethods(FilingPaper.Route, [HttpMethods.Get], FilingPaper.Handle);
}
