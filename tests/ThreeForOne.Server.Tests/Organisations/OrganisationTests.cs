using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ThreeForOne.Domain;
using ThreeForOne.Server.Data;
using ThreeForOne.Server.Features.Organisations;
using ThreeForOne.Server.Features.People;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Tests.Organisations;

/// <summary>Offices are added and renamed by administrators; what was written before keeps the old name.</summary>
public sealed class OrganisationTests(OfficeSite site) : IClassFixture<OfficeSite>
{
    private Actor Administrator => new(Actor.System.Person, site.Office, new HashSet<string> { "administrator" });

    [Fact]
    public async Task What_cannot_be_meant_is_refused_beside_what_can()
    {
        Assert.IsType<NoSuchKind>((await Create("club", "Club El Durazno")).Refusal);
        Assert.IsType<OrganisationNameMissing>((await Create("delegation", "  ", "32")).Refusal);
        Assert.IsType<TextTooLong>((await Create("delegation", new string('ñ', 301), "32")).Refusal);
        Assert.IsType<StateNotChosen>((await Create("delegation", "Delegación")).Refusal);
        Assert.IsType<StateNotChosen>((await Create("delegation", "Delegación", "99")).Refusal);
        Assert.IsType<MunicipalityNotChosen>((await Create("municipality", "Ayuntamiento", "32")).Refusal);
        Assert.IsType<MunicipalityNotChosen>((await Create("municipality", "Ayuntamiento", town: "32-999")).Refusal);
        var auditor = Administrator with { Roles = new HashSet<string> { "auditor" } };
        Assert.IsType<NotYourTurn>((await Create("delegation", "Delegación", "32", who: auditor)).Refusal);

        Assert.False((await Create("delegation", new string('ñ', 300), "32")).IsRefusal);
        Assert.IsType<OfficeAlreadyThere>((await Create("delegation", "Otra delegación", "32")).Refusal);
        Assert.False((await Create("municipality", "Ayuntamiento de Apozol", town: "32-001")).IsRefusal);
        Assert.False((await Create("municipality", "Ayuntamiento de Apulco", town: "32-002")).IsRefusal);
        Assert.False((await Create("executor", "Obras del estado", "32")).IsRefusal);
        Assert.False((await Create("auditor", "Auditoría Superior")).IsRefusal);
        Assert.IsType<OrganisationNameTaken>((await Create("auditor", "AUDITORÍA superior")).Refusal);
    }

    [Fact]
    public async Task Of_two_who_add_the_same_office_at_once_one_is_told()
    {
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            Task.Run(() => Create("treasury", $"Fideicomiso {i}", "32"))));

        Assert.Single(both, r => !r.IsRefusal);
        Assert.All(both.Where(r => r.IsRefusal), r => Assert.IsType<OfficeAlreadyThere>(r.Refusal));
    }

    [Fact]
    public async Task A_federation_sees_its_clubs_or_votes_in_a_state_and_its_people_follow()
    {
        var oxnard = (await Create("federation", "federacion de clubes zacatecanos de OXNARD")).Value;
        var newer = (await Create("federation", "Federación de Clubes de Waukegan")).Value;
        var voting = (await Create("federation", "Representación de los migrantes", "32")).Value;

        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from federation where organisation_id = '{oxnard}' and name like '%de Oxnard'"));
        Assert.Equal(1L, await Sql.Scalar(site.Databases.Verifier!,
            $"select count(*) from federation where organisation_id = '{newer}'"));
        Assert.IsType<FederationDoesNotVote>((await site.Invite(site.NewEmail(), "voter", oxnard)).Refusal);
        Assert.IsType<FederationVotesOnly>((await site.Invite(site.NewEmail(), "federation_officer", voting)).Refusal);
        Assert.False((await site.Invite(site.NewEmail(), "voter", voting)).IsRefusal);
        Assert.False((await site.Invite(site.NewEmail(), "federation_officer", oxnard)).IsRefusal);
    }

    [Fact]
    public async Task A_new_name_leaves_the_old_one_where_it_was()
    {
        var id = (await Create("federal", "Secretaría de Desarrollo Social", "32", rfc: "sds-920102 ab")).Value;
        var before = site.Clock.GetUtcNow();
        site.Clock.Advance(TimeSpan.FromSeconds(1));

        var changed = await Change(id, "Secretaría de Bienestar", "SDS920102AB1", "Decreto del 30 de noviembre");

        Assert.True(changed.Value);
        Assert.IsType<OrganisationUnchanged>(
            (await Change(id, "Secretaría de Bienestar", "SDS920102AB1", "x")).Refusal);
        Assert.IsType<ReasonMissing>((await Change(id, "Otra", null, " ")).Refusal);
        Assert.IsType<OrganisationNameMissing>((await Change(id, "", null, "x")).Refusal);
        Assert.IsType<NoSuchOrganisation>((await Change(Guid.Empty, "Otra", null, "x")).Refusal);
        Assert.Equal("Secretaría de Desarrollo Social", await NameAt(id, before));
        Assert.Equal("Secretaría de Bienestar", await NameAt(id, site.Clock.GetUtcNow()));
        Assert.Equal("new_name_has_its_time", await Broken($"update organisation set name = 'x' where id = '{id}'"));
        Assert.Equal("former_name_stands", await Broken($"delete from former_name where organisation_id = '{id}'"));
    }

    [Fact]
    public async Task A_wrong_tax_key_is_told_and_kept()
    {
        var (_, email) = await site.Person();
        using var administrator = await site.SignedIn(email);

        var added = await administrator.Submit("/organisations/new", "/organisations/new", ("Kind", "programme"),
            ("Name", "Oficina con RFC raro"), ("Rfc", "no es rfc"));
        var page = await administrator.Get(added.Location!);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(new RfcMalformed().Say.Spanish, page.Text, StringComparison.Ordinal);
        Assert.Contains("NO ES RFC", page.Text, StringComparison.Ordinal);
        var nothing = await administrator.Submit("/organisations/new", "/organisations/new", ("Name", "Sin clase"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains(new NoSuchKind().Say.Spanish, nothing.Text, StringComparison.Ordinal);
        Assert.Contains("Sin clase", nothing.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound,
            (await administrator.Get($"/organisations/{Actor.System.Organisation}")).Status);
    }

    private async Task<Result<Guid>> Create(
        string kind, string name, string? state = null, string? town = null, string? rfc = null, Actor? who = null)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CreateOrganisation>().Handle(
            new(kind, name, state, town, rfc), who ?? Administrator, CancellationToken.None);
    }

    private async Task<Result<bool>> Change(Guid id, string name, string? rfc, string reason)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ChangeOrganisation>().Handle(
            id, name, rfc, reason, Administrator, CancellationToken.None);
    }

    private Task<object?> NameAt(Guid id, DateTimeOffset at) =>
        Sql.Scalar(site.Databases.App, $"select organisation_name('{id}', '{at:O}')");

    private async Task<string?> Broken(string sql) =>
        (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => Sql.Scalar(site.Databases.Owner!, sql)))
            .ConstraintName;
}
