using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>
/// The fourth section: what the club puts in, what that makes of everybody's part, and what to do when a limit leaves a
/// gap.
/// </summary>
public sealed class ContributionsPage(SectionParts parts, SaveContributions save) : SectionPage(parts)
{
    [BindProperty]
    public string? Pledge { get; set; }

    [BindProperty]
    public string? Choice { get; set; }

    public override string Section => ProposalProgress.Contributions;

    public bool IsReady => Draft.Type is not null
        && (Draft.Project.CostCentavos > 0 || Draft.Pack.Base == MatchingBase.Deposit);

    /// <summary>The split of what is typed; null where nothing can be split yet.</summary>
    public ContributionPlan? Plan { get; private set; }

    public Refusal? Unmatched { get; private set; }

    private Money? pledged;

    /// <summary>The split while it is typed. Nothing is saved.</summary>
    public async Task<IActionResult> OnPostSplit()
    {
        if (!await Load()) return NotFound();
        Read();
        Reckon();
        ModelState.Clear();
        return Partial("/Features/Proposals/_Split.cshtml", this);
    }

    /// <summary>The same for whoever has no JavaScript: the whole page, reckoned again.</summary>
    public async Task<IActionResult> OnPostUpdate()
    {
        if (!await Load()) return NotFound();
        var readable = Read();
        Reckon();
        return readable ? Page() : Unreadable();
    }

    public override Microsoft.AspNetCore.Mvc.RazorPages.PageResult Page()
    {
        if (Plan is null && Unmatched is null) Reckon();
        return base.Page();
    }

    public string ChoiceSays(Choice choice)
    {
        var club = T.Amount(choice.Shares.Single(s => s.Party == RulePack.Club).Amount);
        return choice.Kind switch
        {
            ChoiceKind.Rescope => T[
                $"El proyecto baja a {T.Amount(choice.Total)} y usted aporta {club}. Después, baje el presupuesto a ese costo.",
                $"The project goes down to {T.Amount(choice.Total)} and you put in {club}. Then bring the budget down to that cost."],
            ChoiceKind.OthersAbsorb => T[
                $"Cada parte debe aceptarlo. {Shares(choice)}.", $"Each party must accept it. {Shares(choice)}."],
            ChoiceKind.LeaveGapOpen => T[
                $"Usted aporta {club} y faltan {T.Amount(choice.Gap)}. Se puede enviar, pero no se aprueba mientras falte dinero.",
                $"You put in {club} and {T.Amount(choice.Gap)} is missing. It can be submitted, but not approved while money is missing."],
        };
    }

    public override SectionAnswers Typed => new((nameof(Pledge), Pledge), (nameof(Choice), Choice));

    protected override void Fill(SectionAnswers answers)
    {
        (Pledge, Choice) = (answers[nameof(Pledge)], answers[nameof(Choice)]);
        pledged = MoneyText.Parse(Pledge).Match<Money?>(money => money, _ => null);
    }

    protected override bool Read()
    {
        pledged = null;
        if (!string.IsNullOrWhiteSpace(Pledge))
        {
            var read = MoneyText.Parse(Pledge);
            if (read.IsRefusal) ModelState.Say(nameof(Pledge), read.Refusal, T);
            else pledged = read.Value;
        }
        return ModelState.IsValid;
    }

    protected override Task<Result<int>> Save() => save.Handle(Id, Version, pledged, Choice, Me, Stop);

    private string Shares(Choice choice) => string.Join("; ", choice.Shares.Where(s => s.Amount.Minor > 0)
        .OrderBy(s => PartyLabels.Rank(s.Party)).Select(s => $"{T[PartyLabels.Of(s.Party)]} {T.Amount(s.Amount)}"));

    private void Reckon()
    {
        var amount = Draft.Pack.Base == MatchingBase.Cost ? Draft.Project.CostCentavos : pledged?.Minor ?? 0;
        if (Draft.Type is not { } type || amount == 0) return;
        var plan = ContributionPlan.Of(
            Draft.Pack, type.Code, Draft.Project.CostCentavos, pledged?.Minor, Choice, Draft.Certified);
        Plan = plan.Match<ContributionPlan?>(known => known, _ => null);
        Unmatched = plan.Refusal;
    }
}
