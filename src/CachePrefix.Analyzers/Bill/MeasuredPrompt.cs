using CachePrefix.Analyzers.Generation;

namespace CachePrefix.Analyzers.Bill;

/// <summary>What was measured of a prompt.</summary>
internal sealed record MeasuredPrompt
{
    public required string Prompt { get; init; }

    public required double CallsPerDay { get; init; }

    /// <summary>The share of the cached part that was read, or <see langword="null"/> where nothing was cached.</summary>
    public required double? HitRate { get; init; }

    public required long PrefixTokens { get; init; }

    /// <summary>The mean number of tokens that were not cached.</summary>
    public required long InputTokens { get; init; }

    public required long OutputTokens { get; init; }

    public required decimal CostPerDay { get; init; }

    /// <summary>The share of the whole bill, from 0 to 1.</summary>
    public required double Share { get; init; }

    public required decimal WastePerMonth { get; init; }

    /// <summary>The segment that changed between calls, or <see langword="null"/>.</summary>
    public required string? ChangedSegment { get; init; }

    /// <summary>Why the cache did not work, or <see langword="null"/>.</summary>
    public required string? Cause { get; init; }

    public required EquatableArray<string> Levers { get; init; }

    public double CallsPerHour => CallsPerDay / 24;
}
