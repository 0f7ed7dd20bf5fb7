using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

/// <summary>
/// The database reckons the shares of a frozen rule by itself: it must come to what the domain came to.
/// </summary>
public sealed class SharesFollowRuleTests(DemoSite site) : IClassFixture<DemoSite>
{
    private const int Cases = 400;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private sealed record RolledBack() : Refusal("test.rolled_back")
    {
        public override Bilingual Say => new("", "");
    }

    private sealed record AgainstRule(string Problem) : Refusal("rule.shares_follow_rule")
    {
        public override Bilingual Say => new(Problem, Problem);
    }

    [Fact]
    public async Task Every_share_the_domain_reckons_is_the_one_the_database_expects()
    {
        await using var db = AsOwner();
        var (matched, open) = (0, 0);
        foreach (var (pack, plan) in Plans())
        {
            var refusal = await Check(db, pack, plan, shift: 0);
            if (plan.Match.Gap.IsZero)
            {
                Assert.True(refusal is RolledBack,
                    $"{plan.Match.Pack} {plan.Match.Type} {plan.Cost} {plan.Match.Chosen}: {refusal.Code}");
                matched++;
            }
            else
            {
                Assert.Equal("rule.shares_follow_rule", refusal.Code);
                open++;
            }
        }
        Assert.True(matched > Cases / 4 && open > Cases / 20, $"{matched} matched, {open} open");
    }

    [Fact]
    public async Task A_centavo_moved_from_one_group_to_another_is_refused()
    {
        await using var db = AsOwner();
        foreach (var (pack, plan) in Plans().Where(p => p.Plan.Match.Gap.IsZero).Take(60))
            Assert.Contains((await Check(db, pack, plan, shift: 1)).Code,
                new[] { "rule.shares_follow_rule", "rule.share_within_maximum" });
    }

    // Always the same cases. Costs that are round, odd, at a maximum and beyond it; pledges of the full part and less;
    // every choice on offer.
    private static IEnumerable<(RulePack Pack, ContributionPlan Plan)> Plans()
    {
        var packs = ProgrammeFiles.Load(Path.Combine(AppContext.BaseDirectory, "workflows")).Programmes
            .SelectMany(p => p.Packs).Select(p => p.Pack).ToList();
        string?[] choices = [null, "absorb", "rescope", "open_gap"];
        var chance = new Random(20_140_319);
        for (var i = 0; i < Cases; i++)
        {
            var pack = packs[chance.Next(packs.Count)];
            var amount = chance.Next(5) == 0 ? chance.NextInt64(90_000_000_00, 100_000_000_00)
                : chance.NextInt64(1_000_00, 9_000_000_00);
            var (percent, choice) = (chance.Next(1, 111), choices[chance.Next(choices.Length)]);
            var type = pack.Types[chance.Next(pack.Types.Count)].Code;
            var full = Matching.Propose(pack, type, Money.Mxn(amount))
                .Map(m => m.Shares.Single(s => s.Party == RulePack.Club).Full);
            if (full.IsRefusal) continue;
            var pledge = pack.Base == MatchingBase.Deposit ? amount : percent >= 60
                ? full.Value.Minor : Math.Max(1, full.Value.Minor * percent / 60);
            if (ContributionPlan.Of(pack, type, amount, pledge, choice).TryGet(out var plan, out _)
                && (plan.Match.Gap.IsZero || plan.Match.Chosen == ChoiceKind.LeaveGapOpen)) yield return (pack, plan);
        }
    }

    private static async Task<Refusal> Check(Database db, RulePack pack, ContributionPlan plan, long shift)
    {
        var result = await db.InTransaction<bool>(Actor.System, "prueba", async act =>
        {
            var project = await Project(db, pack, plan, act);
            var lines = new Dictionary<string, Guid>();
            foreach (var party in pack.Governments)
            {
                var line = new BudgetLine { Id = db.NewId(), EditionId = project.EditionId, Party = party };
                db.BudgetLines.Add(line);
                lines[party] = line.Id;
            }
            await db.SaveChangesAsync(Stop);
            db.ProjectGroups.AddRange(FrozenShares.Groups(project.Id, plan.Match));
            await db.SaveChangesAsync(Stop);
            var shares = FrozenShares.Shares(db, project.Id, plan.Match, lines);
            Shift(shares, shift);
            db.ProjectShares.AddRange(shares);
            await db.SaveChangesAsync(Stop);
            var problem = await db.Database
                .SqlQuery<string?>($"""select shares_problem({project.Id}) as "Value" """).ToListAsync(Stop);
            return problem[0] is { } found ? new AgainstRule(found) : new RolledBack();
        }, Stop);
        return result.Refusal!;
    }

    private static void Shift(IReadOnlyList<ProjectShare> shares, long centavos)
    {
        var from = shares.First(s => s.AgreedCentavos > 0);
        from.AgreedCentavos -= centavos;
        shares.First(s => s.GroupCode != from.GroupCode).AgreedCentavos += centavos;
    }

    private static async Task<Project> Project(Database db, RulePack pack, ContributionPlan plan, Act act)
    {
        var hash = await db.RulePacks.Where(r => r.ProgrammeId == pack.Programme && r.Year == pack.Year)
            .Select(r => r.Id).FirstAsync(Stop);
        var edition = new Edition
        {
            Id = db.NewId(), ProgrammeId = pack.Programme,
            StateCode = DemoOffices.Zacatecas, FiscalYear = 2099, RulePackId = hash,
            OpensOn = new(2099, 1, 1), ClosesOn = new(2099, 12, 31), OpenedBy = act.By, OpenedAt = act.At,
        };
        db.Editions.Add(edition);
        await db.SaveChangesAsync(Stop);
        var project = new Project
        {
            Id = db.NewId(), EditionId = edition.Id, ProgrammeId = pack.Programme,
            StateCode = DemoOffices.Zacatecas, FiscalYear = 2099,
            ClubId = DemoOffices.ElDurazno.Id, State = "BORRADOR",
            StateSince = act.At, CostCentavos = plan.Match.Total.Minor,
            Choice = ContributionPlan.CodeOf(plan.Match.Chosen), CreatedBy = act.By, CreatedAt = act.At,
        };
        db.Projects.Add(project);
        await db.SaveChangesAsync(Stop);
        return project;
    }

    // Only the owner may ask by itself; the app does by reserving.
    private Database AsOwner() => new(
        new DbContextOptionsBuilder<Database>().UseNpgsql(site.Databases.Owner!)
            .UseSnakeCaseNamingConvention().Options, site.Clock);
}
