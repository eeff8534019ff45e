using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Finds out whether a client runs tools itself, without a dependency on the package that brings such a client.</summary>
internal static class FunctionInvocation
{
    private static readonly Type? InvokingClient =
        Type.GetType("Microsoft.Extensions.AI.FunctionInvokingChatClient, Microsoft.Extensions.AI", throwOnError: false);

    public static bool IsIn(IChatClient client) => InvokingClient is not null && client.GetService(InvokingClient) is not null;
}
