using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Committee;
using ThreeForOne.Server.Features.Demo;
using ThreeForOne.Server.Features.Papers;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.Proposals;
using ThreeForOne.Server.Tests.Committee;

namespace ThreeForOne.Server.Tests.Examples;

/// <summary>A club that writes its proposal over HTTP, and the offices that bring it to its reservation.</summary>
internal sealed class ExampleClub(ExampleSite site, Visitor president) : IDisposable
{
    private readonly CommitteeStage stage = new(site);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<ExampleClub> SignedIn(ExampleSite site) =>
        new(site, await site.As(DemoPeople.ClubPresident));

    /// <summary>A proposal under the rules of a year, up to its budget; answers where it is.</summary>
    public async Task<string> Writes(int rules, string type, string cost)
    {
        var edition = await Edition(rules);
        var proposal = (await president.Submit("/proposals/new", "/proposals/new",
            ("Edition", edition.ToString()), ("Title", $"Ejemplo {rules}"))).Location!;
        await Saves($"{proposal}/place", ("Title", $"Ejemplo {rules}"), ("Type", type), ("Description", "Una obra."),
            ("Municipality", "019"), ("Locality", "El Durazno"));
        await Saves($"{proposal}/beneficiaries", ("People", "450"), ("Benefit", "Tendrán agua en casa."));
        await Costs(proposal, cost);
        return proposal;
    }

    public Task Costs(string proposal, string cost) => Saves($"{proposal}/budget",
        ("Lines[0].Description", "Obra"), ("Lines[0].Quantity", "1"), ("Lines[0].Unit", "obra"),
        ("Lines[0].UnitPrice", cost));

    /// <summary>The split as the page shows it for a pledge and a choice, before anything is saved.</summary>
    public async Task<Answer> Sees(string proposal, string pledge, string choice = "") => await president.Post(
        $"{proposal}/contributions?handler=Update",
        ("__RequestVerificationToken", await Token($"{proposal}/contributions")), ("Version", "1"),
        ("Pledge", pledge), ("Choice", choice));

    public Task Pledges(string proposal, string pledge, string choice = "") =>
        Saves($"{proposal}/contributions", ("Pledge", pledge), ("Choice", choice));

    /// <summary>Attaches what the rules ask for and sends the proposal.</summary>
    public async Task<Guid> Sends(string proposal)
    {
        var papers = (await president.Get($"{proposal}/documents")).Page.QuerySelectorAll("input[name=kind]")
            .Select(i => i.GetAttribute("value")!).Distinct().ToList();
        foreach (var kind in papers) await Attaches(proposal, kind);
        var sent = await president.Submit($"{proposal}/review", $"{proposal}/review");
        Assert.Equal($"{proposal}/confirmation", sent.Location);
        return Guid.Parse(proposal.Split('/')[^1]);
    }

    /// <summary>The delegation finds it in order; the committee, with a vote for each party, approves it.</summary>
    public async Task Approved(int rules, Guid project)
    {
        await Opined(project);
        var session = await Session(rules, project);
        Assert.Null((await Closes(session)).Refusal);
        Assert.Equal("APROBADA", (await Project(project)).State);
    }

    /// <summary>The municipality's signer certifies what it has for the project.</summary>
    public async Task Certifies(Guid project, string amount)
    {
        using var signer = await site.As(DemoPeople.MunicipalSigner);
        var page = $"/certifications/{project}";
        var done = await signer.Submit(page, page, ("Amount", amount), ("Reason", "Acta de cabildo 7"));
        Assert.True(done.Location == "/certifications", done.Text);
    }

    public Task<Result<SessionClosed>> Closes(Guid session) => stage.Close(session);

    public async Task Opined(Guid project)
    {
        await stage.Decide(project, "review", "complete", DemoPeople.Technician);
        await stage.Decide(project, "opinion", "favourable", DemoPeople.Technician);
    }

    /// <summary>A session in which every sector of the rules voted for the project, ready to be closed.</summary>
    public async Task<Guid> Session(int rules, Guid project)
    {
        var session = await Voted(rules, project);
        Assert.Null((await stage.Propose(session, CommitteeStage.Approve(project))).Refusal);
        return session;
    }

    /// <summary>A session in which every sector of the rules voted for these projects, with nothing proposed.</summary>
    public async Task<Guid> Voted(int rules, params Guid[] projects)
    {
        var parties = (await Shares(projects[0])).Keys;
        var edition = await Edition(rules);
        // The historical rules set no notice, so the session may be today.
        var session = (await site.In<CallSession, Result<Guid>>(use => use.Handle(
            new(edition, stage.MexicoToday(), "Zacatecas", projects), CommitteeStage.Key(), DemoPeople.Secretary.Actor,
            Stop))).Value;
        foreach (var (party, sector, voter) in Voters.Where(v => parties.Contains(v.Party)))
        {
            Assert.True((await stage.Attend(session, sector, voter)).Value, party);
            foreach (var project in projects)
                Assert.True((await stage.Vote(session, project, voter, "for")).Value, party);
        }
        return session;
    }

    /// <summary>What is agreed, by party: the rows that the database holds every reservation to.</summary>
    public Task<Dictionary<string, Money>> Shares(Guid project) => stage.Read(DemoPeople.Director, db =>
        db.ProjectShares.Where(s => s.ProjectId == project)
            .ToDictionaryAsync(s => s.Party, s => Money.Mxn(s.AgreedCentavos), Stop));

    public Task<Project> Project(Guid id) => stage.Read(DemoPeople.Director, db =>
        db.Projects.AsNoTracking().SingleAsync(p => p.Id == id, Stop));

    /// <summary>What the reservation took from each government's envelope.</summary>
    public async Task<Dictionary<string, Money>> Reserved(Guid project)
    {
        var rows = await Sql.List(site.Databases.Verifier!, $"""
            select concat(b.party, ' ', l.centavos)
              from journal_entry e join journal_line l on l.entry_id = e.id join budget_line b on b.id = l.scope_id
             where e.project_id = '{project}' and e.kind = 'reserve' and l.account = '8.2.2-P'
            """);
        return rows.Select(r => r.Split(' '))
            .ToDictionary(r => r[0], r => Money.Mxn(long.Parse(r[1], CultureInfo.InvariantCulture)));
    }

    public void Dispose() => president.Dispose();

    private static IReadOnlyList<(string Party, string Sector, DemoPerson Person)> Voters =>
    [
        ("federal", "federal", DemoPeople.FederalVoter), ("state", "state", DemoPeople.StateVoter),
        ("municipal", "municipal", DemoPeople.MunicipalVoter), ("club", "migrant", DemoPeople.MigrantVoter),
    ];

    /// <summary>The director sets what a party's envelope of these rules holds.</summary>
    public async Task Publishes(int rules, string party, long now, long pesos) =>
        Assert.Null((await site.In<PublishEnvelope, Result<EnvelopePosted>>(async use => await use.Handle(
            new(await Edition(rules), party, Money.Mxn(pesos * 100), Money.Mxn(now * 100), "Convenio"),
            CommitteeStage.Key(), DemoPeople.Director.Actor, Stop))).Refusal);

    private Task<Guid> Edition(int rules)
    {
        var programme = ExampleSite.Programme(rules);
        return stage.Read(DemoPeople.Director, db =>
            db.Editions.Where(e => e.ProgrammeId == programme).Select(e => e.Id).SingleAsync(Stop));
    }

    private async Task Saves(string page, params (string, string)[] fields)
    {
        var answer = await president.Submit(page, page, fields);
        Assert.True(answer.Location is not null, answer.Text);
    }

    private async Task Attaches(string proposal, string kind)
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent(await Token($"{proposal}/documents")), "__RequestVerificationToken" },
            { new StringContent(kind), "kind" },
        };
        var file = new ByteArrayContent(PlainPdf.Of("un papel"));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        content.Add(file, DocumentsPage.FieldOf(kind), $"{kind}.pdf");
        Assert.NotNull((await president.Send($"{proposal}/documents?handler=Add", content)).Location);
    }

    private async Task<string> Token(string page) =>
        (await president.Get(page)).Page.QuerySelector("main input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
}
