using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ThreeForOne.Server.Features.ProjectProcess;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Funding;

/// <summary>A part of a bank line: which project's which party, in centavos.</summary>
public sealed record LinePart(string Folio, string Party, Money Amount);

/// <summary>There is no such line, or it is another office's.</summary>
public sealed record NoSuchBankLine() : Refusal("bank_line.none")
{
    public override Bilingual Say => new("No encontramos ese depósito.", "We could not find that credit.");
}

/// <summary>More was to be taken of the line than is left of it.</summary>
public sealed record LineHasLess(long Left) : Refusal("bank_line.has_less")
{
    public override Bilingual Say => new(
        $"De este depósito quedan {MoneyText.Format(Money.Mxn(Left))} por identificar; las partes no pueden pasar de ahí.",
        $"{MoneyText.Format(Money.Mxn(Left))} of this credit is left to be explained; the parts cannot exceed it.");
}

/// <summary>No part was given, or one without project, party or amount.</summary>
public sealed record PartsMissing() : Refusal("bank_line.parts_missing")
{
    public override Bilingual Say => new(
        "Escriba al menos una parte: el folio del proyecto, quién aporta y un monto mayor que cero.",
        "Write at least one part: the project's folio, who contributes and an amount above zero.");
}

/// <summary>No project of this office has the folio.</summary>
public sealed record FolioUnknown(string Folio) : Refusal("bank_line.folio_unknown")
{
    public override Bilingual Say => new(
        $"No encontramos el proyecto {PlainText.Begin(Folio, 40)}.", $"We could not find the project {PlainText.Begin(Folio, 40)}.");
}

/// <summary>The project's money goes to another account than the one the line shows.</summary>
public sealed record OtherAccount(string Folio) : Refusal("bank_line.other_account")
{
    public override Bilingual Say => new(
        $"La cuenta registrada del proyecto {PlainText.Begin(Folio, 40)} es otra.",
        $"The registered account of the project {PlainText.Begin(Folio, 40)} is another one.");
}

/// <summary>
/// Divides a credit over projects and parties: each part becomes a deposit that another person confirms, all of them or
/// none.
/// </summary>
public sealed class DivideBankLine(Database db, AddDepositPart parts)
{
    public const int PartsMax = 20;

    public Task<Result<Guid>> Handle(
        Guid lineId, IReadOnlyList<LinePart> division, string key, string reason, Actor who, CancellationToken stop) =>
        db.InTransaction<Guid>(who, reason, async act =>
        {
            if (!who.Roles.Contains("treasury_clerk")) return new NotYourTurn("treasury_clerk");
            if (division.Count is 0 or > PartsMax || division.Any(p =>
                string.IsNullOrWhiteSpace(p.Folio) || string.IsNullOrWhiteSpace(p.Party) || p.Amount.Minor <= 0))
                return new PartsMissing();
            return await db.Once("bank_line.divide", key, Payload(lineId, division), act,
                () => Divide(lineId, division, act, stop), stop);
        }, stop);

    private async Task<Result<Guid>> Divide(
        Guid lineId, IReadOnlyList<LinePart> division, Act act, CancellationToken stop)
    {
        var folios = division.Select(p => p.Folio.Trim().ToUpperInvariant()).Distinct().ToArray();
        var found = await db.Projects.AsNoTracking().Where(p => p.Folio != null && folios.Contains(p.Folio))
            .Select(p => new { p.Id, Folio = p.Folio! }).ToListAsync(stop);
        if (folios.FirstOrDefault(f => found.All(p => p.Folio != f)) is { } unknown) return new FolioUnknown(unknown);

        // Projects before the line, as whoever records a deposit of one project takes them.
        await db.LockProjects(found.Select(p => p.Id), stop);
        if (await db.LockBankLine(lineId, stop) is not { StruckAt: null } line) return new NoSuchBankLine();
        var left = await db.LeftOf(line, stop);
        if (division.Sum(p => (decimal)p.Amount.Minor) > left) return new LineHasLess(left);

        foreach (var part in division)
        {
            var folio = part.Folio.Trim().ToUpperInvariant();
            var project = (await db.LockProject(found.Single(p => p.Folio == folio).Id, stop))!;
            if (!await db.RegisteredAccounts.AnyAsync(a =>
                a.ProjectId == project.Id && a.Status == "confirmed" && a.Clabe == line.Clabe, stop))
                return new OtherAccount(folio);
            var added = await parts.Handle(project, line, part.Party, part.Amount.Minor, act, stop);
            if (added.IsRefusal) return added.Refusal;
        }
        await db.Record("bank_line.divided", act, null, line.Id, RecordBankLine.Scope(line, new JsonObject
        {
            ["parts"] = division.Count, ["centavos"] = division.Sum(p => p.Amount.Minor),
        }), stop);
        return line.Id;
    }

    private static JsonObject Payload(Guid line, IReadOnlyList<LinePart> division) => new()
    {
        ["line"] = line.ToString(),
        ["parts"] = new JsonArray([.. division.Select(p => (JsonNode)new JsonObject
        {
            ["folio"] = p.Folio, ["party"] = p.Party, ["centavos"] = p.Amount.Minor,
        })]),
    };
}
