namespace CachePrefix;

/// <summary>One attempt at an answer on one tier, including the tool calls that it took.</summary>
public readonly record struct PromptAttempt
{
    private readonly AnswerPrice _price;
    private readonly Remarks? _remarks;

    internal PromptAttempt(Attempt attempt, in Answer answer, TimeSpan latency, AttemptOutcome outcome, string? reason = null)
        : this(attempt.Tier.Name, answer.Response.ModelId ?? attempt.Tier.Model, answer.Usage, answer.Price, latency, outcome) =>
        _remarks = Remarks.Of(attempt.Endpoint, cause: null, reason);

    internal PromptAttempt(string tier, string? model, in TokenUsage usage, AnswerPrice price, TimeSpan latency, AttemptOutcome outcome)
    {
        Tier = tier;
        Model = model;
        Usage = usage;
        _price = price;
        Latency = latency;
        Outcome = outcome;
    }

    /// <summary>The tier that was asked.</summary>
    public string Tier { get; }

    /// <summary>The endpoint that was asked, where the tier's client asks again or has several; otherwise <see langword="null"/>.</summary>
    public string? Endpoint
    {
        get => _remarks?.Endpoint;
        internal init => _remarks = Remarks.Of(value, Cause, Reason);
    }

    /// <summary>Why the attempt gave no answer, in a few words such as <c>529</c>; <see langword="null"/> where the tier's client does not tell.</summary>
    public string? Cause
    {
        get => _remarks?.Cause;
        internal init => _remarks = Remarks.Of(Endpoint, value, Reason);
    }

    /// <summary>The model that answered, or <see langword="null"/> when neither the response nor the tier says.</summary>
    public string? Model { get; }

    /// <summary>The tokens of the attempt, as far as the provider reported them.</summary>
    public TokenUsage Usage { get; }

    /// <summary>
    /// The cost in US dollars at the prices of the day of the call; <see langword="null"/> when the model is not in the price sheet, the
    /// provider reported no usage, or a client summed requests whose prices differ. Computed when it is read.
    /// </summary>
    public decimal? Cost => _price.Of(Usage);

    /// <summary>The time from sending to the whole answer.</summary>
    public TimeSpan Latency { get; }

    /// <summary>What became of the answer.</summary>
    public AttemptOutcome Outcome { get; }

    /// <summary>Why the validator rejected the answer, or <see langword="null"/> when it did not or does not say.</summary>
    public string? Reason
    {
        get => _remarks?.Reason;
        init => _remarks = Remarks.Of(Endpoint, Cause, value);
    }

    /// <summary>What few attempts have to say, and so takes no room in the others.</summary>
    private sealed record Remarks(string? Endpoint, string? Cause, string? Reason)
    {
        public static Remarks? Of(string? endpoint, string? cause, string? reason) =>
            endpoint is null && cause is null && reason is null ? null : new Remarks(endpoint, cause, reason);
    }
}
