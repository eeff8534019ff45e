using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace CachePrefix;

public abstract partial class PromptClient<TPrompt, TResult>
{
    /// <summary>The least that the neutral request can ask for; provider packages lower it to their own form of a pre-warm request.</summary>
    private const int PrewarmOutputTokens = 1;

    /// <summary>Providers ask for a user turn; it lies behind every breakpoint.</summary>
    private const string Placeholder = "-";

    /// <summary>
    /// Writes the cached prefix of a prompt to the provider's cache, or refreshes it, without asking for an answer.
    /// Inputs are not read.
    /// </summary>
    /// <param name="prompt">The prompt whose cached segments are written.</param>
    /// <param name="tier">The tier to warm; every tier of the prompt's route when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>One attempt per tier with its tokens and cost.</returns>
    /// <exception cref="CachePrefixConfigurationException">There is no such tier.</exception>
    /// <exception cref="PromptException">The provider failed.</exception>
    public Task<IReadOnlyList<PromptAttempt>> PrewarmAsync(
        TPrompt prompt, string? tier = null, CancellationToken cancellationToken = default)
    {
        Require(prompt);
        return PrewarmPrefixAsync((ref PromptRequestWriter request) => _binding.Definition.WritePrefix(prompt, ref request), tier, cancellationToken);
    }

    /// <summary>Writes a cached prefix that needs no prompt, as pre-warming with a prompt does. Called by generated code.</summary>
    /// <param name="write">Writes every cached segment, in layout order.</param>
    /// <param name="tier">The tier to warm; every tier of the prompt's route when <see langword="null"/>.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>One attempt per tier with its tokens and cost.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected async Task<IReadOnlyList<PromptAttempt>> PrewarmPrefixAsync(PrefixWriter write, string? tier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(write);
        var tiers = tier is null ? _pipeline.Tiers : [tier];
        var attempts = new List<PromptAttempt>(tiers.Count);
        foreach (var name in tiers)
            attempts.Add(await PrewarmTierAsync(write, _pipeline.Require(name), [.. attempts], cancellationToken).ConfigureAwait(false));
        return attempts;
    }

    private async Task<PromptAttempt> PrewarmTierAsync(PrefixWriter write, Tier tier, PromptAttempt[] earlier, CancellationToken cancellationToken)
    {
        var runtime = _binding.Runtime;
        var writer = new PromptRequestWriter(_binding.Layout, runtime.Limits, tier.GuardsPrefix, _binding.HasTools);
        write(ref writer);
        var request = writer.Finish(new PromptChatOptions(_binding.Layout)
        {
            IsPrewarm = true,
            IsMetered = runtime.IsMetered,
            Spans = writer.Spans,
            MaxOutputTokens = PrewarmOutputTokens,
            ResponseFormat = _binding.Definition.Result.Format, // part of the prefix for some providers
            Tools = _binding.ShareTools(),
        });
        request.Messages.Add(new ChatMessage(ChatRole.User, Placeholder));
        var started = runtime.Time.GetTimestamp();
        var route = new RouteDecision(tier.Name, DefinitionRouter.Name, "pre-warming");
        var attempt = new Attempt(tier, Step: 0, earlier.Length + 1, route, IsLast: true, earlier);
        try
        {
            var answer = await _pipeline.Calls.AskAsync(tier, request, cancellationToken).ConfigureAwait(false);
            var written = new PromptAttempt(attempt, answer, runtime.Time.GetElapsedTime(started), AttemptOutcome.Accepted);
            _pipeline.ObservePrewarm(route, written, earlier.Length + 1, answer.Response, error: null);
            return written;
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            var failed = _pipeline.FailedAttempt(tier, request, spent: null, started, exception);
            var error = new PromptException(exception.Message, PromptName, attempt, failed, exception);
            _pipeline.ObservePrewarm(route, failed, earlier.Length + 1, response: null, error);
            throw error;
        }
    }
}
