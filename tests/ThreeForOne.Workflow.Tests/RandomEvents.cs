using System.Collections.Immutable;
using CsCheck;

namespace ThreeForOne.Workflow.Tests;

// Whatever order things happen in: an event is taken or refused by type, tokens are neither lost nor doubled, and the
// commands a host has seen always add up to what the state waits for.
public class RandomEvents
{
    private static readonly string[] Rulings = ["approved", "conditional", "waiting", "rejected"];

    [Theory]
    [InlineData("project")]
    [InlineData("payment")]
    [InlineData("deposit")]
    [InlineData("reversal")]
    [InlineData("yield")]
    public void Never_lose_or_double_a_token(string process)
    {
        var definition = Shipped.Processes[process];
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 120]).Array[0, 60].Sample(Play(definition), iter: 2_000);
    }

    private static Action<(int, int, int)[]> Play(ProcessDefinition definition) => choices =>
    {
        var host = new Ledger(definition);
        var hasParties = definition.Facts.ContainsKey("parties");
        var facts = hasParties ? Facts.Of(("parties", new[] { "club", "state" })) : Facts.None;
        var result = Engine.Start(definition, facts);
        host.Took(null, result);
        foreach (var (kind, which, number) in choices)
        {
            var happened = Choose(definition, result.State, kind, which, number);
            var next = Engine.Step(definition, result.State, happened);
            if (next.Rejected is null && next.Consumed)
            {
                host.Took(happened, next);
                CheckState(definition, next.State);
            }
            else
            {
                Assert.Same(result.State, next.State);
                Assert.Empty(next.Commands);
            }

            result = next;
        }
    };

    private static void CheckState(ProcessDefinition definition, InstanceState state)
    {
        // These processes have no parallel gateway: beside boundaries and guards, one step holds the one token.
        Assert.Equal(state.EndedAt is null ? 1 : 0, state.Active.Count(a => a.Host == 0
            && definition.Elements[a.ElementId] is not (StartEvent or EventSubProcess)));
        var json = state.ToJson();
        Assert.Equal(json, InstanceState.FromJson(json, definition).ToJson());
    }

    private static WorkflowEvent Choose(
        ProcessDefinition definition, InstanceState state, int kind, int which, int number)
    {
        var facts = FactsFor(definition, which, number);
        var outstanding = Engine.Outstanding(definition, state);
        var ids = definition.Elements.Keys.ToList();
        if (kind < 15) return new Decided(ids[which % ids.Count], number, null, "submit", Facts.None);   // mostly stale
        if (kind < 20 || outstanding.IsEmpty) return new MessageArrived("committee.ruled", facts);
        return outstanding[which % outstanding.Length] switch
        {
            OpenTask task => new Decided(
                task.ElementId, task.Activation, task.Item, task.Outcomes[number % task.Outcomes.Length], facts),
            RunEffect effect when kind < 90 => new EffectDone(effect.ElementId, effect.Activation, facts),
            RunEffect effect when kind < 95 => new EffectRefused(effect.ElementId, effect.Activation, "no"),
            RunEffect effect => new BpmnErrorRaised(effect.ElementId, effect.Activation, "no"),
            StartTimer timer => new TimerFired(timer.ElementId, timer.Activation),
            AwaitMessage message => new MessageArrived(message.Name, facts),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    private static ImmutableSortedDictionary<string, FactValue> FactsFor(
        ProcessDefinition definition, int which, int number) =>
        definition.Id != "project"
            ? Facts.None
            : Facts.Of(
                ("ruling.result", Rulings[which % 4]), ("progress.physical_percent", number),
                ("agreement.committed", number % 2 == 0));
}
