#if CACHEPREFIX_COMPILER
namespace CachePrefix.Analyzers.Catalog;
#else
namespace CachePrefix.Models;
#endif

/// <summary>The prices of one model between two changes.</summary>
#if CACHEPREFIX_COMPILER
internal
#else
public
#endif
sealed class PricePeriod
{
    private readonly TokenPrice[] _rows;

    internal PricePeriod(DateOnly? from, TokenPrice[] rows)
    {
        From = from;
        _rows = rows;
    }

    /// <summary>The first day, in UTC; <see langword="null"/> for the price since the model came out.</summary>
    public DateOnly? From { get; }

    /// <summary>One row for each length of input that has its own price, the shortest first.</summary>
    public IReadOnlyList<TokenPrice> Rows => _rows;

    /// <summary>The row for a call of a given length: all of its tokens cost what that row says, output included, not only those above the limit.</summary>
    /// <param name="inputTokens">All input tokens of the call, cached ones included.</param>
    public TokenPrice For(long inputTokens)
    {
        for (var i = _rows.Length - 1; i > 0; i--)
            if (inputTokens > _rows[i].AboveInputTokens)
                return _rows[i];
        return _rows[0];
    }

    /// <summary>The cost of one call in this period.</summary>
    /// <param name="usage">The tokens of one call: its input length chooses the row.</param>
    public CallCost CostOf(in TokenUsage usage) => For(usage.TotalInput).CostOf(usage);

    internal PricePeriod Times(decimal factor) => factor == 1 ? this : new(From, Array.ConvertAll(_rows, row => row.Times(factor)));
}
