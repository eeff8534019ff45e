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
        Requests = other.Requests;
    }

    /// <summary>The layout of the prompt.</summary>
    public PromptLayout Layout { get; }

    /// <summary>Whether the request only writes the prefix to the provider's cache; its answer is thrown away.</summary>
    public bool IsPrewarm { get; internal init; }

    /// <summary>Where each segment lies in the request; empty unless a prefix guard asked for it.</summary>
    internal IReadOnlyList<SegmentSpan> Spans { get; init; } = [];

    /// <summary>The requests of a client that may send several for one call; <see langword="null"/> where there is one.</summary>
    internal RequestLog? Requests { get; set; }

    /// <summary>
    /// Reports the tokens of one request. Clients of provider packages call it for each response, so that calls which take several requests,
    /// as those with function invocation do, are priced request by request.
    /// </summary>
    /// <param name="usage">The tokens of the request, or <see langword="null"/> when the provider reported none.</param>
    /// <param name="model">The model that answered, or <see langword="null"/> when the response does not say.</param>
    public void ReportRequest(UsageDetails? usage, string? model)
    {
        if (usage is not null)
            Requests?.Add(UsageReader.Read(usage), model);
    }

    /// <inheritdoc />
    public override ChatOptions Clone() => new PromptChatOptions(this);
}
