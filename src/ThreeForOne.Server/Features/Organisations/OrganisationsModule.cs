namespace ThreeForOne.Server.Features.Organisations;

/// <summary>The offices of the programme: added, renamed, and what a new installation still lacks.</summary>
public static class OrganisationsModule
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddScoped<CreateOrganisation>()
        .AddScoped<ChangeOrganisation>()
        .AddScoped<ReadOrganisations>()
        .AddScoped<WhatIsMissing>();
}
