using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>One call of a prompt, from request to answer: what routers, response caches and observers know of it.</summary>
public abstract class PromptCall : RouteRequest
{
    private PromptRequest? _first;

    private protected PromptCall(PromptLayout layout, PromptRoute route)
        : base(layout, route)
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

    private PromptRequest First => _first ??= BuildRequest(tier: null);

    /// <summary>Makes a result of an earlier answer, which costs nothing.</summary>
    /// <param name="response">The earlier response; its usage is not counted again.</param>
    /// <param name="origin">Where the answer came from, and what it cost then.</param>
    /// <returns>The result, or <see langword="null"/> when the answer cannot be read as the prompt's result type.</returns>
    public abstract PromptResult? Replay(ChatResponse response, ReplayedAnswer origin);

    /// <summary>The request of an attempt. Tool calls and clients may change it, so only the first attempt uses the one that others have seen.</summary>
    internal PromptRequest RequestFor(in Attempt attempt)
    {
        var request = attempt.Number > 1 ? BuildRequest(attempt.Tier) : _first ??= BuildRequest(attempt.Tier);
        if (attempt.Tier.InvokesFunctions || attempt.Tier.CachesResponses)
            request.Options.Requests ??= new RequestLog(attempt.Tier.CachesResponses);
        return request;
    }

    /// <summary>Reads and validates an answer.</summary>
    /// <exception cref="PromptException">The answer is not a value of the result type and there is no tier to go on to, or the validator failed.</exception>
    internal abstract ValueTask<PromptResult> ConcludeAsync(Attempt attempt, Answer answer, TimeSpan latency, CancellationToken cancellationToken);

    /// <summary>Builds the request; for a tier that is not known yet with all that any tier needs.</summary>
    private protected abstract PromptRequest BuildRequest(Tier? tier);
}
