using Microsoft.EntityFrameworkCore;

namespace ThreeForOne.Server.Data;

/// <summary>
/// The database, as one use case sees it: rows of whoever asks, and nothing before it is said who asks.
/// Every money rule is in the database too; what it refuses is told as a <see cref="Refusal"/>.
/// </summary>
public sealed partial class Database(DbContextOptions<Database> options, TimeProvider clock) : DbContext(options)
{
    public DbSet<Installation> Installations => Set<Installation>();
    public DbSet<MexicanState> States => Set<MexicanState>();
    public DbSet<Municipality> Municipalities => Set<Municipality>();
    public DbSet<Federation> Federations => Set<Federation>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<Club> Clubs => Set<Club>();
    public DbSet<ClubTown> ClubTowns => Set<ClubTown>();
    public DbSet<ClubFiling> ClubFilings => Set<ClubFiling>();
    public DbSet<Appointment> Appointments => Set<Appointment>();
    public DbSet<InvitationRow> Invitations => Set<InvitationRow>();
    public DbSet<HistoricalInvestment> HistoricalInvestments => Set<HistoricalInvestment>();
    public DbSet<HistoricalTotal> HistoricalTotals => Set<HistoricalTotal>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
    public DbSet<ProgrammeRow> Programmes => Set<ProgrammeRow>();
    public DbSet<RulePackRow> RulePacks => Set<RulePackRow>();
    public DbSet<ProcessDefinitionRow> ProcessDefinitions => Set<ProcessDefinitionRow>();
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<BudgetLine> BudgetLines => Set<BudgetLine>();
    public DbSet<EnvelopeRuleRow> EnvelopeRules => Set<EnvelopeRuleRow>();
    public DbSet<ProjectCertification> Certifications => Set<ProjectCertification>();
    public DbSet<Project> Projects => Set<Project>();
    public DbSet<FolioCounter> FolioCounters => Set<FolioCounter>();
    public DbSet<ProjectSection> ProjectSections => Set<ProjectSection>();
    public DbSet<SectionRevision> SectionRevisions => Set<SectionRevision>();
    public DbSet<KeptForm> KeptForms => Set<KeptForm>();
    public DbSet<HeldForm> HeldForms => Set<HeldForm>();
    public DbSet<ProjectCopy> ProjectCopies => Set<ProjectCopy>();
    public DbSet<ProjectLine> ProjectLines => Set<ProjectLine>();
    public DbSet<ProjectGroup> ProjectGroups => Set<ProjectGroup>();
    public DbSet<ProjectShare> ProjectShares => Set<ProjectShare>();
    public DbSet<StoredFile> Files => Set<StoredFile>();
    public DbSet<Attachment> Attachments => Set<Attachment>();
    public DbSet<Upload> Uploads => Set<Upload>();
    public DbSet<SectionOpening> SectionOpenings => Set<SectionOpening>();
    public DbSet<MissingItem> MissingItems => Set<MissingItem>();
    public DbSet<DutyExclusion> DutyExclusions => Set<DutyExclusion>();
    public DbSet<ProjectDuty> ProjectDuties => Set<ProjectDuty>();
    public DbSet<ProcessInstance> ProcessInstances => Set<ProcessInstance>();
    public DbSet<WorkItem> Tasks => Set<WorkItem>();
    public DbSet<ProcessTimer> Timers => Set<ProcessTimer>();
    public DbSet<StoredMessage> StoredMessages => Set<StoredMessage>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<MailRow> Mails => Set<MailRow>();
    public DbSet<MailFailure> MailFailures => Set<MailFailure>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<QuestionMessage> QuestionMessages => Set<QuestionMessage>();
    public DbSet<ProjectNote> ProjectNotes => Set<ProjectNote>();
    public DbSet<UnreadMark> UnreadMarks => Set<UnreadMark>();
    public DbSet<OfficeClosureRow> OfficeClosures => Set<OfficeClosureRow>();
    public DbSet<MailPreference> MailPreferences => Set<MailPreference>();
    public DbSet<RegisteredAccount> RegisteredAccounts => Set<RegisteredAccount>();
    public DbSet<Deposit> Deposits => Set<Deposit>();
    public DbSet<BankLine> BankLines => Set<BankLine>();
    public DbSet<BankLineReturn> BankLineReturns => Set<BankLineReturn>();
    public DbSet<DepositReversal> DepositReversals => Set<DepositReversal>();
    public DbSet<GovernmentPayer> GovernmentPayers => Set<GovernmentPayer>();
    public DbSet<ShareLowering> ShareLowerings => Set<ShareLowering>();
    public DbSet<ShareLoweringPart> ShareLoweringParts => Set<ShareLoweringPart>();
    public DbSet<ProjectYield> ProjectYields => Set<ProjectYield>();
    public DbSet<Ministration> Ministrations => Set<Ministration>();
    public DbSet<WorksStart> WorksStarts => Set<WorksStart>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<PaymentApproval> PaymentApprovals => Set<PaymentApproval>();
    public DbSet<Expense> Expenses => Set<Expense>();
    public DbSet<ProgressReport> ProgressReports => Set<ProgressReport>();
    public DbSet<ClosingReturn> ClosingReturns => Set<ClosingReturn>();
    public DbSet<AccountCode> AccountCodes => Set<AccountCode>();
    public DbSet<AccountingPeriod> AccountingPeriods => Set<AccountingPeriod>();
    public DbSet<JournalEntry> JournalEntries => Set<JournalEntry>();
    public DbSet<JournalLine> JournalLines => Set<JournalLine>();
    public DbSet<Balance> Balances => Set<Balance>();
    public DbSet<Reservation> Reservations => Set<Reservation>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<Seal> Seals => Set<Seal>();
    public DbSet<CommitteeSession> CommitteeSessions => Set<CommitteeSession>();
    public DbSet<SessionAttendance> Attendance => Set<SessionAttendance>();
    public DbSet<SessionProject> SessionProjects => Set<SessionProject>();
    public DbSet<ProjectScore> ProjectScores => Set<ProjectScore>();
    public DbSet<SessionScore> SessionScores => Set<SessionScore>();
    public DbSet<SessionMinutes> Minutes => Set<SessionMinutes>();
    public DbSet<BackupRun> BackupRuns => Set<BackupRun>();
    public DbSet<RetentionReport> RetentionReports => Set<RetentionReport>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<Vote> Votes => Set<Vote>();

    /// <summary>What an organisation was called at an instant: only inside a query.</summary>
    public static string NameAt(Guid organisation, DateTimeOffset at) =>
        throw new InvariantBrokenException($"{organisation} at {at} is asked of the database.");

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDbFunction(() => NameAt(default, default)).HasName("organisation_name");
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(Database).Assembly);
        References.Map(modelBuilder);

        // Keys are made here, never by the store: otherwise EF takes an added child for a changed one.
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
            foreach (var key in entity.FindPrimaryKey()?.Properties ?? [])
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
    }
}
