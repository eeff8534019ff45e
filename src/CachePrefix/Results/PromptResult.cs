using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>What an answer took, whatever its type.</summary>
public abstract class PromptResult
{
    private readonly PromptAttempt _last;
    private readonly PromptCall _call;
    private readonly Attempt? _attempt;
    private readonly ReplayedAnswer? _origin;

    private protected PromptResult(ChatResponse response, in PromptAttempt last, Attempt attempt, PromptCall call)
    {
        Response = response;
        _last = last;
        _attempt = attempt;
        _call = call;
    }

    private protected PromptResult(ChatResponse response, ReplayedAnswer origin, PromptCall call)
    {
        Response = response;
        _origin = origin;
        _last = new PromptAttempt(origin.Tier, origin.Model, origin.Usage, AnswerPrice.Sum(origin.Cost), origin.Latency, AttemptOutcome.Accepted);
        _call = call;
    }

    /// <summary>The id of the call, for looking it up later.</summary>
    public string CallId => _call.Id;

    /// <summary>The tier that gave the answer.</summary>
    public string Tier => _last.Tier;

    /// <summary>The model that gave the answer, or <see langword="null"/> when neither the response nor the tier says.</summary>
    public string? Model => _last.Model;

    /// <summary>
    /// Whether the answer is whole and the validator, if there is one, accepted it. Only a cascade's last tier, or a prompt without a
    /// cascade, returns an answer that is not.
    /// </summary>
    public bool IsValid => _last.Outcome == AttemptOutcome.Accepted;

    /// <summary>What decided which tier is asked first, and why; <see langword="null"/> when no model was asked.</summary>
    public RouteDecision? Route => _attempt?.Route;

    /// <summary>The tokens of all attempts, of the route's decision where a model made it, and of embeddings and verifiers of a semantic cache.</summary>
    public TokenUsage Usage => Sum(static attempt => attempt.Usage, static (a, b) => a + b) + (Route?.Usage ?? default) + _call.UsageBefore;

    /// <summary>
    /// The cost of all attempts, of the route's decision and of embeddings and verifiers of a semantic cache, in US dollars; <see langword="null"/> when the cost of one of them is not
    /// known. Answers that are given again cost nothing else.
    /// </summary>
    public decimal? Cost => Sum(static attempt => attempt.Cost, static (a, b) => a + b) + (Route is null ? 0 : Route.Cost) + _call.CostBefore;

    /// <summary>What the answer cost when a model gave it, in US dollars, where it is given again; otherwise <see langword="null"/>.</summary>
    public decimal? SavedCost => _origin?.SavedCost;

    /// <summary>How long ago a model gave the answer; zero when it did so now.</summary>
    public TimeSpan Age => _origin?.Age ?? TimeSpan.Zero;

    /// <summary>How similar the question was to the one that was answered, for answers of the semantic cache; otherwise <see langword="null"/>.</summary>
    public double? Similarity => _origin?.Similarity;

    /// <summary>The time that all attempts took.</summary>
    public TimeSpan Latency => Sum(static attempt => attempt.Latency, static (a, b) => a + b);

    /// <summary>Every attempt in order; the last one gave the answer.</summary>
    public IReadOnlyList<PromptAttempt> Attempts => AllAttempts;

    /// <summary>Where the answer came from.</summary>
    public AnswerSource Source => _attempt?.Source ?? _origin!.Source;

    /// <summary>Why a batch answered, or a direct call, where there was patience for either; otherwise <see langword="null"/>.</summary>
    public Delivery? Delivery { get; internal set; }

    /// <summary>The response as the client returned it.</summary>
    public ChatResponse Response { get; }

    internal PromptAttempt Last => _last;

    internal PromptAttempt[] AllAttempts => Earlier is { } earlier ? [.. earlier, _last] : [_last];

    private PromptAttempt[]? Earlier => _attempt?.Earlier;

    private TValue Sum<TValue>(Func<PromptAttempt, TValue> select, Func<TValue, TValue, TValue> add)
    {
        var sum = select(_last);
        foreach (var attempt in Earlier ?? [])
            sum = add(sum, select(attempt));
        return sum;
    }
}
