using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Server.Features.SignIn;
using ThreeForOne.Server.Tests.Data;

namespace ThreeForOne.Server.Tests.SignIn;

public sealed class SignInSchemaTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public Task The_accounts_tables_are_what_identity_expects() => Same<SignInContext>(
        "account", "account_claim", "account_login", "account_token", "account_passkey");

    [Fact]
    public Task The_keys_table_is_what_data_protection_expects() => Same<DataProtectionKeys>("data_protection_key");

    private async Task Same<T>(params string[] tables) where T : DbContext
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<T>();

        Assert.Equal(tables.Order(), EfModel.TableNames(context).Order());
        Assert.Equal([], await EfModel.Differences(context, site.Databases.App));
    }
}
