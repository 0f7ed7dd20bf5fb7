namespace ThreeForOne.Server.Features.MyAccount;

/// <summary>A person's own account: password, second factor, where they are signed in.</summary>
public static class MyAccountModule
{
    public static IServiceCollection AddMyAccount(this IServiceCollection services) => services
        .AddScoped<ReadAccount>()
        .AddScoped<ChangePassword>()
        .AddScoped<SetUpSecondFactor>()
        .AddScoped<RenewRecoveryCodes>()
        .AddScoped<ChooseOrganisation>();
}
