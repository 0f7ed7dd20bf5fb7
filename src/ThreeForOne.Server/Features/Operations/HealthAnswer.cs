using System.Text.Json.Nodes;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ThreeForOne.Server.Web;

namespace ThreeForOne.Server.Features.Operations;

/// <summary>
/// What the health addresses answer: the state to anyone, the reasons to an administrator who is signed in. A probe
/// needs the state; a stranger need not know what is broken.
/// </summary>
public static class HealthAnswer
{
    public static Task Write(HttpContext http, HealthReport report)
    {
        var answer = new JsonObject { ["status"] = Word(report.Status) };
        if (http.User.TryGetActor() is { } actor && actor.Roles.Contains("administrator"))
            answer["checks"] = new JsonObject(report.Entries.Select(e => KeyValuePair.Create<string, JsonNode?>(
                e.Key, new JsonObject
                {
                    ["status"] = Word(e.Value.Status),
                    ["reason"] = e.Value.Description,
                    ["milliseconds"] = Math.Round(e.Value.Duration.TotalMilliseconds, 1),
                })));
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(answer.ToJsonString(), http.RequestAborted);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "ready",
        HealthStatus.Degraded => "degraded",
        HealthStatus.Unhealthy => "not ready",
    };
}
