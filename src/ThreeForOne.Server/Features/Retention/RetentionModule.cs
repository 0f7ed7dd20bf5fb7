using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Retention;

/// <summary>What is erased when. A feature that keeps something for a while registers its own rule.</summary>
public static class RetentionModule
{
    public static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddScoped<EraseExpired>()
        .AddSingleton(new RetentionRule("drafts", new("Borradores que nadie tocó", "Drafts that nobody touched"),
            "THREEFORONE_KEEP_DRAFTS", ByRealTime: false, (db, before, stop) =>
                Count(db, $"select erase_drafts({before}) as \"Value\"", stop)))
        .AddSingleton(new RetentionRule("people",
            new("Nombres y cuentas de quienes terminaron", "Names and accounts of those who ended"),
            "THREEFORONE_KEEP_PEOPLE", ByRealTime: false, People))
        .AddSingleton(new RetentionRule("work", new("Trabajos ya hechos", "Work already done"),
            "THREEFORONE_KEEP_WORK", ByRealTime: true, (db, before, stop) =>
                Count(db, $"select erase_done_work({before}) as \"Value\"", stop)))
        .AddSingleton(new RetentionRule("incidents", new("Incidentes resueltos", "Resolved incidents"),
            "THREEFORONE_KEEP_INCIDENTS", ByRealTime: false, (db, before, stop) =>
                Count(db, $"select erase_resolved_incidents({before}) as \"Value\"", stop)))
        .AddSingleton(new RetentionRule("sign_ins",
            new("Entradas terminadas e intentos de entrar", "Sign-ins that ended and tries to sign in"),
            "THREEFORONE_KEEP_SIGN_INS", ByRealTime: true, (db, before, stop) =>
                Count(db, $"select erase_sign_ins({before}) as \"Value\"", stop)))
        // Last: what the rules above left without an owner goes in its own time.
        .AddSingleton(new RetentionRule("files", new("Archivos que nadie usa", "Files that nothing points at"),
            "THREEFORONE_KEEP_FILES", ByRealTime: false, (db, before, stop) =>
                Count(db, $"select erase_unused_files({before}) as \"Value\"", stop)));

    // The day in erase_after is a civil day of the programme; the period counts from the end of the last appointment.
    private static Task<int> People(Database db, DateTimeOffset before, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(MexicoCity.At(db.Now()).DateTime);
        var ended = DateOnly.FromDateTime(MexicoCity.At(before).DateTime);
        return Count(db, $"select erase_people({today}, {ended}) as \"Value\"", stop);
    }

    /// <summary>Asks one of the erasing functions, which answers how many.</summary>
    internal static async Task<int> Count(Database db, FormattableString sql, CancellationToken stop) =>
        (await db.Database.SqlQuery<int>(sql).ToListAsync(stop))[0];
}
