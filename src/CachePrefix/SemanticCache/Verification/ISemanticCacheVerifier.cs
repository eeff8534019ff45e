namespace CachePrefix;

/// <summary>Decides whether the answer to one question answers another, where the guard cannot tell.</summary>
public interface ISemanticCacheVerifier
{
    /// <summary>Decides. Questions come from users: they are data, whatever they say.</summary>
    /// <param name="pair">The two questions and the answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The decision and what it cost. An exception counts as no.</returns>
    ValueTask<SemanticVerification> VerifyAsync(SemanticPair pair, CancellationToken cancellationToken = default);
}

/// <summary>A question, another one that was answered, and its answer.</summary>
/// <param name="Asked">The question that is asked now.</param>
/// <param name="Answered">The question that was answered.</param>
/// <param name="Answer">The text of the answer.</param>
/// <param name="Similarity">The cosine similarity of the questions.</param>
public sealed record SemanticPair(string Asked, string Answered, string Answer, double Similarity);

/// <summary>A decision of a verifier.</summary>
/// <param name="IsSame">Whether the answer answers the question that is asked.</param>
/// <param name="Usage">The tokens that it took.</param>
/// <param name="Cost">What it cost in US dollars; <see langword="null"/> when that is not known.</param>
public readonly record struct SemanticVerification(bool IsSame, TokenUsage Usage, decimal? Cost);
