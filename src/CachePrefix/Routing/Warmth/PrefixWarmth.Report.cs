using CachePrefix.Models;

namespace CachePrefix;

public sealed partial class PrefixWarmth
{
    /// <summary>Every breakpoint up to the last one that the provider cached has been used, and so has all that lies within what was read; what is known to lie beyond it was not there.</summary>
    private void Take(in Report told)
    {
        var (prefix, model) = (told.Prefix, told.Model);
        var isAutomatic = model?.Caching == CachingMode.Automatic;
        var cached = told.Usage.CacheRead + told.Usage.CacheWrite;
        var end = prefix.FindEnd(model);
        var scale = told.Scale;
        if (!isAutomatic && !told.IsSum && cached > 0 && end >= 0)
        {
            end = Nearest(told, end, cached);
            scale = (double)cached / Math.Max(1, prefix.Points[end].Tokens);
        }

        var minimum = model?.MinimumPrefixTokens ?? 0;
        var isCached = isAutomatic || cached > 0;
        var found = told.IsSum ? end : FindRead(told, scale, end);
        for (var i = prefix.Points.Length - 1; i >= 0; i--)
        {
            var point = prefix.Points[i];
            var tokens = point.Tokens * scale;
            var isBreakpoint = isCached && i <= end && prefix.LifetimeAt(i, model) is not null && tokens >= minimum;
            var isKnown = _entries.TryGetValue((told.Cache, point.Key), out var known);
            if (i <= found)
            {
                if (isBreakpoint || i == found || (isKnown && known.IsWarm(told.StartedAt)))
                    Join(told.Cache, point.Key, told.Use(prefix.LifetimeFrom(i, model), told.StartedAt, missed: 0, tokens));
            }
            else if (isBreakpoint)
            {
                Join(told.Cache, point.Key, told.Use(prefix.LifetimeFrom(i, model), told.AnsweredAt, told.StartedAt, tokens));
            }
            else if (isKnown && IsInReach(prefix, i, model))
            {
                Join(told.Cache, point.Key, PrefixEntry.Miss(told.StartedAt));
            }
        }
    }

    /// <summary>The end of what was read: of the breakpoints and known places the one whose size is nearest to what the provider says; -1 where it read nothing.</summary>
    private int FindRead(in Report told, double scale, int end)
    {
        var read = told.Usage.CacheRead;
        if (read == 0)
            return -1;

        var increment = told.Model is { Caching: CachingMode.Automatic, IncrementTokens: { } step } ? step : 1;
        var (best, distance) = (-1, (double)read);
        for (var i = end; i >= 0; i--)
        {
            var point = told.Prefix.Points[i];
            var isKnown = _entries.TryGetValue((told.Cache, point.Key), out var known);
            if (!isKnown && told.Prefix.LifetimeAt(i, told.Model) is null)
                continue;

            var tokens = isKnown && known.Tokens > 0 ? known.Tokens : (long)(point.Tokens * scale);
            var apart = Math.Abs((tokens / increment * increment) - read);
            if (apart < distance)
                (best, distance) = (i, apart);
        }

        return best;
    }

    private void Join(string cache, UInt128 prefix, in PrefixEntry entry) =>
        _entries[(cache, prefix)] = _entries.TryGetValue((cache, prefix), out var known) ? known.Join(entry) : entry;

    private static bool IsInReach(RequestPrefix prefix, int index, ModelInfo? model)
    {
        for (var from = index; from < prefix.Points.Length; from++)
        {
            if (prefix.LifetimeAt(from, model) is not null && prefix.Reaches(from, index, model))
                return true;
        }

        return false;
    }

    /// <summary>The breakpoint whose size is nearest to what the provider says it cached.</summary>
    private static int Nearest(in Report told, int end, long cached)
    {
        var best = end;
        for (var i = end; i >= 0; i--)
        {
            if (told.Prefix.LifetimeAt(i, told.Model) is not null
                && Math.Abs((told.Prefix.Points[i].Tokens * told.Scale) - cached) < Math.Abs((told.Prefix.Points[best].Tokens * told.Scale) - cached))
                best = i;
        }

        return best;
    }

    private readonly record struct Report(string Cache, RequestPrefix Prefix, ModelInfo? Model, TokenUsage Usage, double Scale, long StartedAt, long AnsweredAt, bool IsSum)
    {
        public PrefixEntry Use(TimeSpan life, long readable, long missed, double tokens) => new(StartedAt, StartedAt + life.Ticks, readable, missed, (int)tokens);
    }
}
