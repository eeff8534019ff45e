using CachePrefix.Evaluation.Statistics;

namespace CachePrefix.Evaluation;

/// <summary>Counts per prompt and class. Safe for concurrent use.</summary>
internal sealed class DisagreementCounts(TimeSpan period)
{
    private readonly Dictionary<(string Prompt, string Class), Disagreement> _counts = [];
    private readonly object _lock = new();
    private DateTimeOffset _began;

    public IReadOnlyList<Disagreement> All
    {
        get
        {
            lock (_lock)
                return [.. _counts.Values.OrderByDescending(static each => each.Low).ThenBy(static each => each.Prompt, StringComparer.Ordinal).ThenBy(static each => each.Class, StringComparer.Ordinal)];
        }
    }

    public Disagreement Add(string prompt, string inClass, bool? agrees, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (now - _began >= period)
            {
                _counts.Clear();
                _began = now;
            }

            var before = _counts.GetValueOrDefault((prompt, inClass));
            var compared = (before?.Compared ?? 0) + (agrees is null ? 0 : 1);
            var disagreed = (before?.Disagreed ?? 0) + (agrees == false ? 1 : 0);
            var (low, high) = AnytimeInterval.Of(disagreed, compared);
            return _counts[(prompt, inClass)] = new Disagreement
            {
                Prompt = prompt,
                Class = inClass,
                Compared = compared,
                Disagreed = disagreed,
                Undecided = (before?.Undecided ?? 0) + (agrees is null ? 1 : 0),
                Low = low,
                High = high,
                Time = now,
            };
        }
    }
}
