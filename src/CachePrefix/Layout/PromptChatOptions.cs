using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>The options of a request that comes from a prompt definition; clones keep what they say about the prompt.</summary>
public sealed class PromptChatOptions : ChatOptions
{
    internal PromptChatOptions(PromptLayout layout) => Layout = layout;

    private PromptChatOptions(PromptChatOptions other)
        : base(other)
    {
        Layout = other.Layout;
        IsPrewarm = other.IsPrewarm;
        Spans = other.Spans;
    }

    /// <summary>The layout of the prompt.</summary>
    public PromptLayout Layout { get; }

    /// <summary>Whether the request only writes the prefix to the provider's cache; its answer is thrown away.</summary>
    public bool IsPrewarm { get; internal init; }

    /// <summary>Where each segment lies in the request; empty unless a prefix guard asked for it.</summary>
    internal IReadOnlyList<SegmentSpan> Spans { get; init; } = [];

    /// <inheritdoc />
    public override ChatOptions Clone() => new PromptChatOptions(this);
}
