using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CachePrefix;

/// <summary>The program's semantic cache: makes caching clients and removes answers.</summary>
public sealed class SemanticCache : IDisposable
{
    private readonly InMemorySemanticStore? _owned;

    /// <summary>Makes a semantic cache.</summary>
    /// <param name="generator">Embeds questions; not disposed with the cache.</param>
    /// <param name="options">Settings; the defaults when <see langword="null"/>.</param>
    /// <param name="store">Where answers lie; a bounded store in memory when <see langword="null"/>.</param>
    /// <param name="verifier">Decides where the guard cannot; nobody when <see langword="null"/>.</param>
    /// <param name="comparer">Compares answers in the shadow; <see cref="AnswerComparer"/> when <see langword="null"/>.</param>
    /// <param name="log">Takes records for tuning.</param>
    /// <param name="timeProvider">Tells the age of answers; the system's when <see langword="null"/>.</param>
    /// <param name="logger">Takes a warning when something fails.</param>
    public SemanticCache(
        IEmbeddingGenerator<string, Embedding<float>> generator,
        SemanticCacheOptions? options = null,
        ISemanticCacheStore? store = null,
        ISemanticCacheVerifier? verifier = null,
        IAnswerComparer? comparer = null,
        ISemanticShadowLog? log = null,
        TimeProvider? timeProvider = null,
        ILogger<SemanticCache>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(generator);
        options ??= new SemanticCacheOptions();
        timeProvider ??= TimeProvider.System;
        store ??= _owned = new InMemorySemanticStore(options.MaxEntries, options.MemoryLimit, timeProvider);
        Answers = new SemanticAnswers(
            generator, store, options, verifier, comparer ?? AnswerComparer.Instance, log, timeProvider, (ILogger?)logger ?? NullLogger.Instance);
    }

    internal SemanticAnswers Answers { get; }

    /// <summary>Adds the cache to a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="policy">When answers are given again.</param>
    /// <returns>The client with the cache.</returns>
    /// <exception cref="CachePrefixConfigurationException">A value of the policy cannot be meant.</exception>
    public SemanticCachingChatClient AddTo(IChatClient client, SemanticCachePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(policy);
        return new SemanticCachingChatClient(client, Answers, policy.Checked());
    }

    /// <summary>Removes all answers to a prompt.</summary>
    /// <param name="prompt">The prompt's name.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    /// <returns>How many answers were removed.</returns>
    public ValueTask<long> RemovePromptAsync(string prompt, CancellationToken cancellationToken = default) => RemoveTagAsync("prompt:" + prompt, cancellationToken);

    /// <summary>Removes all answers of a product feature.</summary>
    /// <param name="feature">The feature's name.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    /// <returns>How many answers were removed.</returns>
    public ValueTask<long> RemoveFeatureAsync(string feature, CancellationToken cancellationToken = default) => RemoveTagAsync("feature:" + feature, cancellationToken);

    /// <summary>Removes all answers with a tag.</summary>
    /// <param name="tag">The tag, as a policy or <see cref="ICacheTagged"/> gave it.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    /// <returns>How many answers were removed.</returns>
    public ValueTask<long> RemoveTagAsync(string tag, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tag);
        return Answers.RemoveAsync(new SemanticRemoval { Tag = tag }, cancellationToken);
    }

    /// <summary>Removes all answers that are older than an age.</summary>
    /// <param name="age">The age.</param>
    /// <param name="cancellationToken">Ends the removal.</param>
    /// <returns>How many answers were removed.</returns>
    public ValueTask<long> RemoveOlderThanAsync(TimeSpan age, CancellationToken cancellationToken = default) =>
        Answers.RemoveAsync(new SemanticRemoval { CreatedBefore = Answers.Time.GetUtcNow() - age }, cancellationToken);

    /// <summary>Removes all answers.</summary>
    /// <param name="cancellationToken">Ends the removal.</param>
    /// <returns>How many answers were removed.</returns>
    public ValueTask<long> ClearAsync(CancellationToken cancellationToken = default) => Answers.RemoveAsync(new SemanticRemoval(), cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _owned?.Dispose();
}
