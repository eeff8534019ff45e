using CachePrefix.Models;

namespace CachePrefix.Tests.Routing.Warmth;

/// <summary>A provider's cache by its documented rules, to compare with what the memory believes.</summary>
internal sealed class ProviderCache(ModelInfo model, double scale = 1)
{
    private readonly Dictionary<UInt128, DateTimeOffset> _expires = [];

    public void Evict() => _expires.Clear();

    /// <summary>Reads what lives, writes at every breakpoint after it, and says what the request took.</summary>
    public TokenUsage Ask(RequestPrefix prefix, DateTimeOffset now, int output = 0)
    {
        var points = prefix.Points.ToArray();
        var tokens = Array.ConvertAll(points, point => (int)(point.Tokens * scale));
        var marks = Enumerable.Range(0, points.Length).Where(i => points[i].Mark is not null).ToList();
        var read = -1;
        foreach (var mark in Enumerable.Reverse(marks))
        {
            for (var i = mark; i >= 0 && read < 0 && points[mark].Run - points[i].Run < model.LookBackPositions; i--)
                read = _expires.TryGetValue(points[i].Key, out var expires) && expires > now ? i : -1;
        }

        for (var i = 0; i <= read; i++)
        {
            if (_expires.TryGetValue(points[i].Key, out var expires) && expires > now)
                _expires[points[i].Key] = now + LifeOf(points, i);
        }

        var end = read < 0 ? 0 : tokens[read];
        foreach (var mark in marks.Where(mark => tokens[mark] >= model.MinimumPrefixTokens))
        {
            _expires[points[mark].Key] = now + LifeOf(points, mark);
            end = Math.Max(end, tokens[mark]);
        }

        var found = read < 0 ? 0 : tokens[read];
        return new TokenUsage(tokens[^1] - end, found, end - found, 0, output);
    }

    private static TimeSpan LifeOf(PrefixPoint[] points, int index) =>
        points.Skip(index).First(static point => point.Mark is not null).Mark == CacheTtl.OneHour ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(5);
}
