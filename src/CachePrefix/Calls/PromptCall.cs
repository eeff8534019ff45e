using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>One call of a prompt, from request to answer: what routers, response caches and observers know of it.</summary>
public abstract class PromptCall : RouteRequest
{
    private PromptRequest _first;
    private Spending? _before;

    private protected PromptCall()
    {
    }

    /// <summary>The prompt.</summary>
    public abstract object Prompt { get; }

    /// <summary>The type of the answer.</summary>
    public abstract Type ResultType { get; }

    /// <summary>How long the answer may be kept, or <see langword="null"/> when it may not.</summary>
    public abstract ResponseCachePolicy? CachePolicy { get; }

    /// <summary>When the answer may be given to questions that mean the same, or <see langword="null"/> when it may not.</summary>
    public abstract SemanticCachePolicy? SemanticPolicy { get; }

    /// <inheritdoc />
    public override IReadOnlyList<ChatMessage> Messages => First.Messages;

    /// <inheritdoc />
    public override PromptChatOptions Options => First.Options;

    /// <summary>The tokens that were paid before a model was asked: of the question's embedding and of verifiers of earlier answers.</summary>
    internal TokenUsage UsageBefore => _before?.Usage ?? default;

    /// <summary>What they cost in US dollars; <see langword="null"/> when that is not known.</summary>
    internal decimal? CostBefore => _before is null ? 0 : _before.Price.Of(_before.Usage);

    internal void AddBefore(in TokenUsage usage, decimal? cost)
    {
        if (usage.Total != 0 || cost != 0)
            (_before ??= new Spending()).Add(usage, cost);
    }

    private PromptRequest First => FirstFor(tier: null);

    /// <summary>Makes a result of an earlier answer, which costs nothing.</summary>
    /// <param name="response">The earlier response; its usage is not counted again.</param>
    /// <param name="origin">Where the answer came from, and what it cost then.</param>
    /// <returns>The result, or <see langword="null"/> when the answer cannot be read as the prompt's result type.</returns>
    public abstract PromptResult? Replay(ChatResponse response, ReplayedAnswer origin);

    /// <summary>The request of an attempt. Tool calls and clients may change it, so only the first attempt uses the one that others have seen.</summary>
    internal PromptRequest RequestFor(Attempt attempt)
    {
        var request = attempt.Number > 1 ? BuildRequest(attempt.Tier) : FirstFor(attempt.Tier);
        if (attempt.Note is { } note)
            request.Messages.Add(new ChatMessage(ChatRole.User, note));
        if (attempt.Tier.InvokesFunctions || attempt.Tier.CachesResponses)
            request.Options.Requests ??= new RequestLog(attempt.Tier.CachesResponses);
        if (attempt.Tier.ReportsEndpoints)
            request.Options.Endpoints ??= new EndpointLog();
        return request;
    }

    private PromptRequest FirstFor(Tier? tier) => _first.Messages is null ? _first = BuildRequest(tier) : _first;

    /// <summary>Reads and validates an answer.</summary>
    /// <exception cref="PromptException">The answer is not a value of the result type and there is no tier to go on to, or the validator failed.</exception>
    internal abstract ValueTask<PromptResult> ConcludeAsync(Attempt attempt, in Answer answer, TimeSpan latency, CancellationToken cancellationToken);

    /// <summary>Builds the request; for a tier that is not known yet with all that any tier needs.</summary>
    private protected abstract PromptRequest BuildRequest(Tier? tier);
}
