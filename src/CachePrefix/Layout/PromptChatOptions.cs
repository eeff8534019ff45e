using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>The options of a request that comes from a prompt definition; clones keep what they say about the prompt.</summary>
public sealed class PromptChatOptions : ChatOptions
{
    private RequestNotes? _notes;

    internal PromptChatOptions(PromptLayout layout) => Layout = layout;

    private PromptChatOptions(PromptChatOptions other)
        : base(other)
    {
        Layout = other.Layout;
        IsPrewarm = other.IsPrewarm;
        IsMetered = other.IsMetered;
        _notes = other.Notes;
        Spans = other.Spans;
        Requests = other.Requests;
        ConversationStart = other.ConversationStart;
    }

    /// <summary>The layout of the prompt.</summary>
    public PromptLayout Layout { get; }

    /// <summary>Whether the request only writes the prefix to the provider's cache; its answer is thrown away.</summary>
    public bool IsPrewarm { get; internal init; }

    /// <summary>What the clients below noticed about the request.</summary>
    internal RequestNotes Notes => _notes ??= new RequestNotes();

    /// <summary>Whether the prompt's client meters the request.</summary>
    internal bool IsMetered { get; init; }

    /// <summary>Where each segment lies in the request; empty unless a prefix guard asked for it.</summary>
    internal IReadOnlyList<SegmentSpan> Spans { get; init; } = [];

    /// <summary>The index of the first message of the conversation: of the history, or of the input where there is none.</summary>
    internal int ConversationStart { get; set; }

    /// <summary>The requests of a client that may send several for one call; <see langword="null"/> where there is one.</summary>
    internal RequestLog? Requests { get; set; }

    /// <summary>
    /// Reports the tokens of one request. Clients of provider packages call it for each response, so that calls which take several requests,
    /// as those with function invocation do, are priced request by request.
    /// </summary>
    /// <param name="usage">The tokens of the request, or <see langword="null"/> when the provider reported none.</param>
    /// <param name="model">The model that answered, or <see langword="null"/> when the response does not say.</param>
    /// <param name="isFromProvider">
    /// Whether the response, or the update that carries the usage, has a raw form. One that has none was kept by a client between the reporting one
    /// and the provider, where the tier has such a client, and cost nothing.
    /// </param>
    public void ReportRequest(UsageDetails? usage, string? model, bool isFromProvider = true)
    {
        if (Requests is not { } requests)
            return;
        if (requests.CachesResponses && !isFromProvider)
            requests.AddFree();
        else if (usage is null)
            requests.AddUnknown();
        else
            requests.Add(UsageReader.Read(usage), model);
    }

    /// <summary>Reports the tokens of several requests that cannot be told apart, where their cost depends on which took what.</summary>
    /// <param name="usage">The tokens of all requests.</param>
    /// <param name="isFromProvider">As in <see cref="ReportRequest"/>.</param>
    public void ReportUnpriced(UsageDetails? usage, bool isFromProvider = true)
    {
        ReportRequest(usage, model: null, isFromProvider);
        if (Requests is { } requests && (isFromProvider || !requests.CachesResponses))
            requests.AddUnknown();
    }

    /// <inheritdoc />
    public override ChatOptions Clone() => new PromptChatOptions(this);
}
