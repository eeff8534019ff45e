namespace CachePrefix;

/// <summary>What the guard found, and why.</summary>
/// <param name="Result">The result.</param>
/// <param name="Reasons">What differs, in words of the questions; empty for <see cref="GuardResult.Same"/>.</param>
public sealed record GuardVerdict(GuardResult Result, IReadOnlyList<string> Reasons);
