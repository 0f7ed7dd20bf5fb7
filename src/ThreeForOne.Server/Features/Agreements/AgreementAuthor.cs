using ThreeForOne.Server.Features.Documents;
using ThreeForOne.Server.Features.Documents.Records;
using ThreeForOne.Server.Features.OfficeClosures;
using ThreeForOne.Server.Features.Programmes;
using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Agreements;

/// <summary>
/// Writes the project agreement: shares, the registered account, when each deposit falls due, who assented.
/// </summary>
public sealed class AgreementAuthor(Packs packs, DocumentParts parts, OfficeCalendar calendar) : IDocumentAuthor
{
    public static string Type => "agreement";

    public async Task<DocumentRecord> Write(EffectContext context, DocumentHead head, CancellationToken stop)
    {
        var project = context.Project;
        var pack = await packs.Of(project, stop);
        var shares = await parts.Shares(project, stop);
        var rule = pack.Deadline("deposit") ?? new PackDeadline("deposit", 30, DayKind.Calendar, new("", false));
        var due = DocumentParts.DeadlineOf(await calendar.After(context.Act.At, rule, project, pack.Zone, stop));
        var account = await parts.Account(project, stop);
        return new Agreement(
            head, await parts.Project(project, stop), Amount.Pesos(project.CostCentavos),
            await parts.Money(project, stop), shares,
            [.. pack.DepositOrder.Join(shares, p => p, s => s.Party, (_, s) => new DepositDue(s.Party, s.Share, due))],
            account, Clauses(), await parts.Acts(project, ["assent"], context.Instance.Id, stop));
    }

    private static IReadOnlyList<Phrase> Clauses() =>
    [
        new("Cada parte deposita su aportación en la cuenta registrada de este convenio, con la referencia indicada, y en ninguna otra.",
            "Each party deposits its share into the account registered in this agreement, with the reference given, and into no other."),
        new("Ningún pago se hace antes de que todas las aportaciones estén confirmadas por el banco.",
            "Nothing is paid before every contribution is confirmed by the bank."),
        new("Lo que no se gaste, con sus rendimientos, vuelve a cada parte según lo que aportó.",
            "What is not spent, with what it earned, returns to each party by what it put in."),
        new("Cada parte asentó su conformidad por la persona facultada de su oficina, con fecha y hora; no es una firma electrónica.",
            "Each party assented through its office's named officer, with date and time; it is not an electronic signature."),
    ];
}
