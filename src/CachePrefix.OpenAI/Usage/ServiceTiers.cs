using Microsoft.Extensions.AI;
using OpenAI.Chat;
using OpenAI.Responses;

namespace CachePrefix.OpenAI.Usage;

/// <summary>The service tier that processed a request, which the adapters of Microsoft.Extensions.AI.OpenAI leave in the raw response.</summary>
internal static class ServiceTiers
{
    public static string? Report(ChatResponse response)
    {
        var tier = response.RawRepresentation switch
        {
            ChatCompletion completion => completion.ServiceTier?.ToString(),
            ResponseResult result => result.ServiceTier?.ToString(),
            _ => null,
        };
        if (tier is not null)
            (response.AdditionalProperties ??= [])[UsageKeys.ServiceTier] = tier;
        return tier;
    }

    public static string? Report(ChatResponseUpdate update)
    {
        var tier = update.RawRepresentation switch
        {
            StreamingChatCompletionUpdate chunk => chunk.ServiceTier?.ToString(),
            StreamingResponseCompletedUpdate completed => completed.Response.ServiceTier?.ToString(),
            StreamingResponseIncompleteUpdate incomplete => incomplete.Response.ServiceTier?.ToString(),
            _ => null,
        };
        if (tier is not null)
            (update.AdditionalProperties ??= [])[UsageKeys.ServiceTier] = tier;
        return tier;
    }
}
