using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Features.StaffSignIn;

/// <summary>What the staff's identity of a person's own account is known by; null when none is joined.</summary>
public sealed class ReadStaffIdentity(Database db)
{
    public Task<string?> Handle(Actor who, CancellationToken stop) => db.Reading(
        who, () => db.Database.SqlQuery<string>(
            $"""
            select coalesce(provider_display_name, '') as "Value" from account_login
             where user_id = {who.Person} and login_provider = {StaffProvider.Scheme}
            """).SingleOrDefaultAsync(stop), stop);
}
