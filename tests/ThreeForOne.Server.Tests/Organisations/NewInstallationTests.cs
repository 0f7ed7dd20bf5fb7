using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ThreeForOne.Server.Tests.Operations;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Tests.Organisations;

/// <summary>A migrated database with nothing of people in it.</summary>
public sealed class EmptySite(TestCluster cluster) : OfficeSite(cluster)
{
    protected override bool HasOffice => false;
}

/// <summary>An installation comes from nothing to an open edition by people on pages, without a row by hand.</summary>
public sealed class NewInstallationTests(EmptySite site) : IClassFixture<EmptySite>
{
    private const string Jalpa = "32-019";

    private static readonly (string Kind, string Name, string State, string Town)[] Offices =
    [
        ("delegation", "Delegación en Zacatecas", "32", ""), ("federal", "Gobierno federal", "32", ""),
        ("state", "Gobierno del Estado", "32", ""), ("municipality", "Ayuntamiento de Jalpa", "", Jalpa),
        ("treasury", "Fideicomiso", "32", ""), ("executor", "Obras Públicas de Jalpa", "", Jalpa),
        ("works_committee", "Comité de obra de Jalpa", "", Jalpa), ("auditor", "Auditoría Superior", "", ""),
        ("federation", "Federación de Clubes Zacatecanos de Chicago", "", ""),
    ];

    private static readonly (string Role, string Office)[] People =
    [
        ("technician", "Delegación en Zacatecas"), ("committee_secretary", "Delegación en Zacatecas"),
        ("federal_signer", "Gobierno federal"), ("state_signer", "Gobierno del Estado"),
        ("municipal_signer", "Ayuntamiento de Jalpa"), ("treasury_clerk", "Fideicomiso"),
        ("reconciler", "Fideicomiso"), ("payment_orderer", "Fideicomiso"), ("payment_approver", "Fideicomiso"),
        ("payment_approver", "Fideicomiso"), ("executor", "Obras Públicas de Jalpa"),
        ("works_committee", "Comité de obra de Jalpa"), ("programme_director", "Oficina del programa Tres por Uno"),
    ];

    [Fact]
    public async Task People_set_everything_up_on_pages_from_nothing_to_an_open_edition()
    {
        using var administrator = await FirstAdministrator();
        Assert.Contains("Agregar: Delegación", (await administrator.Get("/organisations")).Text,
            StringComparison.Ordinal);
        foreach (var (kind, name, state, town) in Offices)
        {
            var added = await administrator.Submit("/organisations/new", "/organisations/new", ("Kind", kind),
                ("Name", name), ("State", state), ("Municipality", town));
            Assert.StartsWith("/organisations/", added.Location, StringComparison.Ordinal);
        }
        var emails = new Dictionary<string, string>();
        foreach (var (role, office) in People) emails[role] = await Invite(administrator, role, office);
        Assert.DoesNotContain("Falta para que", (await administrator.Get("/organisations")).Text,
            StringComparison.Ordinal);

        using var director = await site.SignedIn(emails["programme_director"]);
        var edition = await Open(director);
        foreach (var party in new[] { "federal", "state", "municipal" })
        {
            var published = await director.Submit(edition, edition, ("Party", party), ("Amount", "1,000,000.00"),
                ("Reason", "Oficio 1"));
            Assert.Equal(edition, published.Location);
        }

        Assert.Equal(3L, await Sql.Scalar(site.Databases.Verifier!, """
            select count(*) from budget_line l join balance b on b.scope_id = l.id
             where b.account = '8.2.2-D' and b.centavos = 100000000
            """));
        using var technician = await site.SignedIn(emails["technician"]);
        Assert.Equal("/queue", (await technician.Get("/home")).Location);
    }

    // The console prints the first link; everything after it happens on pages.
    private async Task<Visitor> FirstAdministrator()
    {
        var (exitCode, output, errors) = await ServerProgram.Run(
            ["invite", "--role", "administrator", "--email", "primera@oficina.example"],
            new Dictionary<string, string> { ["THREEFORONE_DATABASE"] = site.Databases.App });
        Assert.True(exitCode == 0, errors);
        Assert.Equal("/sign-in", (await site.Accept(new Uri(output.Trim()).AbsolutePath)).Location);
        return await site.SignedIn("primera@oficina.example");
    }

    private async Task<string> Invite(Visitor administrator, string role, string office)
    {
        var email = site.NewEmail();
        var page = (await administrator.Get("/people/new")).Page;
        var id = page.QuerySelectorAll<IHtmlOptionElement>("select[name='Organisation'] option")
            .Single(o => o.Text.StartsWith(office, StringComparison.Ordinal)).Value;
        var invited = await administrator.Submit("/people/new", "/people/new", ("Email", email),
            ("Name", "José Ángel de la Cruz Núñez"), ("Organisation", id), ("Role", role), ("Reason", "Oficio 1"));
        var link = invited.Page.QuerySelector(".secret-link code")!.TextContent;
        Assert.Equal("/sign-in", (await site.Accept(new Uri(link).AbsolutePath, "Ñico 🌵")).Location);
        return email;
    }

    private async Task<string> Open(Visitor director)
    {
        var page = (await director.Get("/editions/new")).Page;
        var pack = page.QuerySelectorAll<IHtmlOptionElement>("select[name='Pack'] option")
            .First(o => o.Value.Length > 0).Value;
        var year = MexicoCity.Day(site.Clock.GetUtcNow()).Year.ToString(CultureInfo.InvariantCulture);
        var opened = await director.Submit("/editions/new", "/editions/new", ("Pack", pack), ("State", "32"),
            ("FiscalYear", year), ("Opens.Day", "1"), ("Opens.Month", "1"), ("Opens.Year", year),
            ("Closes.Day", "31"), ("Closes.Month", "12"), ("Closes.Year", year));
        Assert.StartsWith("/editions/", opened.Location, StringComparison.Ordinal);
        return opened.Location!;
    }
}
