namespace CachePrefix;

/// <summary>Adds up what the requests of one attempt took, also when a later one fails.</summary>
internal sealed class Spending
{
    private decimal? _cost = 0;

    /// <summary>How many requests were answered.</summary>
    public int Requests { get; private set; }

    /// <summary>Their tokens.</summary>
    public TokenUsage Usage { get; private set; }

    /// <summary>What they are priced by: each on its own, because its length chooses its price.</summary>
    public AnswerPrice Price => AnswerPrice.Sum(_cost);

    public void Add(in Answer answer)
    {
        Usage += answer.Usage;
        _cost += answer.Price.Of(answer.Usage);
        Requests++;
    }

    public void Add(in TokenUsage usage, decimal? cost)
    {
        Usage += usage;
        _cost += cost;
        Requests++;
    }
}
