using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Reads what every answer has, whatever its type.</summary>
internal static class Answers
{
    /// <summary>The text of the last message: with function invocation in the client, the others are its tool calls.</summary>
    public static string TextOf(ChatResponse response) => response.Messages.Count > 1 ? response.Messages[^1].Text : response.Text;

    /// <summary>Why an answer is none, whatever its text; <see cref="AttemptOutcome.Accepted"/> for one that may be read.</summary>
    public static AttemptOutcome FlawOf(ChatResponse response, string text)
    {
        if (response.FinishReason == ChatFinishReason.ContentFilter)
            return AttemptOutcome.Refused;
        if (response.FinishReason == ChatFinishReason.Length)
            return AttemptOutcome.Truncated;
        return string.IsNullOrWhiteSpace(text) ? AttemptOutcome.Empty : AttemptOutcome.Accepted;
    }
}
