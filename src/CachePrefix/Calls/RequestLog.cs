namespace CachePrefix;

/// <summary>The requests that one call took, each with its own tokens, because the length of a request chooses its price.</summary>
internal sealed class RequestLog
{
    private readonly List<(TokenUsage Usage, string? Model)> _requests = [];
    private readonly object _lock = new();

    public void Add(in TokenUsage usage, string? model)
    {
        lock (_lock)
            _requests.Add((usage, model));
    }

    /// <summary>The tokens and the cost of all requests since the last call; nothing when there were none.</summary>
    public (TokenUsage Usage, decimal? Cost)? Take(PriceBook prices, string? tierModel, long timestamp)
    {
        lock (_lock)
        {
            if (_requests.Count == 0)
                return null;

            var usage = default(TokenUsage);
            decimal? cost = 0;
            foreach (var (tokens, model) in _requests)
            {
                usage += tokens;
                cost += prices.Find(model ?? tierModel, tokens, timestamp)?.TotalOf(tokens);
            }

            _requests.Clear();
            return (usage, cost);
        }
    }
}
