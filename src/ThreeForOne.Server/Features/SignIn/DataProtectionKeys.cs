using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// The keys that protect cookies and forms, shared by every node. Apart from <see cref="SignInContext"/>, because a new
/// key may fall due while a page is only read, and the pages' own connections cannot write then.
/// </summary>
public sealed class DataProtectionKeys(DbContextOptions<DataProtectionKeys> options)
    : DbContext(options), IDataProtectionKeyContext
{
    DbSet<DataProtectionKey> IDataProtectionKeyContext.DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.Entity<DataProtectionKey>().ToTable("data_protection_key");
}
