namespace CachePrefix;

/// <summary>When the answers of a prompt may be given again.</summary>
/// <param name="Response">To the same request; <see langword="null"/> when they may not.</param>
/// <param name="Semantic">To a question that means the same; <see langword="null"/> when they may not.</param>
public readonly record struct AnswerPolicies(ResponseCachePolicy? Response, SemanticCachePolicy? Semantic);
