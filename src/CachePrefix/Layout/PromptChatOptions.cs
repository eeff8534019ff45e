using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>The options of a request that comes from a prompt definition; clones keep what they say about the prompt.</summary>
public sealed class PromptChatOptions : ChatOptions
{
    private RequestFacts? _facts;

    internal PromptChatOptions(PromptLayout layout) => Layout = layout;

    private PromptChatOptions(PromptChatOptions other)
        : base(other)
    {
        Layout = other.Layout;
        IsPrewarm = other.IsPrewarm;
        IsMetered = other.IsMetered;
        ConversationStart = other.ConversationStart;
        CanRoll = other.CanRoll;
        _facts = other.Facts;
    }

    /// <summary>The layout of the prompt.</summary>
    public PromptLayout Layout { get; }

    /// <summary>Whether the request only writes the prefix to the provider's cache; its answer is thrown away.</summary>
    public bool IsPrewarm { get; internal init; }

    /// <summary>Whether the prompt's client meters the request.</summary>
    internal bool IsMetered { get; init; }

    /// <summary>The index of the first message of the conversation: of the history, or of the input where there is none.</summary>
    internal int ConversationStart { get; set; }

    /// <summary>Whether the rolling breakpoint can move: there is one, or room for one.</summary>
    internal bool CanRoll { get; set; }

    /// <summary>The first segment that a prefix guard saw changed.</summary>
    internal string? ChangedSegment
    {
        get => _facts?.ChangedSegment;
        set => Facts.ChangedSegment = value;
    }

    /// <summary>Where each segment lies in the request; empty unless a prefix guard asked for it.</summary>
    internal IReadOnlyList<SegmentSpan> Spans
    {
        get => _facts?.Spans ?? [];
        init
        {
            if (value.Count > 0)
                Facts.Spans = value;
        }
    }

    /// <summary>What of the request may be cached, as a router saw it.</summary>
    internal RequestPrefix? Prefix
    {
        get => _facts?.Prefix;
        set => Facts.Prefix = value;
    }

    /// <summary>The requests of a client that may send several for one call; <see langword="null"/> where there is one.</summary>
    internal RequestLog? Requests
    {
        get => _facts?.Requests;
        set => Facts.Requests = value;
    }

    /// <summary>The requests of a client that asks again or elsewhere; <see langword="null"/> where none does.</summary>
    internal EndpointLog? Endpoints
    {
        get => _facts?.Endpoints;
        set => Facts.Endpoints = value;
    }

    private RequestFacts Facts => _facts ??= new RequestFacts();

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
    /// <param name="serviceTier">The service tier that processed the request, which multiplies its price; the usual one when <see langword="null"/>.</param>
    public void ReportRequest(UsageDetails? usage, string? model, bool isFromProvider = true, string? serviceTier = null)
    {
        if (Requests is not { } requests)
            return;
        if (requests.CachesResponses && !isFromProvider)
            requests.AddFree();
        else if (usage is null)
            requests.AddUnknown();
        else
            requests.Add(UsageReader.Read(usage), model, serviceTier);
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
