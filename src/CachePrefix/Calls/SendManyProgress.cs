namespace CachePrefix;

/// <summary>How far <c>SendManyAsync</c> has come.</summary>
/// <param name="Completed">The prompts that have been answered or have failed.</param>
/// <param name="Failed">Those of them that have failed.</param>
/// <param name="Total">All prompts, or <see langword="null"/> while the sequence is still being read.</param>
public readonly record struct SendManyProgress(int Completed, int Failed, int? Total);
