using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace ThreeForOne.Workflow;

// Every member must be there and none beside them: a state that another version wrote is refused, never guessed at.
internal sealed class StateReader(ProcessDefinition definition)
{
    public InstanceState Read(JsonElement json, int format)
    {
        Members(json, "the state", "format", "process", "hash", "nextActivation", "moves", "state", "endedAt", "facts",
            "active", "arrivals", "completed");
        if (Number(json, "format") is var found && found != format)
        {
            throw new StateUnreadable($"format {found} is not the format {format} that this program reads");
        }

        var id = definition.Id;
        if (Text(json, "process") != id) throw new StateUnreadable($"not a state of process {id}");
        if (Text(json, "hash") != definition.ContentHash)
        {
            throw new StateUnreadable($"this state belongs to another version of process {id}");
        }

        return new()
        {
            ProcessId = id,
            ContentHash = definition.ContentHash,
            NextActivation = Number(json, "nextActivation"),
            Moves = Number(json, "moves"),
            StateName = OptionalText(json, "state"),
            EndedAt = OptionalText(json, "endedAt") is { } end ? Element(end) : null,
            Facts = json.GetProperty("facts") is { ValueKind: JsonValueKind.Object } facts
                ? Facts.None.AddRange(facts.EnumerateObject().Select(Fact))
                : throw new StateUnreadable("facts: an object is expected"),
            Active = [.. List(json, "active").Select(Active)],
            Arrivals = [.. List(json, "arrivals").Select(Arrival)],
            Completed = [.. List(json, "completed").Select(x => Element(AsText(x, "completed")))],
        };
    }

    private Active Active(JsonElement json)
    {
        Members(json, "active", "element", "activation", "scope", "host", "items");
        return new(Element(Text(json, "element")), Number(json, "activation"), Number(json, "scope"),
            Number(json, "host"), [.. List(json, "items").Select(Item)]);
    }

    private static TaskItem Item(JsonElement json)
    {
        Members(json, "items", "item", "outcome");
        return new(OptionalText(json, "item"), OptionalText(json, "outcome"));
    }

    private Arrival Arrival(JsonElement json)
    {
        Members(json, "arrivals", "flow", "scope");
        var flow = Text(json, "flow");
        return definition.Flows.Any(f => f.Id == flow)
            ? new(flow, Number(json, "scope"))
            : throw new StateUnreadable($"flow {flow} is not in process {definition.Id}");
    }

    private KeyValuePair<string, FactValue> Fact(JsonProperty json)
    {
        if (!definition.Facts.TryGetValue(json.Name, out var declared))
        {
            throw new StateUnreadable($"fact {json.Name} is not declared in process {definition.Id}");
        }

        FactValue? value = (declared.Type, json.Value.ValueKind) switch
        {
            (FactType.Text, JsonValueKind.String) => json.Value.GetString()!,
            (FactType.Integer, JsonValueKind.Number) when json.Value.TryGetInt64(out var whole) => whole,
            (FactType.Boolean, JsonValueKind.True or JsonValueKind.False) => json.Value.GetBoolean(),
            (FactType.Decimal, JsonValueKind.String) when decimal.TryParse(
                json.Value.GetString(), CultureInfo.InvariantCulture, out var exact) => exact,
            (FactType.List, JsonValueKind.Array) =>
                new ListFact([.. json.Value.EnumerateArray().Select(x => AsText(x, json.Name))]),
            _ => null,
        };
        return value is null
            ? throw new StateUnreadable($"fact {json.Name} is not {declared.Type}")
            : KeyValuePair.Create(json.Name, value);
    }

    private string Element(string id) =>
        definition.Elements.ContainsKey(id)
            ? id
            : throw new StateUnreadable($"element {id} is not in process {definition.Id}");

    private static void Members(JsonElement json, string what, params string[] names)
    {
        if (json.ValueKind != JsonValueKind.Object) throw new StateUnreadable($"{what}: an object is expected");
        var found = json.EnumerateObject().Select(p => p.Name).ToList();
        var (missing, more) = (names.Except(found).FirstOrDefault(), found.Except(names).FirstOrDefault());
        if (missing is not null) throw new StateUnreadable($"{what}: {missing} is missing");
        if (more is not null) throw new StateUnreadable($"{what}: {more} is not known");
        if (found.Count != names.Length) throw new StateUnreadable($"{what}: a member is there twice");
    }

    private static ImmutableArray<JsonElement> List(JsonElement json, string name) =>
        json.GetProperty(name) is { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray()]
            : throw new StateUnreadable($"{name}: a list is expected");

    private static string Text(JsonElement json, string name) => AsText(json.GetProperty(name), name);

    private static string? OptionalText(JsonElement json, string name) =>
        json.GetProperty(name).ValueKind == JsonValueKind.Null ? null : Text(json, name);

    private static string AsText(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.String
            ? json.GetString()!
            : throw new StateUnreadable($"{name}: a text is expected");

    private static int Number(JsonElement json, string name) =>
        json.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
        && number.TryGetInt32(out var whole) && whole >= 0
            ? whole
            : throw new StateUnreadable($"{name}: a whole number is expected");
}
