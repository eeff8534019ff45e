namespace CachePrefix.Analyzers.Bill;

/// <summary>What was measured of a prompt, and when.</summary>
internal sealed record PromptUsage(MeasuredPrompt Measured, DateTime? From, DateTime? To);
