namespace CachePrefix.Ledger.Watches;

/// <summary>The calls of one prompt as a watch remembers them. Not safe for concurrent use.</summary>
internal sealed class PromptWatch(string prompt, CallWatchOptions options)
{
    private const double Forgetting = 0.995;
    private const int EscalationCalls = 50;

    private readonly Queue<WatchedCall> _window = new();
    private readonly Queue<bool> _escalated = new();
    private double _pastRead;
    private double _pastCached;
    private WatchedCall? _past;
    private int _misses;
    private bool _hasHit;

    /// <summary>What is out of bounds after a record, and what is judged to be in bounds again.</summary>
    public IEnumerable<(AlertKind Kind, bool IsOut, Func<CallAlert> Alert)> Take(CallRecord record)
    {
        if (record.IsFinal)
            Remember(_escalated, record.Attempt > 1, EscalationCalls);
        if (_escalated.Count >= options.MinCalls)
        {
            var rate = (double)_escalated.Count(static escalated => escalated) / _escalated.Count;
            yield return (AlertKind.Escalations, rate > options.EscalationCeiling, () => new CallAlert(
                AlertKind.Escalations, prompt, rate, options.EscalationCeiling, $"tier '{record.RouteReason ?? "first"}' rejects or fails; the last attempt was on '{record.Tier}'", null, record.Time));
        }

        if (record is not { Source: AnswerSource.Model, Outcome: not AttemptOutcome.Failed } || record.Usage.CacheRead + record.Usage.CacheWrite == 0)
            yield break;

        Add(WatchedCall.Of(record));
        if (_window.Count < Math.Min(options.MinCalls, options.WindowCalls))
            yield break;

        var hitRate = (double)_window.Sum(static call => call.Read) / _window.Sum(static call => call.Cached);
        var floor = options.HitRateFloors.TryGetValue(prompt, out var own) ? own : options.HitRateFloor;
        yield return (AlertKind.LowHitRate, hitRate < floor, () => Alert(AlertKind.LowHitRate, hitRate, floor, record.Time));
        yield return (AlertKind.PrefixStoppedHitting, _hasHit && _misses >= options.MissesInARow, () => Alert(AlertKind.PrefixStoppedHitting, 0, 1, record.Time));
        if (_pastCached <= 0 || _past is null)
            yield break;

        var expected = _pastRead / _pastCached * (1 - options.MaxFall);
        yield return (AlertKind.FallingHitRate, hitRate < expected, () => Alert(AlertKind.FallingHitRate, hitRate, expected, record.Time));
    }

    private void Add(in WatchedCall call)
    {
        _misses = call.Read == 0 ? _misses + 1 : 0;
        _hasHit |= call.Read > 0;
        _window.Enqueue(call);
        if (_window.Count <= options.WindowCalls)
            return;

        var old = _window.Dequeue();
        _pastRead = (_pastRead * Forgetting) + old.Read;
        _pastCached = (_pastCached * Forgetting) + old.Cached;
        _past = old.Written > 0 || _past is not { } past ? old : old with { Written = past.Written, IsLong = past.IsLong };
    }

    private CallAlert Alert(AlertKind kind, double value, double limit, DateTimeOffset time)
    {
        var (cause, segment) = LikelyCause.Of(_past, [.. _window]);
        return new CallAlert(kind, prompt, value, limit, cause, segment, time);
    }

    private static void Remember<T>(Queue<T> queue, T item, int most)
    {
        queue.Enqueue(item);
        if (queue.Count > most)
            queue.Dequeue();
    }
}
