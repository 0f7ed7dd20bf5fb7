using System.Globalization;
using ThreeForOne.Server.Features.Demo;

namespace ThreeForOne.Server.Features.SelfTest;

/// <summary>
/// The people of the story, each signed in with their own cookies, and what they all do: find their turn in the queue
/// and decide it.
/// </summary>
public sealed class Cast(Uri address) : IDisposable
{
    private readonly Dictionary<Guid, Visitor> visitors = [];

    /// <summary>The project's page, once it has one: <c>/projects/{id}</c>.</summary>
    public Guid Project { get; set; }

    public async Task<Visitor> As(DemoPerson person, CancellationToken stop)
    {
        if (visitors.TryGetValue(person.Id, out var known)) return known;
        var visitor = new Visitor(address, person.Title.English);
        visitors[person.Id] = visitor;
        await visitor.Open("/sign-in", stop);
        await visitor.Send("form[action='/sign-in/demo']", stop, null, ("Person", person.Id.ToString()));
        return visitor;
    }

    /// <summary>Opens the person's task of this project for a step, from their queue.</summary>
    public async Task<Visitor> Turn(DemoPerson person, string step, CancellationToken stop)
    {
        var visitor = await As(person, stop);
        await visitor.Open($"/projects/{Project}", stop);
        foreach (var href in visitor.Page.QuerySelectorAll("a[href^='/tasks/']").Select(a => a.GetAttribute("href")!)
            .Distinct().ToList())
        {
            await visitor.Open(href, stop);
            if (visitor.Page.QuerySelector($"[data-step='{step}'] form:not(.claim)") is not null) return visitor;
        }
        throw new SelfTestFailed($"{person.Title.English} has no turn for {step}.");
    }

    /// <summary>Decides the person's open task for a step.</summary>
    public async Task Decide(DemoPerson person, string step, string outcome, string reason, CancellationToken stop)
    {
        var visitor = await Turn(person, step, stop);
        await visitor.Send("[data-step] form:not(.claim)", stop, null, ("Outcome", outcome), ("Reason", reason));
    }

    /// <summary>Sends the form of a step that needs more than a decision.</summary>
    public async Task Fill(
        DemoPerson person, string step, CancellationToken stop, params (string Name, string Value)[] values)
    {
        var visitor = await Turn(person, step, stop);
        await visitor.Send("[data-step] form:not(.claim)", stop, null, values);
    }

    /// <summary>The project's state, as its page says it.</summary>
    public async Task<string> State(DemoPerson reader, CancellationToken stop)
    {
        var visitor = await As(reader, stop);
        await visitor.Open($"/projects/{Project}", stop);
        return visitor.Page.QuerySelector("[data-state]")?.GetAttribute("data-state")
            ?? throw new SelfTestFailed($"{visitor.At.PathAndQuery} shows no state.");
    }

    public static (string, string)[] Date(string field, DateOnly day) =>
    [
        ($"{field}.Day", day.Day.ToString(CultureInfo.InvariantCulture)),
        ($"{field}.Month", day.Month.ToString(CultureInfo.InvariantCulture)),
        ($"{field}.Year", day.Year.ToString(CultureInfo.InvariantCulture)),
    ];

    public void Dispose()
    {
        foreach (var visitor in visitors.Values) visitor.Dispose();
    }
}
