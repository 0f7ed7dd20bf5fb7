using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Proposals;

namespace ThreeForOne.Server.Tests.Proposals;

public sealed class SubmitProposalTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complete_proposal_gets_its_folio_its_shares_and_its_acknowledgement()
    {
        var id = await club.Complete();

        var folio = (await club.Submit(id)).Value;

        var project = await club.Project(id);
        Assert.Matches("^ZAC-[0-9]{4}-[0-9]{4}$", folio);
        Assert.Equal((folio, "INGRESADA", "proportional"), (project.Folio!, project.State, project.Choice!));
        Assert.NotNull(project.RulePackId);
        var shares = await club.Shares(id);
        Assert.Equal(["club", "federal", "municipal", "state"], shares.Keys.Order());
        Assert.All(shares.Values, share => Assert.Equal(300_000_00, share));
        var document = await club.Read(db => db.Documents.SingleAsync(d => d.ProjectId == id, Stop));
        Assert.Equal(("acknowledgement", folio + "-ACU-01"), (document.Type, document.Folio));
        Assert.NotEqual(Guid.Empty, await club.OpenTask(id, "review"));
    }

    [Fact]
    public async Task The_same_form_sent_twice_gets_the_same_folio_once()
    {
        var id = await club.Complete();
        var key = Drafting.NewKey();

        var both = await Task.WhenAll(club.Submit(id, key: key), club.Submit(id, key: key));

        Assert.Equal(both[0].Value, both[1].Value);
        Assert.Equal(1, await club.Read(db => db.Documents.CountAsync(d => d.ProjectId == id, Stop)));
        Assert.IsType<ProposalIsClosed>((await club.Submit(id)).Refusal);
    }

    [Fact]
    public async Task Contributions_and_gap_that_are_not_the_cost_are_refused_with_their_figures()
    {
        var id = await club.Complete(pledge: "300,000.01");

        var refusal = Assert.IsType<ContributionsDoNotAddUp>((await club.Submit(id)).Refusal);

        Assert.Equal(Money.Mxn(1_200_000_01), refusal.Contributions + refusal.Gap);
        Assert.Equal(Money.Mxn(1_200_000_00), refusal.Cost);
        await LeavesNoTrace(id);
    }

    [Fact]
    public async Task A_gap_without_a_choice_is_refused_and_an_open_gap_is_recorded_as_far_as_it_goes()
    {
        var undecided = await club.Complete(cost: "5,000,000.00", pledge: "1,250,000.00");
        var open = await club.Complete(cost: "5,000,000.00", pledge: "1,250,000.00", choice: "open_gap");

        Assert.IsType<ChoiceMissing>((await club.Submit(undecided)).Refusal);
        Assert.Null((await club.Submit(open)).Refusal);

        var project = await club.Project(open);
        Assert.Equal(("open_gap", 250_000_00), (project.Choice!, project.GapCentavos));
        Assert.Equal(4_750_000_00, (await club.Shares(open)).Values.Sum());
    }

    [Fact]
    public async Task Others_absorb_and_a_smaller_project_are_the_choices_of_example_4()
    {
        var absorbed = await club.Complete(cost: "5,000,000.00", pledge: "1,250,000.00", choice: "absorb");
        var smaller = await club.Complete(cost: "5,000,000.00", pledge: "1,250,000.00", choice: "rescope");

        await club.Submit(absorbed);
        Assert.IsType<ContributionsDoNotAddUp>((await club.Submit(smaller)).Refusal);
        await club.Budget(smaller, "4,000,000.00", Drafting.President);
        Assert.Null((await club.Submit(smaller)).Refusal);

        var shares = await club.Shares(absorbed);
        Assert.Equal((1_000_000_00, 1_333_333_33), (shares["federal"], shares["club"]));
        Assert.Equal(2_666_666_67, shares["state"] + shares["municipal"]);
        Assert.Equal("rescope", (await club.Project(smaller)).Choice);
        Assert.All((await club.Shares(smaller)).Values, share => Assert.Equal(1_000_000_00, share));
    }

    [Fact]
    public async Task Zero_state_and_municipal_money_is_valid_for_one_persons_productive_project()
    {
        var id = await club.Complete("500,000.00", "250,000.00", type: "productive_person");

        Assert.Null((await club.Submit(id)).Refusal);

        var shares = await club.Shares(id);
        Assert.Equal((250_000_00, 250_000_00, 0, 0),
            (shares["club"], shares["federal"], shares["state"], shares["municipal"]));
    }

    [Fact]
    public async Task What_is_missing_is_named_the_technical_file_of_public_works_included()
    {
        var id = await club.Complete();
        var file = await club.Read(db =>
            db.Attachments.SingleAsync(a => a.ProjectId == id && a.Kind == PackDocument.TechnicalFile, Stop));
        await club.Ok<RemoveAttachment, int>(use => use.Handle(id, file.Id, Drafting.President, Stop));

        var refusal = Assert.IsType<ProposalIncomplete>((await club.Submit(id)).Refusal);

        Assert.Equal("expediente técnico", Assert.Single(refusal.Missing).What.Spanish);
        await LeavesNoTrace(id);
    }

    [Fact]
    public async Task Another_clubs_officer_finds_no_such_project_and_an_office_may_not_submit()
    {
        var id = await club.Complete();

        Assert.IsType<NoSuchProject>((await club.Submit(id, DemoPeople.OtherClubPresident.Actor)).Refusal);
        Assert.IsType<NoSuchProject>((await club.Submit(id, DemoPeople.Technician.Actor)).Refusal);
        Assert.Null((await club.Submit(id, Drafting.Treasurer)).Refusal);
    }

    [Fact]
    public async Task Folios_of_parallel_submissions_have_no_gap_though_some_are_refused()
    {
        var ids = new List<Guid>();
        for (var i = 0; i < 12; i++) ids.Add(await club.Complete(pledge: i % 3 == 0 ? "300,000.01" : "300,000.00"));

        var sent = await Task.WhenAll(ids.Select(id => Task.Run(() => club.Submit(id))));

        Assert.Equal(8, sent.Count(r => !r.IsRefusal));
        var numbers = (await club.Read(
            db => db.Projects.Where(p => p.Folio != null).Select(p => p.Folio!).ToListAsync(Stop)))
            .Select(folio => Folio.Parse(folio).Value.Ordinal).Order().ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    [Fact]
    public async Task A_party_without_an_envelope_holds_the_proposal_back()
    {
        var id = await club.Complete();
        var elsewhere = Guid.CreateVersion7();
        await Owner($"""
            insert into edition
            select '{elsewhere}', programme_id, state_code, 2098, rule_pack_id, opens_on, closes_on, opened_by, opened_at
            from edition
            """);
        const string Move = "update budget_line set edition_id = '{0}' where edition_id = '{1}' and party = 'state'";
        var edition = (await club.Project(id)).EditionId;

        await Owner(string.Format(null, Move, elsewhere, edition));
        Assert.Equal("state", Assert.IsType<EnvelopeMissing>((await club.Submit(id)).Refusal).Party);
        await LeavesNoTrace(id);

        await Owner(string.Format(null, Move, edition, elsewhere));
        await Owner(
            $"delete from envelope_rule where edition_id = '{elsewhere}'; delete from edition where id = '{elsewhere}'");
        Assert.Null((await club.Submit(id)).Refusal);
    }

    private Task<object?> Owner(string sql) => Sql.Scalar(site.Databases.Owner!, sql);

    private async Task LeavesNoTrace(Guid id)
    {
        var project = await club.Project(id);
        Assert.Equal(("BORRADOR", null, null), (project.State, project.Folio, project.RulePackId));
        Assert.Empty(await club.Shares(id));
        Assert.NotEqual(Guid.Empty, await club.OpenTask(id, "draft"));
    }
}
