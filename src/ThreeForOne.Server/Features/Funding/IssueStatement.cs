using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>There is no such club, or it is another one's.</summary>
public sealed record NoSuchClub() : Refusal("club.none")
{
    public override Bilingual Say => new("No encontramos ese club.", "We could not find that club.");
}

/// <summary>The club has no project with money in the year.</summary>
public sealed record StatementEmpty(int Year) : Refusal("statement.empty")
{
    public override Bilingual Say => new(
        $"El club no tiene proyectos con aportaciones en {Year}.",
        $"The club has no projects with contributions in {Year}.");
}

/// <summary>
/// Issues a club's statement of a year, in both currencies. A later one is another document; the earlier stands as it
/// was.
/// </summary>
public sealed class IssueStatement(Database db, IssueDocument documents, StatementReader reader, SiteAddress site)
{
    /// <summary>Staff that may issue any club's; a club's officers issue their own.</summary>
    public static IReadOnlyList<string> Staff { get; } = ["technician", "treasury_clerk", "programme_director"];

    private const string Zone = "America/Mexico_City";

    public Task<Result<Guid>> Handle(Guid club, int year, string formKey, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, "Estado de cuenta del club", act => db.Once(
            "statement.issue", formKey, new JsonObject { ["club"] = club.ToString(), ["year"] = year }, act,
            () => Issue(club, year, act, stop), stop), stop);

    private async Task<Result<Guid>> Issue(Guid clubId, int year, Act act, CancellationToken stop)
    {
        var (actor, isStaff) = (db.Actor, Staff.Any(db.Actor.Roles.Contains));
        if (!isStaff && !RoleTable.Holds(actor, RoleTable.ClubOfficer)) return new NotYourTurn(RoleTable.ClubOfficer);
        var club = await db.Clubs.AsNoTracking().SingleOrDefaultAsync(c => c.Id == clubId, stop);
        if (club is null || (!isStaff && clubId != actor.Organisation)) return new NoSuchClub();
        var account = await reader.Of(clubId, year, stop);
        if (account.Projects.Count == 0) return new StatementEmpty(year);

        await db.Database.ExecuteSqlAsync(
            $"select pg_advisory_xact_lock(hashtextextended({$"statement/{clubId}/{year}"}, 7))", stop);
        var type = DocumentType.ClubStatement;
        var ordinal = 1 + await db.Documents.CountAsync(
            d => d.Type == type.Code && d.ClubId == clubId && d.FiscalYear == year && d.ProjectId == null, stop);
        var verification = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var owner = string.Create(CultureInfo.InvariantCulture, $"{club.RegistrationNumber}-{year}");
        var folio = type.Folio(owner, ordinal);
        var name = await db.Organisations.Where(o => o.Id == clubId).Select(o => o.Name).SingleAsync(stop);
        var federation = await db.Federations.Where(f => f.Id == club.FederationId).Select(f => f.Name)
            .SingleOrDefaultAsync(stop);
        var record = new ClubStatement(
            await Head(clubId, year, folio, verification, act, stop), name, federation, club.RegistrationNumber, year,
            account.Projects, account.Totals, account.FeeCentavos, account.Lost);
        return (await documents.Keep(
            type, folio, ordinal, verification, record.Bytes(), null, null, act, stop, club: clubId, year: year)).Id;
    }

    private async Task<DocumentHead> Head(
        Guid club, int year, string folio, string verification, Act act, CancellationToken stop)
    {
        var projects = await db.Projects.AsNoTracking()
            .Where(p => p.ClubId == club && p.FiscalYear == year && p.Folio != null)
            .Select(p => new { p.ProgrammeId, p.StateCode }).Distinct().ToListAsync(stop);
        var programmes = projects.Select(p => p.ProgrammeId).ToArray();
        var names = await db.Programmes.Where(p => programmes.Contains(p.Id)).OrderBy(p => p.Id).Select(p => p.NameEs)
            .ToListAsync(stop);
        var codes = projects.Select(p => p.StateCode).Distinct().Order(StringComparer.Ordinal).ToArray();
        var states = await db.States.Where(s => codes.Contains(s.Code)).OrderBy(s => s.Code).Select(s => s.Name)
            .ToListAsync(stop);
        var mine = db.Actor.Organisation;
        var office = await db.Organisations.Where(o => o.Id == mine).Select(o => o.Name).SingleAsync(stop);
        return new DocumentHead(
            null, folio, year, string.Join(", ", programmes.Distinct().Order(StringComparer.Ordinal)),
            string.Join(", ", names), string.Join(", ", codes), string.Join(", ", states), Moment.In(act.At, Zone),
            office, Bilingual: true, $"{site.BaseUrl}/verify/{verification}", site.Demo);
    }
}
