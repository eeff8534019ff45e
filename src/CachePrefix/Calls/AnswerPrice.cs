using CachePrefix.Models;

namespace CachePrefix;

/// <summary>What the tokens of an answer are priced by: one row of the price sheet, the sum of requests that were priced apart, or nothing that is known.</summary>
internal readonly record struct AnswerPrice
{
    /// <summary>A row or a sum: one reference, because every answer carries it.</summary>
    private readonly object? _rowOrSum;

    private AnswerPrice(object? rowOrSum) => _rowOrSum = rowOrSum;

    /// <summary>One request at one row; unknown when there is none.</summary>
    public static AnswerPrice At(TokenPrice? row) => new(row);

    /// <summary>Several requests that were priced apart; unknown when one of them has no price.</summary>
    public static AnswerPrice Sum(decimal? cost) => new(cost);

    /// <summary>The cost in US dollars. Computed when it is asked for, because most callers never do.</summary>
    public decimal? Of(in TokenUsage usage) => _rowOrSum is TokenPrice row ? row.TotalOf(usage) : (decimal?)_rowOrSum;
}
