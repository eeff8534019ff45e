using Microsoft.Extensions.AI;
using OpenAI.Chat;
using OpenAI.Responses;

namespace CachePrefix.OpenAI.Usage;

/// <summary>The cache writes of a call, which neither adapter of Microsoft.Extensions.AI.OpenAI reports.</summary>
internal static class CacheWrites
{
    /// <summary>
    /// The tokens written by all requests behind a response: a client that invokes functions below this one keeps the completion of each request as the raw form of its
    /// messages. Not for several requests of Responses, of which only the last is left.
    /// </summary>
    public static long? Of(ChatResponse response)
    {
        if (response.RawRepresentation is ResponseResult result)
            return Of(result);

        var completions = response.Messages.Select(static message => message.RawRepresentation).Append(response.RawRepresentation).OfType<ChatCompletion>();
        return completions.Distinct().Aggregate((long?)null, static (sum, completion) => Add(sum, Of(completion.Usage)));
    }

    public static long? Of(ChatResponseUpdate update) => update.RawRepresentation switch
    {
        StreamingChatCompletionUpdate chunk => Of(chunk.Usage),
        StreamingResponseCompletedUpdate completed => Of(completed.Response),
        StreamingResponseIncompleteUpdate incomplete => Of(incomplete.Response),
        _ => null,
    };

    private static long? Of(ResponseResult? result) => result?.Usage?.InputTokenDetails?.CacheWriteTokenCount;

    private static long? Of(ChatTokenUsage? usage) =>
        usage?.InputTokenDetails is { } details && details.Patch.TryGetValue("$.cache_write_tokens"u8, out int written) ? written : null;

    private static long? Add(long? sum, long? written) => sum is null ? written : sum + (written ?? 0);
}
