using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ThreeForOne.Server.Data;

/// <summary>
/// Which columns point at which rows, so that EF writes a row before those that point at it. There are no navigations:
/// a read says what it joins. A test compares this with the foreign keys of the schema.
/// </summary>
internal static class References
{
    private static readonly (string Column, Type Row)[] ByName =
    [
        ("ProjectId", typeof(Project)), ("EditionId", typeof(Edition)), ("OrganisationId", typeof(Organisation)),
        ("PersonId", typeof(Person)), ("ClubId", typeof(Club)), ("FederationId", typeof(Federation)),
        ("OfficerId", typeof(Person)),
        ("ProgrammeId", typeof(ProgrammeRow)), ("RulePackId", typeof(RulePackRow)),
        ("BudgetLineId", typeof(BudgetLine)),
        ("DefinitionId", typeof(ProcessDefinitionRow)), ("InstanceId", typeof(ProcessInstance)),
        ("SessionId", typeof(CommitteeSession)), ("CallDocumentId", typeof(Document)),
        ("DocumentId", typeof(Document)), ("CorrectsId", typeof(SessionMinutes)),
        ("BankLineId", typeof(BankLine)), ("DepositId", typeof(Deposit)), ("SuccessorId", typeof(Document)),
        ("LoweringId", typeof(ShareLowering)), ("ShareId", typeof(ProjectShare)),
        ("AccountId", typeof(RegisteredAccount)), ("PaymentId", typeof(Payment)), ("LineId", typeof(ProjectLine)),
        ("FileSha256", typeof(StoredFile)), ("PdfSha256", typeof(StoredFile)), ("EvidenceSha256", typeof(StoredFile)),
        ("PaperSha256", typeof(StoredFile)), ("SignedSha256", typeof(StoredFile)),
        ("QuestionId", typeof(Question)), ("ToId", typeof(Organisation)), ("SourceId", typeof(Project)),
        ("MailId", typeof(MailRow)), ("DigestId", typeof(MailRow)), ("ReplacesId", typeof(Attachment)),
    ];

    public static void Map(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().ToList())
            foreach (var property in entity.GetProperties().ToList())
                if (RowOf(property) is { } row)
                    model.Entity(entity.ClrType).HasOne(row).WithMany().HasForeignKey(property.Name)
                        .OnDelete(DeleteBehavior.ClientNoAction);

        model.Entity<Club>().HasOne(typeof(Organisation)).WithOne().HasForeignKey(typeof(Club), nameof(Club.Id))
            .OnDelete(DeleteBehavior.ClientNoAction);
        model.Entity<SessionScore>().HasOne(typeof(SessionProject)).WithMany()
            .HasForeignKey(nameof(SessionScore.SessionId), nameof(SessionScore.ProjectId))
            .OnDelete(DeleteBehavior.ClientNoAction);
        model.Entity<ProjectShare>().HasOne(typeof(ProjectGroup)).WithMany()
            .HasForeignKey(nameof(ProjectShare.ProjectId), nameof(ProjectShare.GroupCode))
            .OnDelete(DeleteBehavior.ClientNoAction);
    }

    private static Type? RowOf(IMutableProperty property)
    {
        // Who did it: RecordedBy, DecidedBy, ...
        var isPerson = property.Name.EndsWith("By", StringComparison.Ordinal)
            && (property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?));
        if (isPerson) return typeof(Person);
        return ByName.FirstOrDefault(r => r.Column == property.Name).Row;
    }
}
