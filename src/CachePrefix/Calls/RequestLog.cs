namespace CachePrefix;

/// <summary>The requests that one call took, each with its own tokens, because the length of a request chooses its price.</summary>
/// <param name="cachesResponses">Whether the tier's client keeps responses, so that an answer may have taken no request.</param>
internal sealed class RequestLog(bool cachesResponses)
{
    private readonly List<(TokenUsage Usage, string? Model, string? ServiceTier)> _requests = [];
    private readonly object _lock = new();
    private bool _isEmpty = true;
    private bool _isIncomplete;

    /// <summary>Whether an answer without the provider's own form has been kept by a client, and so took no request.</summary>
    public bool CachesResponses => cachesResponses;

    public void Add(in TokenUsage usage, string? model, string? serviceTier)
    {
        lock (_lock)
        {
            _isEmpty = false;
            _requests.Add((usage, model, serviceTier));
        }
    }

    /// <summary>Takes note of an answer that took no request.</summary>
    public void AddFree()
    {
        lock (_lock)
            _isEmpty = false;
    }

    /// <summary>Takes note of a request whose tokens are not known.</summary>
    public void AddUnknown()
    {
        lock (_lock)
            (_isEmpty, _isIncomplete) = (false, true);
    }

    /// <summary>The tokens and the cost of all requests since the last call; nothing when none was reported.</summary>
    public (TokenUsage Usage, decimal? Cost)? Take(PriceBook prices, string? tierModel, long timestamp)
    {
        lock (_lock)
        {
            if (_isEmpty)
                return null;

            var usage = default(TokenUsage);
            decimal? cost = _isIncomplete ? null : 0;
            foreach (var (tokens, model, serviceTier) in _requests)
            {
                usage += tokens;
                cost += prices.Find(model ?? tierModel, tokens, timestamp, serviceTier)?.TotalOf(tokens);
            }

            _requests.Clear();
            (_isEmpty, _isIncomplete) = (true, false);
            return (usage, cost);
        }
    }
}
