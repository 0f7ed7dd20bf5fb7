using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Tests.Papers;

namespace ThreeForOne.Server.Tests.Proposals;

public sealed class SectionTests(DemoSite site) : IClassFixture<DemoSite>
{
    private readonly Drafting club = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_people_saving_one_section_the_second_is_told_and_overwrites_nothing()
    {
        var id = await club.Start();

        var both = await Task.WhenAll(
            Save(id, 1, "La versión de la presidenta", Drafting.President),
            Save(id, 1, "La versión del tesorero", Drafting.Treasurer));

        var won = Assert.Single(both, r => !r.IsRefusal);
        Assert.IsType<SectionSavedMeanwhile>(Assert.Single(both, r => r.IsRefusal).Refusal);
        Assert.Equal(2, won.Value);
        var title = (await club.Project(id)).Title;
        Assert.Equal(both[0].IsRefusal ? "La versión del tesorero" : "La versión de la presidenta", title);
        Assert.Null((await Save(id, 2, "La que eligieron", Drafting.Treasurer)).Refusal);
    }

    [Fact]
    public async Task Two_people_in_different_sections_do_not_disturb_one_another()
    {
        var id = await club.Start();

        var both = await Task.WhenAll(
            Save(id, 1, "Pozo", Drafting.President),
            site.In<SaveBeneficiaries, Result<int>>(
                use => use.Handle(id, 1, 10, null, "Agua", Drafting.Treasurer, Stop)));

        Assert.All(both, r => Assert.Null(r.Refusal));
        var project = await club.Project(id);
        Assert.Equal(("Pozo", 10), (project.Title, project.PeopleHelped!.Value));
    }

    [Fact]
    public async Task Sections_are_complete_by_what_they_hold_and_one_can_undo_another()
    {
        var id = await club.Complete();
        Assert.All(await Sections(id), s => Assert.True(s.Complete, s.Code));

        await club.Budget(id, "1,300,000.00", Drafting.President);

        Assert.Equal("contributions", Assert.Single(await Sections(id), s => !s.Complete).Code);
    }

    [Fact]
    public async Task A_proposal_that_was_submitted_takes_no_changes()
    {
        var id = await club.Complete();
        await club.Submit(id);

        Assert.IsType<ProposalIsClosed>((await Save(id, 2, "Otro nombre", Drafting.President)).Refusal);
        Assert.IsType<ProposalIsClosed>((await Add(id, "quotes", Drafting.Pdf)).Refusal);
    }

    [Fact]
    public async Task A_file_is_known_by_its_content_and_kept_once()
    {
        var id = await club.Start();
        await Save(id, 1, "Pozo", Drafting.President);
        var png = SamplePapers.PngOf(20, 10);

        Assert.IsType<FileMissing>((await Add(id, "quotes", [])).Refusal);
        Assert.IsType<FileIsProgram>((await Add(id, "quotes", "MZ un programa"u8.ToArray())).Refusal);
        Assert.IsType<FileTooLarge>((await Add(
            id, "quotes", [.. Drafting.Pdf, .. new byte[FileContent.BytesMax]])).Refusal);
        Assert.IsType<DocumentNotAsked>((await Add(id, "business_plan", Drafting.Pdf)).Refusal);
        Assert.Empty(await club.Read(db => db.Attachments.Where(a => a.ProjectId == id).ToListAsync(Stop)));

        Assert.Null((await Add(id, "quotes", png)).Refusal);
        Assert.Null((await Add(id, "quotes", png)).Refusal);
        var kept = Assert.Single(await club.Read(db => db.Attachments.Where(a => a.ProjectId == id).ToListAsync(Stop)));
        Assert.Equal("cotización.pdf.png", kept.Name);   // named as a PDF, but it is a picture
    }

    [Fact]
    public async Task A_proposal_holds_60_files()
    {
        var id = await club.Start();
        await Save(id, 1, "Pozo", Drafting.President);
        for (byte n = 0; n < 60; n++) Assert.Null((await Add(id, "quotes", [.. Drafting.Pdf, n])).Refusal);

        Assert.IsType<TooManyFiles>((await Add(id, "quotes", [.. Drafting.Pdf, 60])).Refusal);
    }

    [Fact]
    public async Task A_proposal_begins_with_a_name_and_a_programme_and_the_same_form_begins_one()
    {
        var (edition, key) = (await club.Edition(), Drafting.NewKey());

        Assert.IsType<TitleMissing>((await Start(edition, " ", Drafting.NewKey())).Refusal);
        Assert.IsType<TitleMissing>((await Start(edition, new string('a', 201), Drafting.NewKey())).Refusal);
        Assert.IsType<ProgrammeNotChosen>((await Start(Guid.Empty, "Pozo", Drafting.NewKey())).Refusal);
        Assert.IsType<NotYourTurn>((await site.In<StartProposal, Result<Guid>>(use =>
            use.Handle(edition, "Pozo", key, DemoPeople.Technician.Actor, Stop))).Refusal);

        var first = await Start(edition, new string('a', 200), key);
        Assert.Equal(first.Value, (await Start(edition, new string('a', 200), key)).Value);
        Assert.IsType<KeyUsedForSomethingElse>((await Start(edition, "Otra obra", key)).Refusal);
    }

    [Fact]
    public void The_largest_file_that_is_kept_is_20_MB()
    {
        var most = new byte[FileContent.BytesMax];
        Drafting.Pdf.CopyTo(most, 0);

        Assert.Equal("application/pdf", FileContent.Of(most).Value.MediaType);
        Assert.IsType<FileTooLarge>(FileContent.Of([.. most, 0]).Refusal);
    }

    [Theory]
    [InlineData("1,250.5", 1_250_500)]
    [InlineData("0.001", 1)]
    [InlineData("12", 12_000)]
    public void A_quantity_has_up_to_three_decimals(string typed, long thousandths) =>
        Assert.Equal(thousandths, QuantityText.Parse(typed).Value);

    [Theory]
    [InlineData("0.0001"), InlineData("0"), InlineData("-3"), InlineData("1,25"),
        InlineData("12."), InlineData(""), InlineData("1e3"), InlineData("9999999999999999999")]
    public void What_is_no_such_quantity_is_refused(string typed) =>
        Assert.IsType<QuantityNotReadable>(QuantityText.Parse(typed).Refusal);

    [Fact]
    public async Task A_line_rounds_half_away_from_zero_as_the_database_does()
    {
        var id = await club.Start();
        BudgetEntry[] entries = [new("Cable", "m", 1_500, 33),
            new("Clavo", "pieza", 1, 500), new("Tubo", "m", 333, 10_01)];

        await club.Ok<SaveBudget, int>(use => use.Handle(id, 1, entries, Drafting.President, Stop));

        Assert.Equal(50 + 1 + 333, (await club.Project(id)).CostCentavos);
    }

    private Task<Result<Guid>> Start(Guid edition, string title, string key) =>
        site.In<StartProposal, Result<Guid>>(use => use.Handle(edition, title, key, Drafting.President, Stop));

    private Task<Result<int>> Save(Guid id, int version, string title, Actor who) =>
        site.In<SavePlace, Result<int>>(use => use.Handle(id, version, Drafting.Place(title: title), who, Stop));

    private Task<Result<int>> Add(Guid id, string kind, byte[] bytes) =>
        site.In<AddAttachment, Result<int>>(
            use => use.Handle(id, kind, "C:\\cosas\\cotización.pdf", bytes, Drafting.President, Stop));

    private Task<List<ProjectSection>> Sections(Guid id) =>
        club.Read(db => db.ProjectSections.AsNoTracking().Where(s => s.ProjectId == id).ToListAsync(Stop));
}
