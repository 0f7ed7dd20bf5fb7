using ThreeForOne.Server.Features.DemoClock;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Jobs;
using ThreeForOne.Server.Features.Retention;

namespace ThreeForOne.Server.Features.Mail;

/// <summary>Letters: who sends them, what a kind is, how long they are kept.</summary>
public static class MailModule
{
    public static IServiceCollection AddMail(this IServiceCollection services, HostSettings settings)
    {
        services.AddScoped<SendMail>();
        services.AddScoped<ChoosePreferences>();
        services.AddScoped<SettleNotice>();
        services.AddSingleton<WriteDigests>();
        services.AddMailKind(DailyDigest.Known);
        services.AddSingleton(new OutboxKind(SendMail.OutboxKind,
            (found, mail, stop) => found.GetRequiredService<SendMail>().Handle(mail, stop)));
        services.AddSingleton(new RetentionRule("mail", new("Correos ya enviados", "Letters already sent"),
            "THREEFORONE_KEEP_MAIL", ByRealTime: false, (db, before, stop) =>
                RetentionModule.Count(db, $"select erase_mail({before}) as \"Value\"", stop)));
        if (settings.IsDemo) services.AddSingleton<DemoMailer>();
        if (settings.Mailer is { } given) return services.AddSingleton(given);
        if (!settings.IsDemo)
            return services.AddSingleton<IMailer>(found => new SmtpMailer(
                SmtpServer.FromEnvironment(found.GetRequiredService<SiteAddress>()),
                found.GetRequiredService<SiteAddress>(), found.GetRequiredService<RealTime>()));
        return services.AddSingleton<IMailer>(found => found.GetRequiredService<DemoMailer>());
    }

    /// <summary>How a feature's module lists a kind of letter that it writes.</summary>
    public static IServiceCollection AddMailKind(this IServiceCollection services, MailKind kind) =>
        services.AddSingleton(kind);
}
