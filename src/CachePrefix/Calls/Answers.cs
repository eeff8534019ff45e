using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>Reads what every answer has, whatever its type.</summary>
internal static class Answers
{
    private const string RefusalCode = "Refusal";

    /// <summary>The text of the last message: with function invocation in the client, the others are its tool calls.</summary>
    public static string TextOf(ChatResponse response) => response.Messages.Count > 1 ? response.Messages[^1].Text : response.Text;

    /// <summary>Why an answer is none, whatever its text; <see cref="AttemptOutcome.Accepted"/> for one that may be read.</summary>
    public static AttemptOutcome FlawOf(ChatResponse response, string text)
    {
        if (response.FinishReason == ChatFinishReason.ContentFilter || IsRefusal(response))
            return AttemptOutcome.Refused;
        if (response.FinishReason == ChatFinishReason.Length)
            return AttemptOutcome.Truncated;
        return string.IsNullOrWhiteSpace(text) ? AttemptOutcome.Empty : AttemptOutcome.Accepted;
    }

    /// <summary>Adapters report a refusal that the provider gives in a field of its own as an error content.</summary>
    private static bool IsRefusal(ChatResponse response)
    {
        if (response.Messages is not [.., { } last])
            return false;

        for (var i = 0; i < last.Contents.Count; i++)
        {
            if (last.Contents[i] is ErrorContent { ErrorCode: RefusalCode })
                return true;
        }

        return false;
    }
}
