using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Finds out what the clients of Microsoft.Extensions.AI within a client do, without a dependency on that package.</summary>
internal static class ChatMiddleware
{
    private static readonly Type? FunctionInvokingClient =
        Type.GetType("Microsoft.Extensions.AI.FunctionInvokingChatClient, Microsoft.Extensions.AI", throwOnError: false);

    private static readonly Type? TelemetryClient =
        Type.GetType("Microsoft.Extensions.AI.OpenTelemetryChatClient, Microsoft.Extensions.AI", throwOnError: false);

    private static readonly Type? CachingClient =
        Type.GetType("Microsoft.Extensions.AI.CachingChatClient, Microsoft.Extensions.AI", throwOnError: false);

    /// <summary>Whether a client runs tools itself.</summary>
    public static bool InvokesFunctions(IChatClient client) => Has(client, FunctionInvokingClient);

    /// <summary>Whether a client keeps responses and gives them again.</summary>
    public static bool CachesResponses(IChatClient client) => Has(client, CachingClient);

    /// <summary>Whether a client emits spans and metrics of its requests.</summary>
    public static bool EmitsTelemetry(IChatClient client) => Has(client, TelemetryClient);

    private static bool Has(IChatClient client, Type? type) => type is not null && client.GetService(type) is not null;
}
