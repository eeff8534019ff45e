using System.Globalization;
using Microsoft.Extensions.AI;

namespace CachePrefix;

/// <summary>
/// Chooses by what <c>cacheprefix train</c> learned: the tier whose chance of a right answer is worth its cost. Looks at the last user turn only. Abstains on prompts that are unlike those it
/// learned from, and says so.
/// </summary>
public sealed class DifficultyRouter : IPromptRouter
{
    private readonly DifficultyModel _model;
    private readonly double _threshold;
    private readonly string _name;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? _embeddings;

    /// <summary>Takes what was learned.</summary>
    /// <param name="model">What was learned.</param>
    /// <param name="options">How to choose; by the threshold of the file when <see langword="null"/>.</param>
    /// <param name="embeddings">
    /// Embeds prompts, where the file was trained with embeddings: <c>LocalEmbeddingGenerator</c> of the package CachePrefix.LocalEmbeddings. Without it the router goes by words alone.
    /// </param>
    /// <exception cref="CachePrefixConfigurationException">The options contradict each other or cannot be reached, or the embeddings are not those of the file.</exception>
    public DifficultyRouter(DifficultyModel model, DifficultyRouterOptions? options = null, IEmbeddingGenerator<string, Embedding<float>>? embeddings = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new DifficultyRouterOptions();
        ArgumentException.ThrowIfNullOrEmpty(options.Name);
        if (embeddings is not null && model.EmbeddingModel is null)
            throw new CachePrefixConfigurationException("The router's file was trained without embeddings. Leave out the embedding generator, or train with --embeddings.");
        if (embeddings?.GetService<EmbeddingGeneratorMetadata>()?.DefaultModelId is { } id && id != model.EmbeddingModel)
            throw new CachePrefixConfigurationException($"The router's file was trained with embeddings of '{model.EmbeddingModel}', not of '{id}'.");
        _model = model;
        _threshold = options.ThresholdFor(model);
        _name = options.Name;
        _embeddings = embeddings;
    }

    /// <inheritdoc />
    public ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var last = request.Messages.LastOrDefault(static message => message.Role == ChatRole.User);
        if (last?.Text is not { Length: > 0 } text)
            return new(RouteDecision.Abstain(_name, "there is no text in the last user turn"));
        return _embeddings is null ? new(Decide(request, text, default)) : EmbedAsync(request, text, cancellationToken);
    }

    private async ValueTask<RouteDecision?> EmbedAsync(RouteRequest request, string text, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<float> vector;
        try
        {
            vector = (await _embeddings!.GenerateAsync([text], options: null, cancellationToken).ConfigureAwait(false))[0].Vector;
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            vector = default;
        }

        return Decide(request, text, vector.Span);
    }

    private RouteDecision Decide(RouteRequest request, string text, ReadOnlySpan<float> embedding)
    {
        var prediction = _model.Predict(text, embedding);
        if (prediction.Objection is { } objection)
            return RouteDecision.Abstain(_name, objection);

        var chosen = TierChoice.Best(prediction.Probabilities, _model.Tiers, _threshold, tier => request.Route.Tiers.Contains(tier.Name));
        if (chosen < 0)
            return RouteDecision.Abstain(_name, "it knows none of the route's tiers");
        var probability = prediction.Probabilities[chosen];
        return new RouteDecision(_model.Tiers[chosen].Name, _name, string.Create(CultureInfo.InvariantCulture, $"right with {probability:0.00}, going all the way up is worth {prediction.Gain:0.00} at a threshold of {_threshold:0.00}"))
        {
            Confidence = probability,
        };
    }
}
