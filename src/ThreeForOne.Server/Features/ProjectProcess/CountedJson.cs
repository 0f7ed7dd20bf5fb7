using System.Text.Json;
using System.Text.Json.Serialization;

namespace ThreeForOne.Server.Features.ProjectProcess;

/// <summary>How a deadline was counted, as its row keeps it.</summary>
public static class CountedJson
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    public static string Write(DeadlineCount count) => JsonSerializer.Serialize(count, Form);

    /// <summary>Null where no count was kept.</summary>
    public static DeadlineCount? Read(string? kept) =>
        kept is null ? null : JsonSerializer.Deserialize<DeadlineCount>(kept, Form);
}
