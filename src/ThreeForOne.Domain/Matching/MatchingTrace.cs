namespace ThreeForOne.Domain;

/// <summary>Writes a reckoning down step by step: the rule, the weights, the limits, the gap and the choice.</summary>
internal sealed class MatchingTrace(Match match, MatchPlan asked, MatchPlan cut, IReadOnlyList<BindingLimit> binds)
{
    private RulePack Pack => match.Pack;

    public IEnumerable<TraceLine> Lines(Money amount, IReadOnlyList<MatchOffer> offers, MatchOffer? chosen) =>
    [
        Rule(),
        Base(amount),
        .. match.Groups.Select((g, i) => Weighed(g, asked.Full[i])),
        .. match.Groups.SelectMany((g, i) => Limits(g, asked.Full[i])),
        .. match.Groups.Where(g => g.Group.Joint).Select(g => Divided(g, chosen?.Plan ?? cut)),
        Gap(),
        .. offers.Select(o => Offered(o)),
        .. chosen is null ? [] : new[] { Taken(chosen) },
    ];

    private TraceLine Rule() => new(
        new($"Reglas {Pack.Name.Spanish}, ejercicio {Pack.Year}; tipo de proyecto: {match.Type.Name.Spanish}.",
            $"Rules {Pack.Name.English}, year {Pack.Year}; type of project: {match.Type.Name.English}."),
        match.Type.From.Source, []);

    private TraceLine Base(Money amount)
    {
        var (es, en) = Pack.Base == MatchingBase.Deposit
            ? ($"Se iguala el depósito del club: {Say(amount)}. El total del proyecto es {Say(asked.Total)}.",
                $"The club's deposit is matched: {Say(amount)}. The project's total is {Say(asked.Total)}.")
            : ($"Se reparte el costo del proyecto: {Say(amount)}.",
                $"The cost of the project is shared: {Say(amount)}.");
        return new(new(es, en), Pack.Terms.Base.From.Source, [Number("amount", amount), Number("total", asked.Total)]);
    }

    private TraceLine Weighed(MatchGroup g, Money full)
    {
        var all = match.WeightOfAll;
        var clause = match.Type.Weights.Count > 0 ? match.Type.From.Source : g.Group.From.Source;
        var (who, whoEn) = Names(g);
        var text = g.Weight == 0
            ? new Bilingual(
                $"{who}: aportación optativa en este tipo de proyecto; no se exige cantidad.",
                $"{whoEn}: optional in this type of project; no amount is asked.")
            : new Bilingual(
                $"{who}: {g.Weight} de {all} partes = {Say(full)}.",
                $"{whoEn}: {g.Weight} of {all} parts = {Say(full)}.");
        return new(text, clause,
        [
            new(g.Group.Code, g.Weight, TraceUnit.Weight), new("all", all, TraceUnit.Weight),
            Number(g.Group.Code, full),
        ]);
    }

    private IEnumerable<TraceLine> Limits(MatchGroup g, Money full)
    {
        foreach (var maximum in match.Type.Maxima.Where(m => m.Of == g.Group.Code || g.Group.Parties.Contains(m.Of)))
        {
            var name = maximum.Of == g.Group.Code ? Names(g) : Name(maximum.Of);
            var reached = binds.FirstOrDefault(b => b.Kind == LimitKind.Maximum && b.Of == Bound(g, maximum.Of));
            yield return Limit(name, "Monto máximo por proyecto", "Maximum per project",
                maximum.Of, maximum.Amount, full, reached, maximum.From.Source);
        }

        foreach (var party in g.Group.Parties)
            if (g.Certified(party) is { } certified)
                yield return Limit(Name(party), "Cantidad certificada", "Certified amount", party, certified, full,
                    binds.FirstOrDefault(b => b.Kind == LimitKind.Certified && b.Of == party), g.Group.From.Source);
    }

    private static TraceLine Limit((string Spanish, string English) name, string es, string en, string of, Money limit,
        Money full, BindingLimit? reached, string clause)
    {
        var (tailEs, tailEn) = reached is null
            ? ("no deja faltante", "leaves no gap")
            : ($"se le pedían {Say(reached.Asked)}: rebasa el límite",
                $"{Say(reached.Asked)} was asked: over the limit");
        return new(
            new($"{es}, {name.Spanish}: {Say(limit)}; {tailEs}.", $"{en}, {name.English}: {Say(limit)}; {tailEn}."),
            clause,
            [Number(of, limit), Number("asked", reached?.Asked ?? full)]);
    }

    private TraceLine Divided(MatchGroup g, MatchPlan plan)
    {
        var amounts = g.Divide(plan.Given[Position(g)]);
        var es = string.Join("; ", amounts.Select(a => $"{Name(a.Party).Spanish} {Say(a.Amount)}"));
        var en = string.Join("; ", amounts.Select(a => $"{Name(a.Party).English} {Say(a.Amount)}"));
        return new(
            new($"Responden en conjunto y se dividen así: {es}.", $"They answer jointly and divide it so: {en}."),
            g.Group.From.Source, [.. amounts.Select(a => Number(a.Party, a.Amount))]);
    }

    private TraceLine Gap() => new(
        cut.Gap.IsZero
            ? new("No hay faltante: las aportaciones suman el total.",
                "There is no gap: the contributions add up to the total.")
            : new($"Faltante: {Say(cut.Gap)}. No se reasigna sin decisión del club.",
                $"Gap: {Say(cut.Gap)}. It is not reassigned unless the club decides."),
        Pack.Terms.Choices.From.Source,
        [Number("gap", cut.Gap)]);

    private TraceLine Offered(MatchOffer offer) => Option("Opción", "Choice", offer);

    private TraceLine Taken(MatchOffer offer) => Option("El club eligió", "The club chose", offer);

    private TraceLine Option(string es, string en, MatchOffer offer)
    {
        var (whatEs, whatEn) = offer.Kind switch
        {
            ChoiceKind.Rescope => ($"un proyecto de {Say(offer.Plan.Total)}", $"a project of {Say(offer.Plan.Total)}"),
            ChoiceKind.OthersAbsorb =>
                ("que las otras partes cubran el faltante", "that the other parties carry the gap"),
            ChoiceKind.LeaveGapOpen =>
                ($"dejar abierto el faltante de {Say(cut.Gap)}", $"to leave the gap of {Say(cut.Gap)} open"),
        };
        var amounts = match.Amounts(offer.Plan);
        var sharesEs = string.Join("; ", amounts.Select(a => $"{Name(a.Party).Spanish} {Say(a.Amount)}"));
        var sharesEn = string.Join("; ", amounts.Select(a => $"{Name(a.Party).English} {Say(a.Amount)}"));
        return new(
            new($"{es}: {whatEs}. {sharesEs}.", $"{en}: {whatEn}. {sharesEn}."),
            Pack.Terms.Choices.From.Source,
            [.. amounts.Select(a => Number(a.Party, a.Amount)), Number("gap", offer.Plan.Gap)]);
    }

    private static string Bound(MatchGroup g, string of) =>
        g.Group.Joint || of != g.Group.Code ? of : g.Group.Parties[0];

    private int Position(MatchGroup g) => match.Groups.TakeWhile(other => other != g).Count();

    private (string Spanish, string English) Names(MatchGroup g) =>
        (string.Join(" + ", g.Group.Parties.Select(p => Name(p).Spanish)),
            string.Join(" + ", g.Group.Parties.Select(p => Name(p).English)));

    private (string Spanish, string English) Name(string party) =>
        (Pack.NameOf(party).Spanish, Pack.NameOf(party).English);

    private static string Say(Money money) => $"${MoneyText.Format(money)}";

    private static TraceNumber Number(string name, Money money) => new(name, money.Minor, TraceUnit.Centavos);
}
