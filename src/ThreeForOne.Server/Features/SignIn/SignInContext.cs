using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>
/// ASP.NET Core Identity's store on tables of ours. The tables are SQL (migrations/0001); a test compares them with
/// this model.
/// </summary>
public sealed class SignInContext(DbContextOptions<SignInContext> options)
    : IdentityUserContext<SignInAccount, Guid>(options)
{
    /// <summary>The version with passkeys.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<SignInAccount>(row =>
        {
            row.ToTable("account");
            row.Property(a => a.Id).ValueGeneratedNever();
            row.HasIndex(a => a.NormalizedUserName).HasDatabaseName("account_user_name").IsUnique();
            row.HasIndex(a => a.NormalizedEmail).HasDatabaseName("account_email");
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_login");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_token");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("account_passkey");
    }
}
