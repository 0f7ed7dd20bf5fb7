using Microsoft.AspNetCore.Identity;

namespace ThreeForOne.Server.Features.SignIn;

/// <summary>How a person signs in. Its id is the person's; what they may do comes from their appointments.</summary>
public sealed class SignInAccount : IdentityUser<Guid>
{
    /// <summary>The language of what we send, es or en.</summary>
    public string Language { get; set; } = "es";

    /// <summary>Since when nobody gets in with it, and who decided so.</summary>
    public DateTimeOffset? BlockedAt { get; set; }

    public Guid? BlockedBy { get; set; }
}
