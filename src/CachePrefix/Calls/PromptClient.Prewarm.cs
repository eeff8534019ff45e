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
    public async Task<IReadOnlyList<PromptAttempt>> PrewarmAsync(
        TPrompt prompt, string? tier = null, CancellationToken cancellationToken = default)
    {
        if (tier is not null)
            RequireTier(tier);

        var attempts = new List<PromptAttempt>();
        foreach (var name in tier is null ? _definition.Route.Tiers : [tier])
            attempts.Add(await PrewarmAsync(prompt, new Attempt(_runtime.Tiers.Get(name), attempts.Count + 1), cancellationToken).ConfigureAwait(false));
        return attempts;
    }

    private async Task<PromptAttempt> PrewarmAsync(TPrompt prompt, Attempt attempt, CancellationToken cancellationToken)
    {
        var tier = attempt.Tier;
        var writer = StartRequest(tier);
        _definition.WritePrefix(prompt, ref writer);
        var request = writer.Finish(new PromptChatOptions(_layout)
        {
            IsPrewarm = true,
            Spans = writer.Spans,
            MaxOutputTokens = PrewarmOutputTokens,
            Tools = CopyTools(),
        });
        request.Messages.Add(new ChatMessage(ChatRole.User, Placeholder));
        var started = _runtime.Time.GetTimestamp();
        try
        {
            var response = await tier.Client.GetResponseAsync(request.Messages, request.Options, cancellationToken).ConfigureAwait(false);
            var answer = TakeAnswer(tier, response, started);
            return new PromptAttempt(tier, answer, _runtime.Time.GetElapsedTime(started), AttemptOutcome.Accepted);
        }
        catch (Exception exception) when (IsFailure(exception, cancellationToken))
        {
            throw Failed(exception.Message, attempt, exception);
        }
    }
}
