using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ThreeForOne.Server.Data;

/// <summary>In which zone a person reads hours, and when which groups of letters come. No row: the standard.</summary>
public sealed class MailPreference
{
    public Guid PersonId { get; set; }
    public string TimeZone { get; set; } = "America/Mexico_City";
    public string[] NowGroups { get; set; } = [];
    public string[] DailyGroups { get; set; } = [];
    public string[] OffGroups { get; set; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<MailPreference>
    {
        public void Configure(EntityTypeBuilder<MailPreference> row)
        {
            row.ToTable("mail_preference");
            row.HasKey(r => r.PersonId);
        }
    }
}
