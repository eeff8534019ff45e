namespace CachePrefix.Gemini.Caches;

/// <summary>Adds up what storing costs.</summary>
internal sealed class StorageBill
{
    private readonly object _gate = new();
    private readonly HashSet<ExplicitCache> _open = [];
    private int _created;
    private int _renewed;
    private int _deleted;
    private decimal _tokenHours;
    private decimal _cost;

    public void Begin(ExplicitCache cache)
    {
        lock (_gate)
        {
            _created++;
            _open.Add(cache);
        }
    }

    public void Renewed()
    {
        lock (_gate)
            _renewed++;
    }

    public void Deleted()
    {
        lock (_gate)
            _deleted++;
    }

    public void End(ExplicitCache cache, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_open.Remove(cache))
                return;
            var (tokenHours, cost) = Of(cache, now);
            _tokenHours += tokenHours;
            _cost += cost;
        }
    }

    public GeminiStorage Total(DateTimeOffset now)
    {
        lock (_gate)
        {
            var (tokenHours, cost) = (_tokenHours, _cost);
            foreach (var cache in _open)
            {
                var (more, moreCost) = Of(cache, now);
                tokenHours += more;
                cost += moreCost;
            }

            return new GeminiStorage(_created, _renewed, _deleted, tokenHours, cost);
        }
    }

    private static (decimal TokenHours, decimal Cost) Of(ExplicitCache cache, DateTimeOffset now)
    {
        var time = (now < cache.Expires ? now : cache.Expires) - cache.Start;
        return (cache.Tokens * (decimal)time.TotalHours, cache.Economy.CostOf(cache.Tokens, time));
    }
}
