using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Caching.Memory;

namespace CachePrefix;

/// <summary>
/// Lets a cheap model label the last turn, never the whole context, and takes the tier of the label. What fails, takes too long, talks nonsense or is not sure
/// leaves the choice to the default tier. Labels are remembered; what the classifier took is part of the result's cost.
/// </summary>
public sealed class ClassifierRouter : IPromptRouter, IDisposable
{
    private const string Name = "classifier";

    private readonly ITurnClassifier _classifier;
    private readonly IReadOnlyList<RouteLabel> _labels;
    private readonly ClassifierRouterOptions _options;
    private readonly TimeProvider _time;
    private readonly MemoryCache? _remembered;

    /// <summary>Takes the classifier and its labels.</summary>
    /// <param name="classifier">Labels turns.</param>
    /// <param name="labels">The labels, at least two.</param>
    /// <param name="options">The settings; the defaults when <see langword="null"/>.</param>
    /// <param name="timeProvider">Measures the time-out; the system's when <see langword="null"/>.</param>
    /// <exception cref="CachePrefixConfigurationException">There are fewer than two labels, two of one name, or a setting is out of range.</exception>
    public ClassifierRouter(ITurnClassifier classifier, IReadOnlyList<RouteLabel> labels, ClassifierRouterOptions? options = null, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count < 2)
            throw new CachePrefixConfigurationException($"A classifier router has {labels.Count} label(s); give it at least two to choose from.");
        if (labels.GroupBy(static label => label.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static group => group.Count() > 1) is { } twice)
            throw new CachePrefixConfigurationException($"The label '{twice.Key}' is there twice; give each label a name of its own.");

        _classifier = classifier;
        _labels = labels;
        _options = (options ?? new ClassifierRouterOptions()).Checked();
        _time = timeProvider ?? TimeProvider.System;
        _remembered = _options.Remembered > 0 ? new MemoryCache(new MemoryCacheOptions { SizeLimit = _options.Remembered }) : null;
    }

    /// <inheritdoc />
    public async ValueTask<RouteDecision?> RouteAsync(RouteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var turn = request.Messages.LastOrDefault(static message => message.Role == ChatRole.User)?.Text;
        if (string.IsNullOrWhiteSpace(turn))
            return null;

        var key = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(turn)));
        if (_remembered is not null && _remembered.TryGetValue(key, out RouteLabel? known))
            return new RouteDecision(known!.Tier, Name, $"'{known.Name}', remembered");

        return await AskAsync(request, Shorten(turn), key, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose() => _remembered?.Dispose();

    private async ValueTask<RouteDecision> AskAsync(RouteRequest request, string turn, string key, CancellationToken cancellationToken)
    {
        using var timeOut = new CancellationTokenSource(_options.TimeOut, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeOut.Token, cancellationToken);
        TurnLabel said;
        try
        {
            said = await _classifier.ClassifyAsync(turn, _labels, either.Token).AsTask().WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (Failures.IsFailure(exception, cancellationToken))
        {
            var reason = timeOut.IsCancellationRequested ? $"no label within {_options.TimeOut.TotalSeconds:0.###} s" : $"failed with {exception.GetType().Name}";
            return Default(request, reason, default, cost: null);
        }

        if (_labels.FirstOrDefault(label => string.Equals(label.Name, said.Label, StringComparison.OrdinalIgnoreCase)) is not { } label)
            return Default(request, "no label that it was given", said.Usage, said.Cost);
        if (said.Confidence < _options.MinConfidence)
            return Default(request, $"'{label.Name}' with confidence {said.Confidence:0.00} only", said.Usage, said.Cost) with { Confidence = said.Confidence };

        _remembered?.Set(key, label, new MemoryCacheEntryOptions { Size = 1 });
        return new RouteDecision(label.Tier, Name, $"'{label.Name}'") { Confidence = said.Confidence, Usage = said.Usage, Cost = said.Cost };
    }

    private RouteDecision Default(RouteRequest request, string reason, in TokenUsage usage, decimal? cost) =>
        new(_options.DefaultTier ?? request.Route.Tiers[0], Name, $"default tier: {reason}") { Usage = usage, Cost = cost };

    private string Shorten(string turn)
    {
        if (turn.Length <= _options.MaxCharacters)
            return turn;

        var half = _options.MaxCharacters / 2;
        return $"{turn.AsSpan(0, half)}\n[…]\n{turn.AsSpan(turn.Length - half)}";
    }
}
