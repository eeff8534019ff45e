using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>The question of a request, and the hash of all the rest of it, which must be equal.</summary>
/// <param name="Text">The question.</param>
/// <param name="Partition">The hash.</param>
/// <param name="Prompt">The prompt's name, or <see langword="null"/> for a client.</param>
internal sealed record SemanticQuestion(string Text, string Partition, string? Prompt)
{
    /// <summary>The question of a prompt's call: its last input; <see langword="null"/> where that is no text or the rest cannot be compared.</summary>
    public static SemanticQuestion? Of(PromptCall call, ITierRegistry tiers, SemanticCachePolicy policy, SemanticCacheOptions options, string generator)
    {
        if (!TryFind(call.Messages, out var text))
            return null;

        var shared = policy.Scope == CacheScope.Shared ? CallIdentity.SharedContents(call) : null;
        var partition = PartitionOf(call.Messages, call.Options, CallIdentity.Of(call, tiers), options, generator, shared);
        return partition is null || Bare(text, call.Layout) is not { } question ? null : new SemanticQuestion(question, partition, call.Layout.Name);
    }

    /// <summary>The question of a request to a client: the last text of the last message, which must be the user's.</summary>
    public static SemanticQuestion? Of(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, string identity, SemanticCacheOptions options, string generator)
    {
        if (!TryFind(messages, out var text))
            return null;

        var partition = PartitionOf(messages, chatOptions, identity, options, generator, shared: null);
        return partition is null ? null : new SemanticQuestion(text, partition, Prompt: null);
    }

    /// <summary>The id of the question's own entry.</summary>
    public string EntryId()
    {
        var writer = new KeyWriter();
        try
        {
            writer.Write(Partition);
            writer.Write(Text);
            return writer.ToKey("");
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static bool TryFind(IReadOnlyList<ChatMessage> messages, out string text)
    {
        text = "";
        if (messages is not [.., { } last] || last.Role != ChatRole.User || last.Contents is not [.., TextContent content] || content.AdditionalProperties is { Count: > 0 })
            return false;

        text = content.Text;
        return !string.IsNullOrWhiteSpace(text);
    }

    private static string? PartitionOf(
        IReadOnlyList<ChatMessage> messages, ChatOptions? chatOptions, string identity, SemanticCacheOptions options, string generator, RequestKey.ContentFilter? shared)
    {
        var last = messages.Count - 1;
        var content = messages[last].Contents.Count - 1;
        return RequestKey.Of(
            messages,
            chatOptions,
            options.Answers.ScopeKey?.Invoke(chatOptions),
            $"semantic {generator.Length}:{generator}{identity}",
            options.Answers,
            (i, j) => !(i == last && j == content) && (shared is null || shared(i, j)));
    }

    /// <summary>The text without the tags of its block; nothing for the end of a block of contents.</summary>
    private static string? Bare(string text, PromptLayout layout)
    {
        foreach (var label in layout.Segments.Where(static segment => segment.Kind == SegmentKind.Input).Select(static segment => segment.Label))
        {
            if (label is null)
                continue;
            string open = $"<{label}>\n", close = $"\n</{label}>";
            if (text.StartsWith(open, StringComparison.Ordinal) && text.EndsWith(close, StringComparison.Ordinal) && text.Length > open.Length + close.Length)
                return text[open.Length..^close.Length];
            if (text == $"</{label}>")
                return null;
        }

        return text;
    }
}
