using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Tests.Web;

/// <summary>GET never writes: whatever a page does with it, the request's connection cannot.</summary>
public sealed class ReadOnlyTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task A_write_in_a_reading_request_is_refused_by_the_database(string method)
    {
        var problem = await Assert.ThrowsAsync<PostgresException>(() => Write(method));

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, problem.SqlState);
    }

    [Fact]
    public async Task A_post_may_write()
    {
        Assert.Equal(1, await Write("POST"));
    }

    [Fact]
    public async Task A_read_by_somebody_is_read_only_in_any_request()
    {
        var problem = await Assert.ThrowsAsync<PostgresException>(() => In("POST", db => db.Reading(
            DemoPeople.Director.Actor, () => db.Database.ExecuteSqlAsync($"update person set name = name", Stop),
            Stop)));

        Assert.Equal(PostgresErrorCodes.ReadOnlySqlTransaction, problem.SqlState);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Task<int> Write(string method) => In(method, db => db.Database.ExecuteSqlAsync(
        $"update person set erase_after = null where id = {DemoPeople.Auditor.Id}", Stop));

    private async Task<T> In<T>(string method, Func<Database, Task<T>> work)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>()
            .HttpContext = new DefaultHttpContext { Request = { Method = method } };
        return await work(scope.ServiceProvider.GetRequiredService<Database>());
    }
}
