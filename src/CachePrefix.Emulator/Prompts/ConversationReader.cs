using CachePrefix.Emulator.Answers;
using CachePrefix.Models;

namespace CachePrefix.Emulator.Prompts;

/// <summary>Reads what answer rules look at.</summary>
internal static class ConversationReader
{
    public static Conversation Of(IReadOnlyList<PromptPart> parts, ModelInfo model, string? schema)
    {
        var question = LastMessage(parts, part => part is { Role: "user", IsText: true });
        var lastOther = -1;
        for (var index = parts.Count - 1; index >= 0 && lastOther < 0; index--)
            if (parts[index].Role != "tool")
                lastOther = index;
        var results = parts.Skip(lastOther + 1).ToList();
        return new Conversation(
            model.Id,
            Join(parts.Where(part => part.IsText && question >= 0 && part.Message == question)),
            Join(parts.Where(part => part is { Role: "system", IsText: true })),
            results.Count == 0 ? null : Join(results.Where(part => part.IsText)),
            schema);
    }

    private static int LastMessage(IReadOnlyList<PromptPart> parts, Predicate<PromptPart> predicate)
    {
        for (var index = parts.Count - 1; index >= 0; index--)
            if (predicate(parts[index]))
                return parts[index].Message;
        return -1;
    }

    private static string Join(IEnumerable<PromptPart> parts) => string.Join('\n', parts.Select(part => part.Content));
}
