using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.People.Letters;

namespace ThreeForOne.Server.Features.People;

/// <summary>Who may get in: invitations, roles with their dates, ending and blocking.</summary>
public static class PeopleModule
{
    public static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<InvitePerson>()
        .AddScoped<AppointPaperVoter>()
        .AddScoped<ReadInvitation>()
        .AddScoped<AcceptInvitation>()
        .AddScoped<ResetSecondFactor>()
        .AddMailKind(SecondFactorResetLetter.Known)
        .AddScoped<EndAppointment>()
        .AddScoped<BlockAccount>()
        .AddScoped<SendNewLink>()
        .AddScoped<ReadPeople>()
        .AddMailKind(InvitedLetter.Known)
        .AddMailKind(NewPasswordLetter.Known);
}
