namespace CachePrefix;

/// <summary>The waits between two looks at the provider: longer and longer while nothing moves, and never beyond the deadline.</summary>
internal sealed class PollWait(BatchOptions options)
{
    private TimeSpan _wait = options.PollInterval;

    public TimeSpan After(BatchRun before, BatchRun after, DateTimeOffset now)
    {
        _wait = HasMoved(before, after) ? options.PollInterval : Shorter(_wait * 2, options.MaxPollInterval);
        var wait = after.IsCancelled || after.Deadline is not { } deadline ? _wait : Shorter(_wait, deadline - now);
        return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
    }

    /// <summary>A submission that was refused for now, and prepared again, is no progress.</summary>
    private static bool HasMoved(BatchRun before, BatchRun after) => before.IsCancelled != after.IsCancelled || !Progress(before).SequenceEqual(Progress(after));

    private static IEnumerable<(int Number, BatchPartState State, int Completed)> Progress(BatchRun run) =>
        run.Parts.OrderBy(static part => part.Number).Select(static part => (part.Number, part.State, part.Completed));

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
