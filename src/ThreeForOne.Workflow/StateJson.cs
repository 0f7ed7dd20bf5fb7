using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ThreeForOne.Workflow;

internal static class StateJson
{
    private const int FormatVersion = 1;
    private static readonly CultureInfo Exactly = CultureInfo.InvariantCulture;

    public static string Write(InstanceState state)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("format", FormatVersion);
            json.WriteString("process", state.ProcessId);
            json.WriteString("hash", state.ContentHash);
            json.WriteNumber("nextActivation", state.NextActivation);
            json.WriteNumber("moves", state.Moves);
            json.WriteString("state", state.StateName);
            json.WriteString("endedAt", state.EndedAt);
            WriteFacts(json, state.Facts);
            WriteActive(json, state.Active);
            json.WriteStartArray("arrivals");
            foreach (var arrival in state.Arrivals)
            {
                json.WriteStartObject();
                json.WriteString("flow", arrival.FlowId);
                json.WriteNumber("scope", arrival.Scope);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WritePropertyName("completed");
            WriteTexts(json, state.Completed);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public static InstanceState Read(string json, ProcessDefinition definition)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new StateReader(definition).Read(document.RootElement, FormatVersion);
        }
        catch (JsonException broken)
        {
            throw new StateUnreadable($"not JSON: {broken.Message}");
        }
    }

    private static void WriteFacts(Utf8JsonWriter json, ImmutableSortedDictionary<string, FactValue> facts)
    {
        json.WriteStartObject("facts");
        foreach (var (name, value) in facts)
        {
            json.WritePropertyName(name);
            switch (value)
            {
                case TextFact text: json.WriteStringValue(text.Value); break;
                case IntegerFact whole: json.WriteNumberValue(whole.Value); break;
                case BooleanFact truth: json.WriteBooleanValue(truth.Value); break;
                // A text, because readers of JSON numbers lose decimals.
                case DecimalFact exact: json.WriteStringValue(string.Create(Exactly, $"{exact.Value}")); break;
                case ListFact list: WriteTexts(json, list.Items); break;
            }
        }

        json.WriteEndObject();
    }

    private static void WriteActive(Utf8JsonWriter json, ImmutableArray<Active> active)
    {
        json.WriteStartArray("active");
        foreach (var one in active)
        {
            json.WriteStartObject();
            json.WriteString("element", one.ElementId);
            json.WriteNumber("activation", one.Activation);
            json.WriteNumber("scope", one.Scope);
            json.WriteNumber("host", one.Host);
            json.WriteStartArray("items");
            foreach (var item in one.Items)
            {
                json.WriteStartObject();
                json.WriteString("item", item.Item);
                json.WriteString("outcome", item.Outcome);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, ImmutableArray<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
