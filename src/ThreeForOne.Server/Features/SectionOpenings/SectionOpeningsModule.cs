using ThreeForOne.Server.Features.Mail;
using ThreeForOne.Server.Features.SectionOpenings.Letters;

namespace ThreeForOne.Server.Features.SectionOpenings;

/// <summary>Parts of a proposal that its club opens to the works office of the town.</summary>
public static class SectionOpeningsModule
{
    public static IServiceCollection AddSectionOpenings(this IServiceCollection services) => services
        .AddScoped<OpenSection>()
        .AddScoped<SayReady>()
        .AddScoped<SettleOpening>()
        .AddMailKind(SectionOpenedLetter.Known)
        .AddMailKind(SectionReadyLetter.Known)
        .AddMailKind(SectionSettledLetter.Known);
}
