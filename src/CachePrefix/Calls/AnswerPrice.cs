using CachePrefix.Models;

namespace CachePrefix;

/// <summary>What the tokens of an answer are priced by: one row of the price sheet, the sum of requests that were priced apart, or nothing that is known.</summary>
internal readonly struct AnswerPrice
{
    private readonly TokenPrice? _row;
    private readonly decimal? _sum;

    private AnswerPrice(TokenPrice? row, decimal? sum)
    {
        _row = row;
        _sum = sum;
    }

    /// <summary>One request at one row; unknown when there is none.</summary>
    public static AnswerPrice At(TokenPrice? row) => new(row, sum: null);

    /// <summary>Several requests that were priced apart; unknown when one of them has no price.</summary>
    public static AnswerPrice Sum(decimal? cost) => new(row: null, cost);

    /// <summary>The cost in US dollars. Computed when it is asked for, because most callers never do.</summary>
    public decimal? Of(in TokenUsage usage) => _row is null ? _sum : _row.TotalOf(usage);
}
