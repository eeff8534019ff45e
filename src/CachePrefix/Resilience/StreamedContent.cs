using Microsoft.Extensions.AI;

namespace CachePrefix;

internal static class StreamedContent
{
    /// <summary>Whether an update carries a part of the answer; those that only tell of role, model or usage come before the first token.</summary>
    public static bool IsPart(ChatResponseUpdate update)
    {
        foreach (var content in update.Contents)
        {
            if (content is TextContent { Text.Length: 0 } or TextReasoningContent { Text.Length: 0 } or UsageContent)
                continue;
            return true;
        }

        return false;
    }
}
