namespace CachePrefix;

/// <summary>Verifies with a probability, as decision endpoints and classifiers give it.</summary>
public sealed class DecisionVerifier : ISemanticCacheVerifier
{
    private readonly Func<SemanticPair, CancellationToken, ValueTask<SemanticDecision>> _decide;
    private readonly double _minProbability;

    /// <summary>Makes a verifier.</summary>
    /// <param name="decide">Gives the probability that the answer answers the question that is asked.</param>
    /// <param name="minProbability">The probability from which the answer is given; above 0 and up to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not above 0 and up to 1.</exception>
    public DecisionVerifier(Func<SemanticPair, CancellationToken, ValueTask<SemanticDecision>> decide, double minProbability = 0.9)
    {
        ArgumentNullException.ThrowIfNull(decide);
        if (!(minProbability is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(minProbability), minProbability, "A probability above 0 and up to 1.");
        _decide = decide;
        _minProbability = minProbability;
    }

    /// <inheritdoc />
    public async ValueTask<SemanticVerification> VerifyAsync(SemanticPair pair, CancellationToken cancellationToken = default)
    {
        var decision = await _decide(pair, cancellationToken).ConfigureAwait(false);
        return new SemanticVerification(decision.Probability >= _minProbability, decision.Usage, decision.Cost);
    }
}

/// <summary>What a decision endpoint says.</summary>
/// <param name="Probability">From 0 to 1.</param>
/// <param name="Usage">The tokens that it took.</param>
/// <param name="Cost">What it cost in US dollars; <see langword="null"/> when that is not known.</param>
public readonly record struct SemanticDecision(double Probability, TokenUsage Usage = default, decimal? Cost = null);
