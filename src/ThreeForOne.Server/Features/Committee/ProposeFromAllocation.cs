using ThreeForOne.Server.Features.Programmes;

namespace ThreeForOne.Server.Features.Committee;

/// <summary>
/// One act proposes a ruling for every project that the money decides: approved as far as the envelopes reach, the rest
/// waiting, each with its numbers as the reason. What was put off, turned down or conditioned by people stays.
/// </summary>
public sealed class ProposeFromAllocation(
    Database db, OpenSession sessions, ReadAgenda agenda, SessionEnvelopes envelopes, ProposeRulings propose)
{
    public Task<Result<int>> Handle(Guid id, SelectionRule rule, Actor who, CancellationToken stop) =>
        db.InTransaction<int>(who, "Propuesta de resoluciones", async act =>
        {
            if (!(await sessions.Lock(id, act, stop)).TryGet(out var open, out var refusal)) return refusal;
            var plan = SessionPlan.Of(
                await agenda.Of(open.Session, stop), await envelopes.Of(open.Session, stop), rule);
            var proposed = plan.Projects.Where(p => p.Result is not null).Select(Proposed).ToList();
            if (proposed.Count == 0) return new RankedListEmpty();
            return await propose.Handle(id, proposed, who, stop);
        }, stop);

    private static ProposedRuling Proposed(PlannedProject planned)
    {
        var (item, result) = (planned.Item, planned.Result!.Value);
        var place = $"Lugar {item.Rank}, con {Points(item.Total)} puntos";
        if (result.Funded)
            return item.Ruling == "conditional"
                ? new(item.Project, item.Ruling, item.Reason, item.Condition, item.ConditionUntil)
                : new(item.Project, "approved", $"{place}: alcanza en todos los techos.", null, null);
        var lacking = $"faltan ${MoneyText.Format(Money.Mxn(result.Lacking))} al techo de "
            + planned.Binding!.Name.Spanish;
        return new(item.Project, "waiting",
            result.Behind ? $"{place}: espera detrás del primero que no alcanza ({lacking})." : $"{place}: {lacking}.",
            null, null);
    }

    /// <summary>Hundredths of a point as people read them.</summary>
    public static string Points(int hundredths) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00}");
}
