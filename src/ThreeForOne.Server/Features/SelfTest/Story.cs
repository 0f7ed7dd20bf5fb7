using System.Text.RegularExpressions;
using static ThreeForOne.Server.Features.Demo.DemoPeople;

namespace ThreeForOne.Server.Features.SelfTest;

/// <summary>A step of the story and the state that the project must have after it.</summary>
public sealed record Scene(string Name, Func<CancellationToken, Task> Play, string? StateAfter = null);

/// <summary>One project from a club's draft to CERRADA, played over HTTP by the people whose turn it is.</summary>
public sealed partial class Story(Cast cast, Func<DateOnly> today)
{
    private readonly ProposalActs proposal = new(cast);
    private readonly CommitteeActs committee = new(cast, today);
    private readonly MoneyActs money = new(cast, today);

    /// <summary>The project's folio, once it is submitted.</summary>
    public string Folio { get; private set; } = "";

    public IReadOnlyList<Scene> Scenes =>
    [
        new("the club drafts its proposal and attaches its papers", proposal.Draft, "BORRADOR"),
        new("the club submits and gets its folio", async stop => Folio = await proposal.Submit(stop), "INGRESADA"),
        new("the delegation asks for an item, the club corrects", proposal.ReviewAndCorrect, "VALIDADA"),
        new("the technical opinion is favourable", proposal.Opine, "DICTAMINADA"),
        new("the committee is called", committee.Call, "DICTAMINADA"),
        new("four sectors vote and the secretary closes the session", stop => committee.Rule(stop), "APROBADA"),
        new("the account is registered by one and confirmed by another", money.RegisterAccount, "APROBADA"),
        new("every party assents to the agreement", stop => money.Assent(stop), "CONVENIDA"),
        new("deposits arrive: municipality, club short and completed, state, federation", stop =>
            money.Fund("300,000.00", stop), "FONDEADA"),
        new("the works start", money.StartWorks, "EN_EJECUCION"),
        new("an advance is ordered, approved by two and proved", async stop =>
        {
            await money.Pay("348,000.00", "Anticipo del 30 %", stop);
            await money.ProveSpending("348,000.00", "5FB2822E-396D-4725-8521-CDC4BDD20CC1", stop);
        }),
        new("progress is reported and countersigned", stop =>
            money.Progress(60, "Pozo perforado a 180 metros y ademado", stop), "EN_EJECUCION"),
        new("the rest is paid and proved", async stop =>
        {
            await money.Pay("812,000.00", "Finiquito", stop);
            await money.ProveSpending("812,000.00", "5FB2822E-396D-4725-8521-CDC4BDD20CC2", stop);
        }),
        new("the works are finished", stop =>
            money.Progress(100, "Obra terminada y probada; el agua llega al tanque", stop), "TERMINADA"),
        new("works committee and club receive the works", money.HandOver, "ENTREGADA"),
        new("what the account earned is recorded by one and confirmed by another", stop =>
            money.Earn("3,210.55", "REND-01", stop), "ENTREGADA"),
        new("the project is closed to the centavo", money.Close, "CERRADA"),
    ];

    /// <summary>Plays everything; a scene that ends in another state than it should ends the self-test.</summary>
    public async Task Play(Func<string, Func<Task<bool>>, Task> step, CancellationToken stop)
    {
        foreach (var scene in Scenes)
            await step(scene.Name, async () =>
            {
                await scene.Play(stop);
                if (scene.StateAfter is null) return true;
                var state = await cast.State(ClubPresident, stop);
                return state == scene.StateAfter
                    ? true
                    : throw new SelfTestFailed($"After «{scene.Name}» the project is {state}, not {scene.StateAfter}.");
            });
    }

    /// <summary>Downloads every PDF of the project, waiting for those that are still being made.</summary>
    public async Task<int> SaveDocuments(string folder, CancellationToken stop)
    {
        var reader = await cast.As(Auditor, stop);
        var saved = 0;
        var patience = TimeSpan.FromSeconds(60);
        var clock = TimeProvider.System;
        var started = clock.GetTimestamp();
        while (true)
        {
            await reader.Open($"/projects/{cast.Project}/documents", stop);
            var ready = reader.Page.QuerySelectorAll("a[href^='/documents/']").Select(a => a.GetAttribute("href")!)
                .ToList();
            var waiting = reader.Page.QuerySelectorAll("[data-preparing]").Length;
            if (waiting > 0 && clock.GetElapsedTime(started) < patience)
            {
                await Task.Delay(500, stop);
                continue;
            }
            if (waiting > 0)
                throw new SelfTestFailed($"{waiting} documents have no PDF after {patience.TotalSeconds} s.");
            foreach (var href in ready)
            {
                var bytes = await reader.Fetch(href, "application/pdf", stop)
                    ?? throw new SelfTestFailed($"{href} is not a PDF.");
                var name = DocumentFolio().Match(reader.Page.QuerySelector($"a[href='{href}']")!.TextContent).Value;
                await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.pdf"), bytes, stop);
                saved++;
            }
            return saved;
        }
    }

    [GeneratedRegex("[A-Z]{3}-[0-9]{4}-[0-9]{4,}-[A-Z]{3}-[0-9]+")]
    private static partial Regex DocumentFolio();
}
