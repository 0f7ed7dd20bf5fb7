using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Operations;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Accounts;

/// <summary>
/// Who may not be whom, on the people there are: every step of one project finds somebody with its role, and the
/// database accepts all their duties at once.
/// </summary>
public sealed class StepPeople(DemoSite site) : IClassFixture<DemoSite>
{
    private static readonly XNamespace Bpmn = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static readonly XNamespace Tfo = "urn:three-for-one:bpmn:1";

    // What starts outside the process: the committee's votes, and who records what others confirm.
    private static readonly Step[] Outside =
    [
        new("vote federal", "voter", "voter"), new("vote state", "voter", "voter"),
        new("vote municipal", "voter", "voter"),
        new("vote migrant", "voter", "voter"), new("record deposit", "treasury_clerk", "deposit_recorder"),
        new("order payment", "payment_orderer", "payment_orderer"),
        new("record expense", "executor", "expense_recorder"),
    ];

    private sealed record Step(string Name, string Role, string? Duty);

    [Fact]
    public async Task Every_step_finds_a_person_whom_the_law_allows()
    {
        var exclusions = await site.In<Database, HashSet<(string, string)>>(db => db.Reading(Actor.System, async () =>
            (await db.DutyExclusions.AsNoTracking().ToListAsync(Stop)).Select(x => (x.Duty, x.Excluded)).ToHashSet(),
                Stop));
        Step[] steps = [.. Steps(), .. Outside];

        var given = Assign(steps, exclusions, []);

        Assert.True(given is not null, "no assignment of the demonstration's people satisfies the exclusions");
        Assert.Equal(steps.Length, given.Count);
        Assert.True(await TheDatabaseAccepts(given));
    }

    [Fact]
    public void The_process_names_every_duty_that_the_law_keeps_apart()
    {
        var duties = Steps().Concat(Outside).Select(s => s.Duty).OfType<string>().ToHashSet();

        Assert.Equal([], duties.Except(ProcessVocabulary.Duties));
        Assert.Superset(new HashSet<string>
        {
            "requester", "validator", "voter", "payment_orderer", "payment_approver", "deposit_recorder",
            "deposit_confirmer",
            "account_recorder", "account_confirmer", "expense_recorder", "expense_accepter", "progress_reporter",
            "progress_countersigner",
        }, duties);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Each user task, once an item where several decide.</summary>
    private static IEnumerable<Step> Steps() =>
        XDocument.Load(Parts.Beside("workflows", "three-for-one", "process.bpmn"))
        .Descendants(Bpmn + "userTask").SelectMany(task =>
        {
            var (id, role, duty) =
                ((string)task.Attribute("id")!, (string)task.Attribute(Tfo + "role")!,
                    (string?)task.Attribute(Tfo + "duty"));
            return role switch
            {
                "party_signer" => task.Descendants(Bpmn + "multiInstanceLoopCharacteristics").Any()
                    ? Parties("club", "federal", "state", "municipal")
                    : Parties("federal", "state", "municipal"),
                "hand_over_party" =>
                    new[] { "works_committee", "club_president" }.Select(r => new Step($"{id} {r}", r, duty)),
                "payment_approver" => new[] { 1, 2 }.Select(n => new Step($"{id} {n}", role, duty)),
                _ => [new Step(id, role, duty)],
            };

            IEnumerable<Step> Parties(params string[] parties) =>
                parties.Select(p => new Step($"{id} {p}", p == "club" ? "club_president" : p + "_signer", duty));
        });

    /// <summary>Tries people in turn and goes back when a later step finds nobody.</summary>
    private static Dictionary<Step, DemoPerson>? Assign(
        Step[] steps, HashSet<(string, string)> exclusions, Dictionary<Step, DemoPerson> given)
    {
        if (given.Count == steps.Length) return given;
        var step = steps[given.Count];
        var several = step.Name.Split(' ')[0];
        foreach (var person in DemoPeople.All.Where(
            p => RoleTable.Holds(p.Actor, step.Role) && p.Office != DemoOffices.JalpaUnido))
        {
            // Where several decide one step, each is another person.
            var allowed = given.Where(g => g.Value == person).All(g =>
                !(g.Key.Name.Contains(' ', StringComparison.Ordinal) && g.Key.Name.Split(' ')[0] == several)
                && !exclusions.Contains((g.Key.Duty ?? "", step.Duty ?? "")));
            if (!allowed) continue;
            var next = new Dictionary<Step, DemoPerson>(given) { [step] = person };
            if (Assign(steps, exclusions, next) is { } whole) return whole;
        }
        return null;
    }

    private Task<bool> TheDatabaseAccepts(Dictionary<Step, DemoPerson> given) => site.In<Database, bool>(async db =>
    {
        var result = await db.InTransaction<bool>(Actor.System, "test", async act =>
        {
            var edition = await db.Editions.SingleAsync(Stop);
            var project = db.NewId();
            db.Projects.Add(new Project
            {
                Id = project, EditionId = edition.Id, ProgrammeId = edition.ProgrammeId, StateCode = edition.StateCode,
                FiscalYear = edition.FiscalYear, ClubId = DemoOffices.ElDurazno.Id, State = "BORRADOR",
                StateSince = act.At,
                CreatedBy = DemoPeople.ClubPresident.Id, CreatedAt = act.At,
            });
            await db.SaveChangesAsync(Stop);
            foreach (var (person, duty) in given.Where(g => g.Key.Duty is not null)
                .Select(g => (g.Value.Id, g.Key.Duty)).Distinct())
                await db.Database.ExecuteSqlAsync(
                    $"insert into project_duty values ({project}, {person}, {duty}, {act.At})", Stop);
            return true;
        }, Stop);
        return result.Value;
    });
}
