namespace CachePrefix.Evaluation;

/// <summary>An answer that was sampled.</summary>
/// <param name="Call">The call.</param>
/// <param name="Answer">The answer that was given.</param>
/// <param name="Origin">Where it came from: a tier's name or a cache.</param>
internal sealed record AuditItem(PromptCall Call, string Answer, string Origin);
