namespace CachePrefix;

/// <summary>What one attempt of a call took. Holds no text of prompts or answers unless <see cref="MeteringOptions.CaptureContent"/> is set.</summary>
public sealed record CallRecord
{
    /// <summary>The id of the call; its attempts share it.</summary>
    public required string CallId { get; init; }

    /// <summary>
    /// The number of the attempt in its call, from 1; each later one is an escalation. Requests that failed and were sent again on the same tier are records of
    /// their own with the same number.
    /// </summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Whether the attempt ended the call: its answer was returned, or it failed.</summary>
    public bool IsFinal { get; init; } = true;

    /// <summary>Whether the attempt only wrote the prefix to the provider's cache.</summary>
    public bool IsPrewarm { get; init; }

    /// <summary>When the attempt began, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The product feature that the call is accounted to, or <see langword="null"/>.</summary>
    public string? Feature { get; init; }

    /// <summary>The prompt's name; <c>chat</c> for calls that come from no prompt definition, unless their meter names them.</summary>
    public required string Prompt { get; init; }

    /// <summary>SHA-256 of what is known of the prefix at compile time, so that a deployment which changed it shows; <see langword="null"/> without a definition.</summary>
    public string? PrefixHash { get; init; }

    /// <summary>The segment that a prefix guard saw changed in the request, or <see langword="null"/>.</summary>
    public string? ChangedSegment { get; init; }

    /// <summary>The version of the program that made the call, or <see langword="null"/>.</summary>
    public string? Deployment { get; init; }

    /// <summary>The customer that the call is accounted to, or <see langword="null"/>.</summary>
    public string? Tenant { get; init; }

    /// <summary>The tier that was asked, or that gave the answer first; <see langword="null"/> where there are none.</summary>
    public string? Tier { get; init; }

    /// <summary>The endpoint of the tier that was asked, where its client asks again or has several; otherwise <see langword="null"/>.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The model that answered, or <see langword="null"/> when neither the response nor the tier says.</summary>
    public string? Model { get; init; }

    /// <summary>The provider's id in the catalogue, such as <c>anthropic</c>, or what the client's metadata names; <see langword="null"/> when neither is known.</summary>
    public string? Provider { get; init; }

    /// <summary>The provider's service tier that processed the request, such as <c>flex</c>; <see langword="null"/> where the response does not say.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Where the answer came from.</summary>
    public AnswerSource Source { get; init; }

    /// <summary>What became of the attempt.</summary>
    public AttemptOutcome Outcome { get; init; }

    /// <summary>The HTTP status of a failed attempt, or <see langword="null"/>.</summary>
    public int? Status { get; init; }

    /// <summary>The type of the error of a failed attempt, such as <c>HttpRequestException</c>; <see langword="null"/> otherwise.</summary>
    public string? Error { get; init; }

    /// <summary>The tokens by price class; zero for answers that are given again.</summary>
    public TokenUsage Usage { get; init; }

    /// <summary>Output tokens spent on reasoning, as far as the response tells; part of <see cref="TokenUsage.Output"/>.</summary>
    public long ReasoningTokens { get; init; }

    /// <summary>The cost in US dollars at the prices of the day; <see langword="null"/>, not zero, where it is not known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>What the same answer would have cost on <see cref="MeteringOptions.BaselineTier"/> without any cache, in US dollars; zero for attempts that did not end their call.</summary>
    public decimal? UncachedCost { get; init; }

    /// <summary>
    /// What the same answer would have cost on <see cref="MeteringOptions.BaselineTier"/> with a warm cache, in US dollars: every token that was read
    /// or written priced as read. The fair measure of what routing and response caches save.
    /// </summary>
    public decimal? WarmCost { get; init; }

    /// <summary>What an answer that is given again cost when a model gave it, in US dollars; <see langword="null"/> for others or where unknown.</summary>
    public decimal? SavedCost { get; init; }

    /// <summary>
    /// What deciding who answers cost in US dollars: a model that chose the tier, the embedding of the question and verifiers of earlier answers. Counted with the
    /// first attempt.
    /// </summary>
    public decimal? RouteCost { get; init; } = 0;

    /// <summary>What chose the tier, or <see langword="null"/> when no model was asked.</summary>
    public string? Router { get; init; }

    /// <summary>Why, in a few words without content of the request.</summary>
    public string? RouteReason { get; init; }

    /// <summary>How sure the router was, from 0 to 1, or <see langword="null"/>.</summary>
    public double? RouteConfidence { get; init; }

    /// <summary>How likely the router was to ask the tier that it asked first, where it draws; <see langword="null"/> otherwise. Learning from a ledger needs it.</summary>
    public double? RoutePropensity { get; init; }

    /// <summary>The time from sending to the whole answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The time to the first update of a stream; <see langword="null"/> where the answer came whole.</summary>
    public TimeSpan? TimeToFirstToken { get; init; }

    /// <summary>The provider's id of the response, or <see langword="null"/>.</summary>
    public string? RequestId { get; init; }

    /// <summary>The text of the last user turn, redacted as the options say; <see langword="null"/> unless content is captured.</summary>
    public string? Input { get; init; }

    /// <summary>The text of the answer, redacted as the options say; <see langword="null"/> unless content is captured.</summary>
    public string? Output { get; init; }

    /// <summary>Whether the attempt is where an escalation ended up, and not a request on the way that was repeated.</summary>
    internal bool IsEscalation => Attempt > 1 && (IsFinal || Outcome is not (AttemptOutcome.Failed or AttemptOutcome.Abandoned));

    /// <summary>Whether the client emitted span and token counts of the attempt itself.</summary>
    internal bool IsTraced { get; init; }

    /// <summary>Cost and route together, in US dollars; <see langword="null"/> where one of them is not known.</summary>
    public decimal? TotalCost => Cost + RouteCost;

    /// <summary>The share of the input that was read from the provider's cache, from 0 to 1; zero without input.</summary>
    public double HitRate => Usage.TotalInput == 0 ? 0 : (double)Usage.CacheRead / Usage.TotalInput;
}
