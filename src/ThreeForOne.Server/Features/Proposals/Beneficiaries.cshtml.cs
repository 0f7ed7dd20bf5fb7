using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ThreeForOne.Server.Web;
using ThreeForOne.Server.Web.Components;

namespace ThreeForOne.Server.Features.Proposals;

/// <summary>The second section: how many people, and how the project helps them. Never who they are.</summary>
public sealed class BeneficiariesPage(SectionParts parts, SaveBeneficiaries save) : SectionPage(parts)
{
    private const int PeopleMax = 10_000_000;

    [BindProperty]
    public string? People { get; set; }

    [BindProperty]
    public string? Families { get; set; }

    [BindProperty]
    public string? Benefit { get; set; }

    public override string Section => ProposalProgress.Beneficiaries;

    private (int? People, int? Families, string Benefit) answers;

    public override SectionAnswers Typed =>
        new((nameof(People), People), (nameof(Families), Families), (nameof(Benefit), Benefit));

    protected override void Fill(SectionAnswers answers) => (People, Families, Benefit) =
        (answers[nameof(People)], answers[nameof(Families)], answers[nameof(Benefit)]);

    protected override bool Read()
    {
        answers = (Number(People, nameof(People)), Number(Families, nameof(Families)),
            Words(Benefit, nameof(Benefit), 4000));
        if (answers.Families > answers.People)
            ModelState.Say(nameof(Families), new Bilingual(
                "Hay más familias que personas. Revise los dos números.",
                "There are more families than people. Check both numbers."), T);
        return ModelState.IsValid;
    }

    protected override Task<Result<int>> Save() =>
        save.Handle(Id, Version, answers.People, answers.Families, answers.Benefit, Me, Stop);

    private int? Number(string? typed, string field)
    {
        var digits = (typed ?? "").Trim().Replace(",", "", StringComparison.Ordinal);
        if (digits.Length == 0) return null;
        if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is > 0 and <= PeopleMax) return number;
        ModelState.Say(field, new Bilingual(
            "Escriba un número entero, de 1 a 10,000,000.", "Enter a whole number, from 1 to 10,000,000."), T);
        return null;
    }
}
